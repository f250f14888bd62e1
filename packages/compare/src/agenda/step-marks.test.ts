import { agendaOf } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { stepMarks } from './step-marks.ts'

const table = (...rows: readonly string[]): string =>
  ['| Heure | Durée | Étape | Qui |', '| --- | --- | --- | --- |', ...rows].join('\n')
const day = (title: string, ...rows: readonly string[]): string =>
  `### ${title}\n\n${table(...rows)}`
const COFFEE = '| 09:00 | 30 min | Café | Accueil |'
const ROUND = '| 09:30 | 1 h 30 | Ronde | Coordination |'
const BREAK = '| 11:00 | 15 min | Pause | |'
const BUILD = '| 11:15 | 1 h | Fabrication | Facilitation |'
const before = day('Samedi', COFFEE, ROUND, BREAK, BUILD)

const marksOf = (from: string, to: string) => {
  const { marks, dropped } = stepMarks(agendaOf(from).days, agendaOf(to).days)
  return [
    ...marks.map(({ day: at, row, kind, minutes }) => `${at}.${row} ${kind} ${minutes}`),
    ...dropped.map(({ day: at, step, minutes }) => `${at} without ${step} ${minutes}`),
  ]
}

test.each<[name: string, after: string, marks: readonly string[]]>([
  ['nothing', before, []],
  [
    'a shorter step, and those that begin earlier because of it',
    day(
      'Samedi',
      COFFEE,
      '| 09:30 | 1 h | Ronde | Coordination |',
      '| | 15 min | Pause | |',
      '| | 1 h | Fabrication | Facilitation |',
    ),
    ['0.1 changed -30'],
  ],
  [
    'a longer step',
    day('Samedi', '| 09:00 | 45 min | Café | Accueil |', ROUND, BREAK, BUILD),
    ['0.0 changed 15'],
  ],
  [
    'a step that was added',
    day('Samedi', COFFEE, ROUND, BREAK, BUILD, '| | 20 min | Rangement | |'),
    ['0.4 added 20'],
  ],
  ['a step that was left out', day('Samedi', COFFEE, ROUND, BUILD), ['0 without Pause 15']],
  [
    'a step that was moved',
    day(
      'Samedi',
      COFFEE,
      '| | 1 h | Fabrication | Facilitation |',
      '| | 1 h 30 | Ronde | Coordination |',
      '| | 15 min | Pause | |',
    ),
    ['0.1 moved null'],
  ],
  [
    'a step that was moved to another day, and made shorter',
    [
      day('Samedi', COFFEE, ROUND, BREAK),
      day('Dimanche', '| 10:00 | 45 min | Fabrication | |'),
    ].join('\n\n'),
    ['1.0 moved -15'],
  ],
  [
    'a step that somebody else leads',
    day('Samedi', COFFEE, ROUND.replace('Coordination', 'Facilitation'), BREAK, BUILD),
    ['0.1 changed null'],
  ],
])('an agenda marks %s', (_name, after, marks) => {
  expect(marksOf(before, after)).toEqual(marks)
})

test('what a day had that is gone is said of the day that is left before it', () => {
  const sunday = day('Dimanche', '| 10:00 | 1 h | Récit | |')
  expect(marksOf(`${before}\n\n${sunday}`, before)).toEqual(['0 without Récit 60'])
  expect(marksOf(`${before}\n\n${sunday}`, sunday)).toEqual([
    '0 without Café 30',
    '0 without Ronde 90',
    '0 without Pause 15',
    '0 without Fabrication 60',
  ])
  expect(marksOf(before, 'Rien.')).toEqual([])
})
