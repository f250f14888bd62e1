import { openText } from '@forkshop/document'
import { changeAgenda, planOf, type PlannedDay, type StepPlace } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { shownDays } from './shown-days.ts'

const head = '| Heure | Durée | Étape |\n|---|---|---|\n'
const tables = [
  '| 9:00 | 1 h | A |\n| 10:00 | 1 h | B |\n| | | |\n| 11:00 | 1 h | C |\n',
  '| 9:00 | 1 h | D |\n',
].flatMap((rows) => openText(head + rows).body.content ?? [])
const plans = (of: typeof tables): readonly PlannedDay[] =>
  of.flatMap((table) => planOf(table, 'fr') ?? [])

const shown = (at: StepPlace, to: StepPlace | null) => {
  const changed = to === null ? null : changeAgenda(tables, { kind: 'move', at, to })
  const after = changed === null ? null : plans([...changed.tables])
  return shownDays(plans(tables), { titles: ['Un', 'Deux'], held: { at, to }, after })
}
const steps = ({ plan }: { readonly plan: PlannedDay }): string =>
  plan.steps.map(({ step }) => step).join('')

test('with nothing in hand days are as they are', () => {
  const days = shownDays(plans(tables), { titles: ['Un', 'Deux'], held: null, after: null })
  expect(days.map(({ title, held, ghost, before }) => [title, held, ghost, before])).toEqual([
    ['Un', null, null, null],
    ['Deux', null, null, null],
  ])
})

test('a step that is only taken stays where it is', () => {
  const [first] = shown({ day: 0, row: 1 }, null)
  expect(first).toMatchObject({ held: 1, ghost: null, before: null })
})

test('a step that goes down leaves its place above, one that goes up below', () => {
  const [down] = shown({ day: 0, row: 0 }, { day: 0, row: 2 })
  expect(down === undefined ? '' : steps(down)).toBe('BAC')
  expect(down).toMatchObject({ held: 1, ghost: { above: 0, step: 'A', start: '09:00' } })
  const [up] = shown({ day: 0, row: 3 }, { day: 0, row: 0 })
  expect(up === undefined ? '' : steps(up)).toBe('CAB')
  expect(up).toMatchObject({ held: 0, ghost: { above: 3, step: 'C', start: '11:00' } })
})

test('between days one has the place that was left, the other the step', () => {
  const [from, to] = shown({ day: 0, row: 1 }, { day: 1, row: 0 })
  expect(from).toMatchObject({ held: null, ghost: { above: 1, step: 'B' } })
  expect(from?.before?.steps).toHaveLength(3)
  expect(to).toMatchObject({ held: 0, ghost: null })
  expect(to === undefined ? '' : steps(to)).toBe('BD')
})
