import { expect, test } from 'vitest'
import { matchMembers } from './match-members.ts'

const guide = { title: 'Guide', url: 'https://a.example', license: 'X' }
const atlas = { title: 'Atlas', url: 'https://b.example', license: 'X' }

test.each<[string, readonly unknown[], readonly unknown[], readonly (number | null)[]]>([
  ['equal members, wherever they stand', ['a', guide, 'b'], ['b', guide, 'a'], [2, 1, 0]],
  ['twins in their order', ['a', 'b', 'a'], ['b', 'a'], [1, 2]],
  ['records with one key', [{ key: 'a', n: 1 }], [{ key: 'b' }, { key: 'a', m: 2 }], [null, 0]],
  ['no records with two keys', [{ key: 'a', n: 1, m: 2 }], [{ key: 'b', n: 1, m: 2 }], [null]],
  [
    'a record by its address, though all else changed',
    [guide, atlas],
    [
      { ...atlas, url: 'c' },
      { url: guide.url, title: 'Another' },
    ],
    [1, 0],
  ],
  ['a record that got one more key', [{ a: 1, b: 2 }], [{ a: 1, b: 2, c: 3 }], [0]],
  [
    'records by most of their keys, the most alike first',
    [
      { a: 1, b: 1, c: 1 },
      { a: 2, b: 1, c: 1 },
    ],
    [
      { a: 2, b: 1, c: 2 },
      { a: 1, b: 1, c: 1, d: 4 },
    ],
    [1, 0],
  ],
  [
    'a record that stands alone between its neighbours',
    [guide, { role: 'host', who: 'A', since: 1 }, atlas],
    [guide, { role: 'host', who: 'B', until: 2 }, atlas],
    [0, 1, 2],
  ],
  [
    'no record that shares nothing',
    [{ role: 'host', who: 'A' }],
    [{ role: 'cook', who: 'B' }],
    [null],
  ],
  [
    'two records of one person apart',
    [
      { person: 'A', role: 'host' },
      { person: 'A', role: 'cook' },
    ],
    [
      { person: 'A', role: 'cook', count: 2 },
      { person: 'A', role: 'host' },
    ],
    [1, 0],
  ],
  ['a text by its words', ['No jury.', 'It lasts 48 hours.'], ['It lasts 24 hours.'], [1]],
  ['a text by its signs where no blank parts words', ['我们一起走路'], ['我们一起走街'], [0]],
  ['no words that only begin alike', ['walking'], ['walks'], [null]],
  [
    'a list in a list',
    [
      [1, 2],
      [3, 4],
    ],
    [
      [3, 5],
      [1, 2],
    ],
    [1, 0],
  ],
  ['nothing with nothing', [], [], []],
])('matches %s', (_, before, after, wanted) => {
  expect(matchMembers(before, after)).toEqual(wanted)
})

test('matches thousands of members that have nothing in common before they cost a second', () => {
  const members = (word: string) =>
    Array.from({ length: 6000 }, (_, at) => ({ a: `${word} ${at}`, b: word }))
  const start = process.threadCpuUsage()
  expect(matchMembers(members('x'), members('y'))).toHaveLength(6000)
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(1000)
})
