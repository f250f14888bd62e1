import { expect, test } from 'vitest'
import { agendaOf } from './agenda.ts'

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`

const friday = lines(
  '---',
  'title: A',
  'lang: fr',
  'methods: { tour-de-table: "1.2", bilan-en-cercle: "1.0" }',
  '---',
  '',
  '## Rôles',
  '',
  '| Rôle | Nombre |',
  '| --- | --- |',
  '| Accueil | 1 |',
  '',
  '## Déroulé',
  '',
  '### Vendredi : *rencontrer*',
  '',
  'On commence à l’heure.',
  '',
  '| Heure | Durée | Étape | Animation |',
  '| --- | --- | --- | --- |',
  '| 18:00 | 30 min | Accueil, badges | Accueil du lieu |',
  '| 18 h 30 | 1 h | Premier [tour de table](/p/tour-de-table) | **Facilitation** |',
  '| | 15 min | [Bilan](/methods/bilan-en-cercle@0.9), puis [vue](/p/tour-de-table) \\| fin | Tous |',
)

test('a table with the header of an agenda is a day, named by the heading above it', () => {
  const { days, problems } = agendaOf(friday)
  expect(problems).toEqual([])
  expect(days).toHaveLength(1)
  expect(days[0]).toMatchObject({
    title: 'Vendredi : rencontrer',
    start: '18:00',
    end: '19:45',
    totalMinutes: 105,
    tableStart: friday.indexOf('| Heure'),
  })
})

test('steps say when, how long, what and who, in plain text', () => {
  expect(agendaOf(friday).days[0]?.steps.map(({ methods: _, ...step }) => step)).toEqual([
    {
      start: '18:00',
      durationMinutes: 30,
      step: 'Accueil, badges',
      ledBy: 'Accueil du lieu',
      materials: '',
      kind: 'pause',
      parallel: false,
      fixed: true,
      row: 0,
    },
    {
      start: '18:30',
      durationMinutes: 60,
      step: 'Premier tour de table',
      ledBy: 'Facilitation',
      materials: '',
      kind: 'led',
      parallel: false,
      fixed: false,
      row: 1,
    },
    {
      start: '19:30',
      durationMinutes: 15,
      step: 'Bilan, puis vue | fin',
      ledBy: 'Tous',
      materials: '',
      kind: 'led',
      parallel: false,
      fixed: true,
      row: 2,
    },
  ])
})

test('what a step needs stands in a column of its own', () => {
  const text = lines(
    '| Time | Duration | Step | Materials |',
    '| --- | --- | --- | --- |',
    '| 09:00 | 30 min | Draw | Paper, **pens** |',
    '| 09:30 | 30 min | Talk | |',
  )
  expect(agendaOf(text).days[0]?.steps.map(({ materials }) => materials)).toEqual([
    'Paper, pens',
    '',
  ])
})

test('the methods of a step are the page links in its row, at the version linked or pinned', () => {
  expect(agendaOf(friday).days[0]?.steps.map((step) => step.methods)).toEqual([
    [],
    [{ slug: 'tour-de-table', version: '1.2' }],
    [
      { slug: 'bilan-en-cercle', version: '0.9' },
      { slug: 'tour-de-table', version: '1.2' },
    ],
  ])
})

test('a method that a row links twice is used once, at the version it links first', () => {
  const text = lines(
    '| Time | Duration | Step |',
    '| --- | --- | --- |',
    '| 09:00 | 30 min | [A](/methods/a@0.9), then [A again](/methods/a@1.0), [b](/p/b) |',
  )
  expect(agendaOf(text).days[0]?.steps.map((step) => step.methods)).toEqual([
    [
      { slug: 'a', version: '0.9' },
      { slug: 'b', version: null },
    ],
  ])
})

test('every agenda table is a day of its own, and problems name the day and the row', () => {
  const text = lines(
    '## Saturday',
    '',
    '| Time | Duration | Step |',
    '| --- | --- | --- |',
    '| 09:00 | 30 min | Coffee |',
    '| 09:45 | 30 min | Workshop |',
    '',
    '## Sunday',
    '',
    '| Duration | Activity | Who |',
    '| --- | --- | --- |',
    '| | | |',
    '| long | Review | All |',
  )
  const { days, problems } = agendaOf(text)
  expect(days.map(({ title, start, end }) => ({ title, start, end }))).toEqual([
    { title: 'Saturday', start: '09:00', end: '10:15' },
    { title: 'Sunday', start: null, end: null },
  ])
  expect(days[1]?.steps).toHaveLength(1)
  expect(problems).toEqual([
    { code: 'gap', day: 'Saturday', dayIndex: 0, row: 1, minutes: 15 },
    { code: 'bad-duration', day: 'Sunday', dayIndex: 1, row: 1 },
  ])
})

test('a table without a heading above it is a day without a title', () => {
  const text = lines('| Time | Step |', '| --- | --- |', '| 09:00 | Coffee |')
  expect(agendaOf(text).days[0]?.title).toBe('')
})

test.each([
  '',
  '# A\n\nSome text.\n',
  '| A | B |\n| --- | --- |\n| 1 | 2 |\n',
  '---\nbroken: [\n---\n',
])('the text %j has no agenda', (text) => {
  expect(agendaOf(text)).toEqual({ days: [], problems: [] })
})

test('a problem is told apart between two days of one title', () => {
  const day = (length: string) =>
    `## The day\n\n| Time | Duration | Step |\n|---|---|---|\n| 09:00 | ${length} | Talk |\n\n`
  const { days, problems } = agendaOf(day('30 min') + day('long'))
  expect(days.map(({ title }) => title)).toEqual(['The day', 'The day'])
  expect(problems).toEqual([{ code: 'bad-duration', day: 'The day', dayIndex: 1, row: 0 }])
})

test.each([
  ['a pause and the last step are fixed where no hour is in bold', '12:30', '13:30', [0, 2]],
  ['only hours in bold are where there are any', '12:30', '**13:30**', [1]],
  ['with underscores too', '__12:30__', '13:30', [0]],
  ['a cell that is bold in part is not', '**12**:30', '13:30', [0, 2]],
  ['a row without an hour of its own is never bold', '', '13:30', [2]],
])('%s', (_name, first, second, fixed) => {
  const text = lines(
    '| Time | Duration | Step |',
    '| --- | --- | --- |',
    `| ${first} | 60 min | Lunch |`,
    `| ${second} | 30 min | Workshop |`,
    '| | 30 min | Closing |',
  )
  const steps = agendaOf(text).days[0]?.steps ?? []
  expect(steps.flatMap((step) => (step.fixed ? [step.row] : []))).toEqual(fixed)
})
