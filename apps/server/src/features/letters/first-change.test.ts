import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstChange } from './first-change.ts'

test.each([
  ['one\n\ntwo\nthree', 'one\n\ntwo more\nthree', { before: 'two', after: 'two more' }],
  ['one\nthree', 'one\ntwo\nthree', { before: '', after: 'two' }],
  ['one\ntwo', 'one', { before: 'two', after: '' }],
  ['one\n---\ntwo', 'one\ntwo', null],
])('of %j and %j', (before, after, change) => {
  expect(firstChange(before, after)).toEqual(change)
})

test('a text that stayed has none, and one that did not has words', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
  fc.assert(
    fc.property(lines, lines, (was, is) => {
      const change = firstChange(was.join('\n'), is.join('\n'))
      expect(change === null).toBe(was.join() === is.join())
      expect(change).not.toEqual({ before: '', after: '' })
    }),
  )
})
