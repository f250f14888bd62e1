import { expect, test } from 'vitest'
import { agendaOf } from '../agenda/agenda.ts'
import { programmeOf } from './event-programme.ts'

const day = (...rows: readonly string[]): string =>
  ['| Heure | Durée | Étape |', '| --- | --- | --- |', ...rows].join('\n')
const { days: agenda } = agendaOf(
  [
    day('| 18:00 | 4 h | Rencontrer |', '| | 3 h | Veiller |'),
    day('| 09:00 | 1 h | Reprendre |'),
  ].join('\n\n## Samedi\n\n'),
)
const clocks = (start: string, days: readonly string[] = []) => {
  const programme = programmeOf({ start, end: null, days }, agenda)
  return programme.days.map(({ start: from, end, steps }, at) =>
    [programme.dates[at], from, ...steps.map((step) => step.start), end].join(' '),
  )
}

test('the first day starts at the hour of the event, the others at their own', () => {
  expect(clocks('2027-01-22T19:30')).toEqual([
    '2027-01-22 19:30 19:30 23:30 02:30',
    '2027-01-23 09:00 09:00 10:00',
  ])
})

test('an earlier hour, and days apart', () => {
  expect(clocks('2027-01-22T10:00', ['2027-02-01'])).toEqual([
    '2027-01-22 10:00 10:00 14:00 17:00',
    '2027-02-01 09:00 09:00 10:00',
  ])
})

test('a day without a date keeps its hours', () => {
  const hours = { start: '2027-01-22T18:00', end: '2027-01-22T22:00', days: [] }
  const { dates, days: run } = programmeOf(hours, agenda)
  expect(dates).toEqual(['2027-01-22', null])
  expect(run).toEqual(agenda)
})
