import { expect, it } from 'vitest'
import { nextEdit } from './next-edit.ts'

it('begins, goes on, begins anew and drops what is old', () => {
  expect(nextEdit([])).toBe('paragraph')
  expect(nextEdit([1])).toBe('word')
  expect(nextEdit([30])).toBe('paragraph')
  expect(nextEdit([30, 30, 30, 29])).toBe('word')
  expect(nextEdit([30, 30, 30, 30])).toBe('paragraph')
  expect(nextEdit([30, 30, 30, 30, 0])).toBe('delete-oldest')
})
