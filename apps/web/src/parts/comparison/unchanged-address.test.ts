import { expect, test } from 'vitest'
import { unchangedIn, withUnchanged } from './unchanged-address.ts'

test('what is the same is counted, unless the address asks for all of it', () => {
  expect(unchangedIn({})).toBe('counted')
  expect(unchangedIn({ unchanged: 'all' })).toBe('counted')
  expect(unchangedIn({ unchanged: 'drawn' })).toBe('drawn')
})

test('the address that asks for all keeps what else was asked', () => {
  const path = '/formats/a/history/passage'
  expect(withUnchanged(path)).toBe(`${path}?unchanged=drawn`)
  const address = withUnchanged(path, { start: '3', end: '9', cursor: null, at: ['x', 'y'] })
  expect(address).toBe(`${path}?start=3&end=9&unchanged=drawn`)
})
