import { expect, test } from 'vitest'
import { sameValue, valueKey } from './same-value.ts'

test.each<[string, unknown, unknown, boolean]>([
  ['equal scalars', 1, 1, true],
  ['a number and a text', 1, '1', false],
  ['nothing and an empty text', null, '', false],
  ['numbers without end', Infinity, -Infinity, false],
  ['a number without end and nothing', Infinity, null, false],
  ['what is no number', NaN, NaN, true],
  ['both zeros', 0, -0, false],
  ['maps in any order', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ['a map with one more key', { a: 1 }, { a: 1, b: 2 }, false],
  ['a map with one key less', { a: 1, b: 2 }, { a: 1 }, false],
  ['maps with other keys', { a: null }, { b: null }, false],
  ['a list in another order', [1, 2], [2, 1], false],
  ['a list with one more', [1], [1, null], false],
  ['a list and a map', [], {}, false],
  ['maps within', { a: [{ b: 1 }] }, { a: [{ b: 1, c: 1 }] }, false],
])('of %s says whether they mean the same', (_, a, b, wanted) => {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    expect(sameValue(one, other)).toBe(wanted)
    expect(valueKey(one) === valueKey(other)).toBe(wanted)
  }
})
