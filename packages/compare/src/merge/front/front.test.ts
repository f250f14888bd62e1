import { describe, expect, test } from 'vitest'
import { mergeTexts } from '../merge-texts.ts'
import { resolveConflicts } from '../resolve.ts'

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
    'merges one record of a list by its keys, whatever it is called by',
    [
      'sources: [{title: Guide, url: https://a.example, license: X}]\n',
      'sources: [{title: Guide, url: https://a.example, license: Y}]\n',
      'sources: [{title: Guide, url: https://b.example, license: X}]\n',
    ],
    'sources: [{title: Guide, url: https://b.example, license: Y}]\n',
  ],
  [
    'merges a record whose every name one side or the other changed',
    [
      'organizers:\n  - role: host # who opens\n    person: A\n  - role: cook\n    person: B\n',
      'organizers:\n  - role: opening # who opens\n    person: A\n  - role: cook\n    person: B\n',
      'organizers:\n  - role: host # who opens\n    person: C\n  - role: cook\n    person: B\n',
    ],
    'organizers:\n  - role: opening # who opens\n    person: C\n  - role: cook\n    person: B\n',
  ],
  [
    'merges records that nothing names, and keeps what both put in',
    [
      'steps:\n  # first\n  - { place: hall, hours: 2, seats: 8 }\n  - { place: yard, hours: 3, seats: 9 }\n',
      'steps:\n  # first\n  - { place: hall, hours: 4, seats: 8 }\n  - { place: attic, hours: 1, seats: 2 }\n  - { place: yard, hours: 3, seats: 9 }\n',
      'steps:\n  # first\n  - { place: hall, hours: 2, seats: 8 }\n  - { place: yard, hours: 3, seats: 7 } # full\n  - { place: bar, hours: 5, seats: 1 }\n',
    ],
    'steps:\n  # first\n  - { place: hall, hours: 4, seats: 8 }\n  - { place: attic, hours: 1, seats: 2 }\n  - { place: yard, hours: 3, seats: 7 } # full\n  - { place: bar, hours: 5, seats: 1 }\n',
  ],
  [
    'keeps a comment with its record when the other side puts one before it',
    [
      'credits:\n  # drew the map\n  - person: A\n    what: map\n  # took the photos\n  - person: B\n    what: photos\n',
      'credits:\n  # drew the map\n  - person: A\n    what: map\n    year: 2020\n  # took the photos\n  - person: B\n    what: photos\n',
      'credits:\n  - person: Z\n    what: words\n  # drew the map\n  - person: A\n    what: maps\n  # took the photos\n  - person: B\n    what: photos\n',
    ],
    'credits:\n  - person: Z\n    what: words\n  # drew the map\n  - person: A\n    what: maps\n    year: 2020\n  # took the photos\n  - person: B\n    what: photos\n',
  ],
  [
    'keeps the lines of records that one side turned round and the other commented',
    [
      'credits:\n  - person: A\n    what: map\n  - person: B\n    what: words\n',
      'credits:\n  - person: B\n    what: words\n  - person: A\n    what: map\n',
      '# who did it\ncredits:\n  - person: A\n    what: map\n  - person: B\n    what: words\n',
    ],
    '# who did it\ncredits:\n  - person: B\n    what: words\n  - person: A\n    what: map\n',
  ],
  [
    'merges two records of one person',
    [
      'credits:\n  - { person: A, what: map }\n  - { person: A, what: words }\n',
      'credits:\n  - { person: A, what: map, year: 2020 }\n  - { person: A, what: words }\n',
      'credits:\n  - { person: A, what: map }\n  - { person: A, what: words, year: 2021 }\n',
    ],
    'credits:\n  - { person: A, what: map, year: 2020 }\n  - { person: A, what: words, year: 2021 }\n',
  ],
  [
    'asks when one side took out a record that the other changed',
    [
      'sources:\n  - { title: Guide, license: X }\n  - { title: Atlas }\n',
      'sources:\n  - { title: Atlas }\n',
      'sources:\n  - { title: Guide, license: Y }\n  - { title: Atlas }\n',
    ],
    ['sources'],
  ],
  [
    'takes out what both took out beside what one put in elsewhere',
    [
      'sources:\n  - { title: Guide }\n  - { title: Atlas }\n  - { title: Map }\n',
      'sources:\n  - { title: Guide }\n  - { title: Map }\n  - { title: Walk }\n',
      'sources:\n  - { title: Guide, url: a }\n  - { title: Map }\n',
    ],
    'sources:\n  - { title: Guide, url: a }\n  - { title: Map }\n  - { title: Walk }\n',
  ],
  [
    'merges a list in a record of a list',
    [
      'teams:\n  - name: A\n    people: [x, y]\n',
      'teams:\n  - name: A\n    people: [x, y, z]\n',
      'teams:\n  - name: A\n    people: [w, x, y]\n',
    ],
    'teams:\n  - name: A\n    people: [w, x, y, z]\n',
  ],
  [
    'merges lists that hold a word twice',
    ['tags: [a, b, a]\n', 'tags: [a, b, a, c]\n', 'tags: [b, a]\n'],
    'tags: [b, a, c]\n',
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
  [
    'merges front matter that does not parse by its lines',
    ['a: [1\nb: 2\nc: 3\n', 'a: [1\nb: 2\nc: 4\n', 'a: [0\nb: 2\nc: 3\n'],
    'a: [0\nb: 2\nc: 4\n',
  ],
  [
    'merges lines beside each other, and lines put in at two places, of what does not parse',
    ['a: 1\na: 2\n', 'a: 1\na: 3\n', 'z: 0\na: 0\na: 2\n'],
    'z: 0\na: 0\na: 3\n',
  ],
  [
    'merges what one side mended with another line of the other',
    ['a: 1\n\tb: 2\nc: 3\n', 'a: 1\nb: 2\nc: 3\n', 'a: 1\n\tb: 2\nc: 4\n'],
    'a: 1\nb: 2\nc: 4\n',
  ],
  [
    'asks about the lines that both changed, where it does not parse, and about no others',
    ['a: [1\nb: 2\nc: 3\nd: 4\n', 'a: [1\nb: 3\nc: 3\nd: 5\n', 'a: [0\nb: 4\nc: 3\nd: 6\n'],
    ['front matter', 'front matter 2'],
  ],
  [
    'asks about one line that both changed, where it does not parse',
    ['a: 1\n', 'a: [1\n', 'a: 2\n'],
    ['front matter'],
  ],
  [
    'asks about a line that one side took out and the other changed, where it does not parse',
    ['a: 1\na: 2\n', 'a: 1\n', 'a: 1\na: 3\n'],
    ['front matter'],
  ],
  [
    'asks about lines that both put in at one place, where it does not parse',
    ['a: 1\na: 2\n', 'a: 1\na: 2\nb: 1\n', 'a: 1\na: 2\nb: 2\n'],
    ['front matter'],
  ],
]

describe('front matter', () => {
  test.each(cases)('%s', (_, [base, ours, theirs], wanted) => {
    expect(merge(base, ours, theirs)).toEqual(wanted)
    expect(merge(base, theirs, ours)).toEqual(wanted)
  })

  test('of both sides is merged where there was none', () => {
    const outcome = mergeTexts('Text.\n', page('lang: en\n'), page('lang: en\ntags: [a]\n'))
    expect(outcome).toMatchObject({ kind: 'merged', text: page('lang: en\ntags: [a]\n') })
  })

  test('that does not parse, decided for one side, is that side’s in what is asked', () => {
    const [base, ours, theirs] = [
      'a: [1\nb: 2\nc: 3\nd: 4\n',
      'a: [1\nb: 2\nd: 5\n',
      'a: [0\nb: 2\nc: 5\nd: 6\n',
    ].map(page)
    const outcome = mergeTexts(base ?? '', ours ?? '', theirs ?? '')
    if (outcome.kind === 'merged') throw new Error('is to be asked')
    const decided = (side: 'ours' | 'theirs') =>
      resolveConflicts(
        outcome,
        outcome.conflicts.map((conflict) => conflict[side]),
      )
    expect(decided('ours')).toBe(page('a: [0\nb: 2\nd: 5\n'))
    expect(decided('theirs')).toBe(theirs)
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
