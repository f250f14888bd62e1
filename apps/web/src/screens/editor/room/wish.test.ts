import { expect, test } from 'vitest'
import { parseWish } from './wish.ts'

const own = { kind: 'proposal', number: null, ideas: [], event: null }

test('an address without wishes is the shared draft', () => {
  expect(parseWish({})).toEqual({ kind: 'page' })
  expect(parseWish({ at: '1.0' })).toEqual({ kind: 'page' })
})

test('a number changes that proposal', () => {
  expect(parseWish({ proposal: '4' })).toEqual({ ...own, number: 4 })
})

test('ideas and an event start a proposal for them', () => {
  expect(parseWish({ ideas: 'a,b', event: 'mixeur' })).toEqual({
    ...own,
    ideas: ['a', 'b'],
    event: 'mixeur',
  })
  expect(parseWish({ propose: '1' })).toEqual(own)
  expect(parseWish({ proposal: null })).toEqual(own)
})
