import { openText } from '@forkshop/document'
import { planOf, type PlannedDay } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { changeOf, stepActions } from './step-actions.ts'

const day = (rows: string, head = '| Heure | Durée | Étape |\n|---|---|---|\n'): PlannedDay => {
  const [table] = openText(head + rows).body.content ?? []
  const plan = table === undefined ? null : planOf(table, 'fr')
  if (plan === null) throw new Error('no agenda')
  return plan
}
const days = [
  day(
    '| 9:00 | 30 min | Accueil |\n| 9:30 | 1 h | A |\n| 9:30 | 1 h | B |\n| **12:00** | | Repas |\n',
  ),
  day('| 1 h | Reprise |\n', '| Durée | Étape |\n|---|---|\n'),
]
const impossible = (at: { readonly day: number; readonly row: number }): readonly string[] =>
  stepActions.filter((action) => changeOf(action, { days, at, lang: 'fr' }) === null)

test('what cannot be done to a step is no change', () => {
  expect(impossible({ day: 0, row: 0 })).toEqual(['up', 'dayBefore', 'beside', 'alone', 'loosen'])
  expect(impossible({ day: 0, row: 1 })).toEqual(['dayBefore', 'alone', 'loosen'])
  expect(impossible({ day: 0, row: 2 })).toEqual(['dayBefore', 'beside', 'loosen'])
  expect(impossible({ day: 0, row: 3 })).toEqual([
    'down',
    'dayBefore',
    'split',
    'join',
    'alone',
    'fix',
  ])
  expect(impossible({ day: 1, row: 0 })).toEqual([
    'up',
    'down',
    'dayAfter',
    'join',
    'beside',
    'alone',
    'fix',
    'loosen',
    'tidy',
  ])
  expect(impossible({ day: 2, row: 0 })).toEqual([...stepActions])
})

test('one row up or down, to the end of the day before, to the beginning of the day after', () => {
  const to = (action: 'up' | 'down' | 'dayBefore' | 'dayAfter', day: number, row: number) => {
    const change = changeOf(action, { days, at: { day, row }, lang: 'fr' })
    return change?.kind === 'move' ? change.to : null
  }
  expect(to('up', 0, 2)).toEqual({ day: 0, row: 1 })
  expect(to('down', 0, 2)).toEqual({ day: 0, row: 4 })
  expect(to('dayBefore', 1, 0)).toEqual({ day: 0, row: 4 })
  expect(to('dayAfter', 0, 2)).toEqual({ day: 1, row: 0 })
})

test('an hour is fixed where it is computed, and a break speaks the language of the text', () => {
  const at = { day: 0, row: 1 }
  expect(changeOf('fix', { days, at, lang: 'fr' })).toMatchObject({ minutes: 570, isFixed: true })
  expect(changeOf('break', { days, at, lang: 'fr' })).toMatchObject({
    step: 'Pause',
    at: { row: 2 },
  })
  expect(changeOf('break', { days, at, lang: 'en' })).toMatchObject({ step: 'Break' })
})
