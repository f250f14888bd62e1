import { expect, test } from 'vitest'
import { agendaOf } from './agenda.ts'
import { editAgenda } from './edit-agenda.ts'
import type { AgendaEdit } from './agenda-edit.ts'

const page = (...rows: readonly string[]): string =>
  [
    '---\ntitle: "Veillée"\n---\n',
    'Un *soir*,  deux blancs.\n',
    '## Vendredi\n',
    '| Heure | Durée | Étape | Qui |',
    '|:---|---|---|---|',
    ...rows,
    '',
    'La fin.  ',
  ].join('\n')
const ROWS = [
  '| 18:00 | 30 min | Accueil | Hôtes |',
  '| 18:30 |  90 min | [Atelier](/methods/a) | Tous |',
  '| 18:30 | 60 min | À côté | Hôtes |',
  '| 20:00 | 60 min | Repas | |',
  '| 21:00 | 15 min | Fin \\| au revoir | Hôtes |',
]
const edited = (edits: readonly AgendaEdit[], rows = ROWS): readonly string[] =>
  editAgenda(page(...rows), edits)?.split('\n') ?? []

test.each<[name: string, edits: readonly AgendaEdit[], rows: readonly (string | null)[]]>([
  [
    'a longer step moves the hours below it',
    [{ kind: 'length', day: 0, row: 1, minutes: 115 }],
    [
      ROWS[0] ?? '',
      '| 18:30 |  115 min | [Atelier](/methods/a) | Tous |',
      ROWS[2] ?? '',
      '| 20:25 | 60 min | Repas | |',
      '| 21:25 | 15 min | Fin \\| au revoir | Hôtes |',
    ],
  ],
  [
    'a step beside a longer one moves nothing',
    [{ kind: 'length', day: 0, row: 2, minutes: 75 }],
    [ROWS[0] ?? '', ROWS[1] ?? '', '| 18:30 | 75 min | À côté | Hôtes |', ...ROWS.slice(3)],
  ],
  [
    'a step that was left out goes',
    [{ kind: 'remove', day: 0, row: 3 }],
    [...ROWS.slice(0, 3), '| 20:00 | 15 min | Fin \\| au revoir | Hôtes |'],
  ],
  [
    'a step that was put in stands behind another one',
    [{ kind: 'insert', day: 0, after: 0, step: 'Tour | de nuit', minutes: 10 }],
    [
      ROWS[0] ?? '',
      '| 18:30 | 10 min | Tour \\| de nuit | |',
      '| 18:40 |  90 min | [Atelier](/methods/a) | Tous |',
      '| 18:40 | 60 min | À côté | Hôtes |',
      '| 20:10 | 60 min | Repas | |',
      '| 21:10 | 15 min | Fin \\| au revoir | Hôtes |',
    ],
  ],
  [
    'several at once come to one end',
    [
      { kind: 'length', day: 0, row: 0, minutes: 45 },
      { kind: 'length', day: 0, row: 3, minutes: 45 },
    ],
    [
      '| 18:00 | 45 min | Accueil | Hôtes |',
      '| 18:45 |  90 min | [Atelier](/methods/a) | Tous |',
      '| 18:45 | 60 min | À côté | Hôtes |',
      '| 20:15 | 45 min | Repas | |',
      ROWS[4] ?? '',
    ],
  ],
])('%s', (_name, edits, rows) => {
  const lines = edited(edits)
  expect(lines.filter((line) => /^\| \d/.test(line))).toEqual(rows)
  const rest = (all: readonly string[]) => all.filter((line) => !/^\| \d/.test(line))
  expect(rest(lines)).toEqual(rest(page(...ROWS).split('\n')))
  expect(agendaOf(lines.join('\n')).problems).toEqual([])
})

test('an hour in bold stays, and so does what follows it', () => {
  const rows = ROWS.map((row) => row.replace('20:00', '**20:00**'))
  expect(edited([{ kind: 'length', day: 0, row: 0, minutes: 40 }], rows).slice(-6, -1)).toEqual([
    '| 18:40 |  90 min | [Atelier](/methods/a) | Tous |',
    '| 18:40 | 60 min | À côté | Hôtes |',
    '| **20:00** | 60 min | Repas | |',
    ROWS[4],
    '',
  ])
})

test('lengths are written as the table writes them', () => {
  const rows = ROWS.map((row) => row.replace('60 min', '1 h'))
  expect(edited([{ kind: 'length', day: 0, row: 1, minutes: 115 }], rows).join('\n')).toContain(
    '|  1 h 55 |',
  )
})

test('steps without hours are given none', () => {
  const rows = ROWS.map((row) => row.replace(/\d\d:\d\d/, ''))
  const insert = { kind: 'insert', day: 0, after: null, step: 'Avant', minutes: 5 } as const
  expect(edited([insert], rows)).toContain('| | 5 min | Avant | |')
})

test.each<[string, AgendaEdit]>([
  ['a row that is not there', { kind: 'remove', day: 0, row: 9 }],
  ['a day that is not there', { kind: 'length', day: 1, row: 0, minutes: 5 }],
])('%s is not edited', (_name, edit) => {
  expect(editAgenda(page(...ROWS), [edit])).toBeNull()
})
