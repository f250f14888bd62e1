import { describe, expect, test } from 'vitest'
import type { AgendaChange } from './agenda-change.ts'
import { agendaOf } from './agenda.ts'
import { changeText } from './testing/change-text.ts'

const FRIDAY = [
  '| Heure | Durée | Étape | Qui | Prise  |',
  '|:---|---|---|---|---|',
  '| 18:00 | 30 min | Accueil | Hôtes | |',
  '| 18:30 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
  '| 18:30 | 60 min | À côté | Hôtes | |',
  '| **20:00** | 60 min | Repas | | |',
  '| 21:00 | 15 min | Fin \\| au revoir | Hôtes | non |',
]
const SATURDAY = [
  '| Durée | Étape | Heure | Animation |',
  '|---|---|---|---|',
  '| 1 h | Reprise | 9h30 | Tous |',
  '| 30 min | Pause | | |',
]
const page = (friday = FRIDAY, saturday = SATURDAY): string =>
  [
    '---\ntitle: "Veillée"\nlang: fr\n---\n',
    'Un *soir*,  deux blancs.\n',
    '## Vendredi\n',
    ...friday,
    '',
    'Entre deux.  \n',
    '## Samedi\n',
    ...saturday,
    '',
    'La fin.  ',
  ].join('\n')
const rowsOf = (text: string, at = 0): readonly string[] => {
  const tables = text
    .split(/\n(?!\|)/)
    .filter((part) => part.startsWith('\n|') || part.startsWith('|'))
  return (tables[at] ?? '').trim().split('\n').slice(2)
}
const after = (change: AgendaChange, text = page()): string => changeText(text, change) ?? ''
const friday = (row: number) => ({ day: 0, row })

describe('a step that moves', () => {
  test('the hours follow, one in bold holds, and everything else stays to the byte', () => {
    const text = after({ kind: 'move', at: friday(4), to: friday(1) })
    expect(rowsOf(text)).toEqual([
      FRIDAY[2],
      '| 18:30 | 15 min | Fin \\| au revoir | Hôtes | non |',
      '| 18:45 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
      '| 18:45 | 60 min | À côté | Hôtes | |',
      FRIDAY[5],
    ])
    const rest = (whole: string) => whole.split('\n').filter((line) => !line.startsWith('| '))
    expect(rest(text)).toEqual(rest(page()))
    expect(rowsOf(text, 1)).toEqual(SATURDAY.slice(2))
    expect(agendaOf(text).problems).toEqual([
      { code: 'overlap', row: 4, minutes: 15, day: 'Vendredi', dayIndex: 0 },
    ])
  })

  test('to the first place begins the day, and moved back the text is what it was', () => {
    const first = after({ kind: 'move', at: friday(1), to: friday(0) })
    expect(rowsOf(first).slice(0, 3)).toEqual([
      '| 18:00 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
      '| 19:30 | 30 min | Accueil | Hôtes | |',
      '| 20:00 | 60 min | À côté | Hôtes | |',
    ])
    const end = after({ kind: 'move', at: friday(4), to: friday(0) })
    expect(after({ kind: 'move', at: friday(0), to: friday(5) }, end)).toBe(page())
  })

  test('to another day takes its columns, and loses no words', () => {
    const text = after({ kind: 'move', at: friday(1), to: { day: 1, row: 1 } })
    expect(rowsOf(text)).toEqual([FRIDAY[2], FRIDAY[4], FRIDAY[5], FRIDAY[6]])
    expect(rowsOf(text, 1)).toEqual([
      SATURDAY[2],
      '| 90 min | [Atelier](/methods/a) *un*, oui | | Tous |',
      SATURDAY[3],
    ])
  })

  test('where only the first row has an hour, only the first row has one after', () => {
    const text = after({ kind: 'move', at: { day: 1, row: 1 }, to: { day: 1, row: 0 } })
    expect(rowsOf(text, 1)).toEqual(['| 30 min | Pause | 9h30 | |', '| 1 h | Reprise |  | Tous |'])
  })

  test('before a fixed hour that began the day begins it earlier', () => {
    const rows = FRIDAY.with(2, '| **18:00** | 30 min | Accueil | Hôtes | |')
    const text = after({ kind: 'move', at: friday(4), to: friday(0) }, page(rows))
    expect(rowsOf(text).slice(0, 3)).toEqual([
      '| 17:45 | 15 min | Fin \\| au revoir | Hôtes | non |',
      rows[2],
      FRIDAY[3],
    ])
  })
})

describe.each<[name: string, change: AgendaChange, rows: readonly (string | undefined)[]]>([
  [
    'a longer step moves what follows, up to a fixed hour',
    { kind: 'length', at: friday(0), minutes: 45 },
    [
      '| 18:00 | 45 min | Accueil | Hôtes | |',
      '| 18:45 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
      '| 18:45 | 60 min | À côté | Hôtes | |',
      FRIDAY[5],
      FRIDAY[6],
    ],
  ],
  [
    'a break is put in',
    { kind: 'insert', at: friday(1), step: 'Pause', minutes: 10 },
    [
      FRIDAY[2],
      '| 18:30 | 10 min | Pause | | |',
      '| 18:40 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
      '| 18:40 | 60 min | À côté | Hôtes | |',
      FRIDAY[5],
      FRIDAY[6],
    ],
  ],
  [
    'a method is put in with its link',
    { kind: 'insert', at: friday(5), step: 'Tour', minutes: 20, href: '/p/tour' },
    [...FRIDAY.slice(2), '| 21:15 | 20 min | [Tour](/p/tour) | | |'],
  ],
  [
    'a step is left out',
    { kind: 'remove', at: friday(0) },
    [
      '| 18:00 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
      '| 18:00 | 60 min | À côté | Hôtes | |',
      FRIDAY[5],
      FRIDAY[6],
    ],
  ],
  [
    'a step is doubled, without its hold',
    { kind: 'duplicate', at: friday(3) },
    [
      ...FRIDAY.slice(2, 6),
      '| 21:00 | 60 min | Repas | | |',
      '| 22:00 | 15 min | Fin \\| au revoir | Hôtes | non |',
    ],
  ],
  [
    'a step is split in two halves',
    { kind: 'split', at: friday(0) },
    [
      '| 18:00 | 15 min | Accueil | Hôtes | |',
      '| 18:15 | 15 min | Accueil | Hôtes | |',
      ...FRIDAY.slice(3),
    ],
  ],
  [
    'two steps are joined',
    { kind: 'join', at: friday(3) },
    [...FRIDAY.slice(2, 5), '| **20:00** | 75 min | Repas + Fin \\| au revoir | Hôtes | non |'],
  ],
  [
    'a step is put beside the one above',
    { kind: 'beside', at: friday(4) },
    [...FRIDAY.slice(2, 6), '| 20:00 | 15 min | Fin \\| au revoir | Hôtes | non |'],
  ],
  [
    'a step that was beside another one follows it',
    { kind: 'alone', at: friday(2) },
    [FRIDAY[2], FRIDAY[3], '| 20:00 | 60 min | À côté | Hôtes | |', FRIDAY[5], FRIDAY[6]],
  ],
  [
    'an hour is set, and what follows follows',
    { kind: 'hour', at: friday(0), minutes: 17 * 60 + 45, isFixed: false },
    [
      '| 17:45 | 30 min | Accueil | Hôtes | |',
      '| 18:15 |  90 min | [Atelier](/methods/a) *un* | Tous | oui |',
      '| 18:15 | 60 min | À côté | Hôtes | |',
      FRIDAY[5],
      FRIDAY[6],
    ],
  ],
  [
    'an hour is held',
    { kind: 'hour', at: friday(4), minutes: 21 * 60, isFixed: true },
    [...FRIDAY.slice(2, 6), '| **21:00** | 15 min | Fin \\| au revoir | Hôtes | non |'],
  ],
])('%s', (_name, change, rows) => {
  test('in its rows alone', () => {
    const text = after(change)
    expect(rowsOf(text)).toEqual(rows)
    expect(rowsOf(text, 1)).toEqual(SATURDAY.slice(2))
  })
})

test('a column that was lacking stands last, under its name', () => {
  const text = after({ kind: 'column', day: 1, column: 'notes', name: 'Notes' })
  expect(text).toContain('| Durée | Étape | Heure | Animation | Notes |')
  expect(rowsOf(text, 1)).toEqual(['| 1 h | Reprise | 9h30 | Tous | |', '| 30 min | Pause | | | |'])
})

test.each<[string, AgendaChange]>([
  ['a row that is not there', { kind: 'move', at: friday(9), to: friday(0) }],
  ['a place that is not there', { kind: 'move', at: friday(0), to: friday(6) }],
  ['a day that is not there', { kind: 'remove', at: { day: 2, row: 0 } }],
  ['no length', { kind: 'length', at: friday(0), minutes: 0 }],
  ['a length of a month', { kind: 'length', at: friday(0), minutes: 44_640 }],
  ['half a minute', { kind: 'length', at: friday(0), minutes: 0.5 }],
  ['no hour of the day', { kind: 'hour', at: friday(0), minutes: 1440, isFixed: false }],
  ['the last step with the next', { kind: 'join', at: friday(4) }],
  ['the first step beside the one above', { kind: 'beside', at: friday(0) }],
  ['a column that is there', { kind: 'column', day: 0, column: 'step', name: 'Étape' }],
])('%s changes nothing', (_name, change) => {
  expect(changeText(page(), change)).toBeNull()
})

test('a fixed hour that equals that of the step above holds, and so does what follows it', () => {
  const rows = [
    '| 11:15 | 75 min | Atelier | | |',
    '| 12:30 | 45 min | Point | | |',
    '| **12:30** | 90 min | Repas | | |',
    '| 14:00 | 15 min | Suite | | |',
  ]
  const text = page([...FRIDAY.slice(0, 2), ...rows])
  expect(rowsOf(after({ kind: 'length', at: friday(0), minutes: 30 }, text))).toEqual([
    '| 11:15 | 30 min | Atelier | | |',
    '| 11:45 | 45 min | Point | | |',
    ...rows.slice(2),
  ])
})

describe('an agenda that is not in order', () => {
  const day = (...rows: readonly string[]): string =>
    page(['| Heure | Durée | Étape |', '| --- | --- | --- |', ...rows])

  test('hours out of order are told, and follow one another again when asked', () => {
    const text = day('| 10:00 | 30 min | A |', '| 09:00 | 30 min | B |', '| 11:00 | 1 h | C |')
    expect(agendaOf(text).problems.filter(({ dayIndex }) => dayIndex === 0)).not.toEqual([])
    const tidy = after({ kind: 'tidy', day: 0 }, text)
    expect(rowsOf(tidy)).toEqual([
      '| 10:00 | 30 min | A |',
      '| 10:30 | 30 min | B |',
      '| 11:00 | 1 h | C |',
    ])
    expect(agendaOf(tidy).problems).toEqual([])
  })

  test('without hours none are written', () => {
    const text = day('| | 30 min | A |', '| | 1 h | B |')
    expect(rowsOf(after({ kind: 'move', at: friday(1), to: friday(0) }, text))).toEqual([
      '| | 1 h | B |',
      '| | 30 min | A |',
    ])
  })

  test('over midnight the clock begins again', () => {
    const text = day('| 22:30 | 60 min | A |', '| 23:30 | 60 min | B |', '| 0:30 | 20 min | C |')
    const long = after({ kind: 'length', at: friday(0), minutes: 90 }, text)
    expect(rowsOf(long).slice(1)).toEqual(['| 0:00 | 60 min | B |', '| 1:00 | 20 min | C |'])
    expect(agendaOf(long).problems).toEqual([])
  })

  test('words in the column of lengths stay, and last until the next hour', () => {
    const text = day('| 9:00 | libre | A |', '| 10:00 | 30 min | B |', '| 10:30 | 15 min | C |')
    expect(rowsOf(after({ kind: 'move', at: friday(2), to: friday(0) }, text))).toEqual([
      '| 9:00 | 15 min | C |',
      '| 9:15 | libre | A |',
      '| 10:15 | 30 min | B |',
    ])
    expect(changeText(text, { kind: 'split', at: friday(0) })).toBeNull()
  })

  test('a fixed hour that was run over is still of its day', () => {
    const text = day('| 11:00 | 1 h | A |', '| 12:00 | 45 min | B |', '| **12:30** | 1 h | Repas |')
    const long = after({ kind: 'length', at: friday(0), minutes: 120 }, text)
    expect(agendaOf(long).problems.slice(0, 1)).toEqual([
      { code: 'overlap', row: 2, minutes: 75, day: 'Vendredi', dayIndex: 0 },
    ])
  })

  test('a length that was typed moves what follows by what it changed', () => {
    const text = day('| 9:00 | 45 | A |', '| 9:30 | 30 min | B |', '| **10:00** | 15 min | C |')
    const follow = { kind: 'follow', at: friday(0), before: '30 min' } as const
    expect(rowsOf(after(follow, text))).toEqual([
      '| 9:00 | 45 | A |',
      '| 9:45 | 30 min | B |',
      '| **10:00** | 15 min | C |',
    ])
  })

  test('a step alone in its day that has an hour lets others have theirs', () => {
    const text = page(undefined, [
      '| Heure | Durée | Étape |',
      '|---|---|---|',
      '| 9:00 | 45 min | Café |',
    ])
    const moved = after({ kind: 'move', at: friday(4), to: { day: 1, row: 0 } }, text)
    expect(rowsOf(moved, 1)[1]).toBe('| 9:15 | 45 min | Café |')
    expect(rowsOf(after({ kind: 'remove', at: { day: 1, row: 0 } }, moved), 1)).toEqual([
      '| 9:00 | 45 min | Café |',
    ])
  })
})
