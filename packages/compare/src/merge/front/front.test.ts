import { describe, expect, test } from 'vitest'
import { mergeTexts } from '../merge-texts.ts'

const page = (yaml: string) => `---\n${yaml}---\n\nText.\n`
const merge = (base: string, ours: string, theirs: string) => {
  const outcome = mergeTexts(page(base), page(ours), page(theirs))
  return outcome.kind === 'merged'
    ? outcome.text.slice(4, -'---\n\nText.\n'.length)
    : outcome.conflicts.map(({ path }) => path)
}

const roles = (...lines: readonly string[]) =>
  `roles:\n${lines.map((line) => `  - ${line}\n`).join('')}`
const host = '{ key: host, label: Host, count: 1 }'
const scribe = '{ key: scribe, label: Notes, count: 2 } # one a team'
const maker = '{ key: maker, label: "Maker", count: 1 }'
const guest = '{ key: guest, label: Guest, count: 3 }'

const cases: readonly (readonly [
  string,
  readonly [string, string, string],
  string | readonly string[],
])[] = [
  [
    'puts both new records in, with everybody’s writing',
    [roles(host, scribe), roles(host, maker, scribe), roles(host, scribe, guest)],
    roles(host, maker, scribe, guest),
  ],
  [
    'merges one record by its parts',
    [
      roles(host, scribe),
      roles(host.replace('1', '2'), scribe),
      roles(host.replace('Host', 'Welcome'), scribe),
    ],
    roles('{ key: host, label: Welcome, count: 2 }', scribe),
  ],
  [
    'asks when both changed one part of a record',
    [roles(host), roles(host.replace('1', '2')), roles(host.replace('1', '3'))],
    ['roles'],
  ],
  [
    'merges a map by its keys',
    [
      'participants: { min: 5, max: 9 }\n',
      'participants: { min: 6, max: 9 }\n',
      'participants: { min: 5, max: 8 }\n',
    ],
    'participants: { min: 6, max: 8 }\n',
  ],
  [
    'merges pins of methods',
    [
      'methods:\n  cafe: "1.0"\n  retro: "2.0"\n',
      'methods:\n  cafe: "1.1"\n  retro: "2.0"\n',
      'methods:\n  cafe: "1.0"\n  retro: "2.1"\n',
    ],
    'methods:\n  cafe: "1.1"\n  retro: "2.1"\n',
  ],
  [
    'takes out of a set what one side took out',
    ['tags: [a, b, c]\n', 'tags: [a, c]\n', 'tags: [a, b, c, d]\n'],
    'tags: [a, c, d]\n',
  ],
  [
    'has a member once that both put in',
    ['tags: [a]\n', 'tags: [a, b]\n', 'tags: [a, b, c]\n'],
    'tags: [a, b, c]\n',
  ],
  [
    'asks when both reworded one sentence of a list',
    [
      'invariants:\n  - Be kind.\n',
      'invariants:\n  - Be very kind.\n',
      'invariants:\n  - Be always kind.\n',
    ],
    ['invariants'],
  ],
  [
    'asks when one side took out a key that the other changed',
    ['lang: en\nstatus: draft\n', 'lang: en\n', 'lang: en\nstatus: tested\n'],
    ['status'],
  ],
  ['asks when both changed a scalar', ['title: A\n', 'title: B\n', 'title: C\n'], ['title']],
  [
    'keeps comments and writing of untouched keys',
    [
      '# head\nlang:   en # why\nstatus: draft\n',
      '# head\nlang:   en # why\nstatus: tested\n',
      '# head\nlang:   en # why\nstatus: draft\nterritory: "Brest"\n',
    ],
    '# head\nlang:   en # why\nstatus: tested\nterritory: "Brest"\n',
  ],
  [
    'keeps the order that one side made',
    ['a: 1\nb: 2\nc: 3\n', 'c: 3\na: 1\nb: 2\n', 'a: 1\nb: 5\nc: 3\n'],
    'c: 3\na: 1\nb: 5\n',
  ],
  [
    'merges keys whatever their names',
    [
      'constructor: 1\ntoString: 1\n',
      'constructor: 2\ntoString: 1\n',
      'constructor: 1\ntoString: 2\n',
    ],
    'constructor: 2\ntoString: 2\n',
  ],
  [
    'keeps the comments of either side beside one value',
    ['lang: en\n', 'lang: fr # for all\n', 'lang: fr\n'],
    'lang: fr # for all\n',
  ],
  [
    'asks when both commented one field in their own words',
    ['root: .\n', 'root: . # no other page\n', 'root: . # any other page\n'],
    ['root'],
  ],
  ['asks about broken front matter as a whole', ['a: 1\n', 'a: [1\n', 'a: 2\n'], ['front matter']],
]

describe('front matter', () => {
  test.each(cases)('%s', (_, [base, ours, theirs], wanted) => {
    expect(merge(base, ours, theirs)).toEqual(wanted)
    expect(merge(base, theirs, ours)).toEqual(wanted)
  })

  test('is taken from the side that made it', () => {
    const text = 'Text. More of it.\n'
    const outcome = mergeTexts(text, `---\nlang: en\n---\n\n${text}`, text.replace('More', 'Most'))
    expect(outcome).toMatchObject({
      kind: 'merged',
      text: '---\nlang: en\n---\n\nText. Most of it.\n',
    })
  })
})
