import { expect, test } from 'vitest'
import { memberPairs } from './member-pairs.ts'

test.each([
  ['equal values', ['a', 'b'], ['b', 'a'], ['"a"→"a"', '"b"→"b"']],
  ['what came and went', ['a', 'b'], ['a', 'c'], ['"a"→"a"', '"b"→', '→"c"']],
  [
    'a text by its words',
    ['No jury.', 'Time is bound to 48 hours.'],
    ['Time is bound to 24 hours.'],
    ['"No jury."→', '"Time is bound to 48 hours."→"Time is bound to 24 hours."'],
  ],
  [
    'a record by its key',
    [{ key: 'host', count: 2 }],
    [{ key: 'host', count: 3 }],
    ['{"key":"host","count":2}→{"key":"host","count":3}'],
  ],
  ['nothing', [], [], []],
])('pairs %s', (_, from, to, wanted) => {
  const told = (member: unknown) => (member === undefined ? '' : JSON.stringify(member))
  const pairs = memberPairs(from, to).map((pair) => `${told(pair.from)}→${told(pair.to)}`)
  expect(pairs.toSorted()).toEqual(wanted.toSorted())
})
