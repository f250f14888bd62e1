import { expect, test } from 'vitest'
import type { EditorNode } from '../editor/node.ts'
import { pairSimilar } from './pair-similar.ts'

/** Which paragraphs of a base pair with which wanted ones, as `base-want`; what begins with `#` is a heading. */
const pairsOf = (base: readonly string[], want: readonly string[]): readonly string[] => {
  const toNode = (words: string): EditorNode => ({
    type: words.startsWith('#') ? 'heading' : 'paragraph',
  })
  const pairs = pairSimilar({
    base: base.map((key) => ({ key, json: toNode(key) })),
    want: want.map(toNode),
    keys: want,
    gap: { base: 0, want: 0, baseEnd: base.length, wantEnd: want.length },
  })
  return pairs.map((pair) => `${pair.base}-${pair.want}`)
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['the most alike, not the first', ['abcdef', 'abcxyz'], ['abcxyw'], ['1-0']],
  ['equal ones before nearly equal ones', ['abcdf'], ['abcdx', 'abcdf', 'abcdy'], ['0-1']],
  ['as much as it can', ['abcd', 'efgh'], ['abcx', 'new', 'efgx'], ['0-0', '1-2']],
  ['none that changed places', ['abcd', 'efgh'], ['efgx', 'abcx'], ['1-0']],
  [
    'one equal one before two nearly equal ones',
    ['abcdex', 'abcdey'],
    ['abcdey', 'abcdez'],
    ['1-0'],
  ],
  ['what ends alike', ['xbcdef'], ['ybcdef', 'zzz'], ['0-0']],
  ['no long one with a short one that it holds', ['abcdef'], ['ab', 'zzz'], []],
  ['none of two types', ['#abc'], ['abc'], []],
  [
    'what is rewritten where as many stand there as before',
    ['abcdefghij'],
    ['axxxxxxxxx'],
    ['0-0'],
  ],
  ['nothing that is hardly alike elsewhere', ['abcdefghij'], ['axxxxxxxxx', 'zzz'], []],
  ['nothing with nothing', [], ['a'], []],
])('pairs %s', (_, base, want, wanted) => {
  expect(pairsOf(base, want)).toEqual(wanted)
})

test('pairs in order, by type alone, what is too much to hold against each other', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `words ${at}`)
  const pairs = pairsOf(['gone', '#b', ...many(200)], ['#a', '#c', ...many(199)])
  expect(pairs.slice(0, 2)).toEqual(['1-1', '2-2'])
  expect(pairs).toHaveLength(200)
  expect(pairsOf(['gone', ...many(100)], many(100)).at(0)).toBe('1-0')
})
