import { openText } from '@forkshop/document'
import { expect, test } from 'vitest'
import { planOf, type PlannedDay } from './plan.ts'
import { squeezesOf } from './squeeze.ts'

const HEAD =
  '| Heure | Durée | Étape | Qui | Matériel | Notes | Salle |\n|---|---|---|---|---|---|---|\n'
const planIn = (rows: string, head = HEAD): PlannedDay | null => {
  const [table] = openText(head + rows).body.content ?? []
  return table === undefined ? null : planOf(table, 'fr')
}
const stepsIn = (rows: string): PlannedDay['steps'] => planIn(rows)?.steps ?? []

test('a table that is no agenda has no plan', () => {
  expect(planIn('| a | 2 |\n', '| Rôle | Nombre |\n|---|---|\n')).toBeNull()
})

test('hours that are not written are computed, one in bold is fixed', () => {
  const steps = stepsIn(
    '| 9:00 | 30 min | Accueil | | | | |\n| | 45 | Tour | | | | |\n| **10:30** | 1 h | Repas | | | | |\n',
  )
  expect(steps.map(({ start, end, hour }) => [start, end, hour.isWritten, hour.isFixed])).toEqual([
    ['09:00', '09:30', true, false],
    ['09:30', '10:15', false, false],
    ['10:30', '11:30', true, true],
  ])
})

test('the cells of a row stand under what they mean, those of other columns under their name', () => {
  const [step] = stepsIn(
    '| 9:00 | 1h30 | [Cercle](/methods/cercle@1.2) | Tous | chaises | *doucement* | B2 |\n',
  )
  expect(step).toMatchObject({
    row: 0,
    step: 'Cercle',
    ledBy: 'Tous',
    materials: 'chaises',
    notes: 'doucement',
    others: [{ name: 'Salle', text: 'B2' }],
    methods: [{ slug: 'cercle', version: '1.2' }],
    length: { text: '1h30', minutes: 90 },
  })
})

test('rows that say nothing are left out and still counted', () => {
  const plan = planIn('| 9:00 | 1 h | A | | | | |\n| | | | | | | |\n| | 1 h | B | | | | |\n')
  expect(plan?.rows).toBe(3)
  expect(plan?.steps.map(({ row }) => row)).toEqual([0, 2])
})

test('a total is what is led, and welcome, meals and pauses; what is beside counts once', () => {
  const plan = planIn(
    '| 9:00 | 30 min | Accueil | | | | |\n| 9:30 | 1 h | A | | | | |\n| 9:30 | 45 min | B | | | | |\n| | 15 min | Pause | | | | |\n',
  )
  expect(plan).toMatchObject({ totalMinutes: 105, ledMinutes: 60, start: '09:00', end: '10:45' })
  expect(plan?.steps.map(({ kind, isParallel }) => [kind, isParallel])).toEqual([
    ['pause', false],
    ['led', false],
    ['led', true],
    ['pause', false],
  ])
})

const morning = (minutes: number, point = '| | 45 min | Point | | | | |\n'): string =>
  `| 11:00 | 15 min | Pause | | | | |\n| | ${minutes} min | Atelier | | | | |\n${point}| **12:30** | 1 h 30 | Repas | | | | |\n`
const squeezes = (rows: string, put: number | null = null) =>
  squeezesOf({ steps: stepsIn(rows) }, put)

test('what fits squeezes nothing', () => {
  expect(squeezes(morning(30))).toEqual([])
  expect(squeezes(morning(75, ''))).toEqual([])
})

test('time that lacks before a fixed hour is given by the nearest step that is led and longer', () => {
  expect(squeezes(morning(60))).toEqual([
    { row: 3, minutes: 30, shorter: { row: 2, minutes: 15 }, later: 13 * 60 },
  ])
})

test('the step that was just put there keeps its length', () => {
  expect(squeezes(morning(60), 2)[0]?.shorter).toEqual({ row: 1, minutes: 30 })
  expect(squeezes(morning(60, '| | 2 h | Point | | | | |\n'), 2)[0]?.shorter).toBeNull()
})

test('one put before a fixed hour that is its own pushes it, elsewhere equal hours are beside', () => {
  expect(squeezes(morning(75), 2)).toEqual([
    { row: 3, minutes: 45, shorter: { row: 1, minutes: 30 }, later: 13 * 60 + 15 },
  ])
  expect(squeezes(morning(75))).toEqual([])
})

test('a pause gives time where nothing else can, and nothing before an hour that holds does', () => {
  expect(
    squeezes(
      '| 8:00 | 4 h | Atelier | | | | |\n| **12:00** | 1 h | Repas | | | | |\n| **12:45** | 1 h | Suite | | | | |\n',
    ),
  ).toEqual([{ row: 2, minutes: 15, shorter: { row: 1, minutes: 45 }, later: 13 * 60 }])
})

test('an hour that is only written is no squeeze', () => {
  expect(squeezes(morning(60).replaceAll('**', ''))).toEqual([])
})
