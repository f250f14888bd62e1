import { expect, test } from 'vitest'
import { timedOf, timeOf } from './time-of.ts'

const step = (start: number | null, end: number | null, due: number | null = end) => ({
  start,
  end,
  due,
})

test.each<[string, Parameters<typeof timeOf>[0], number, ReturnType<typeof timeOf>]>([
  ['a step', [step(0, 40)], 10, { until: 40, left: 30, share: 0.25 }],
  ['one that lasts longer', [step(0, 50, 40)], 50, { until: 40, left: -10, share: 1 }],
  ['one that must end sooner', [step(0, 20, 40)], 10, { until: 20, left: 10, share: 0.5 }],
  ['two side by side', [step(10, 20), step(0, 40)], 20, { until: 40, left: 20, share: 0.5 }],
  ['one without an end', [step(0, null)], 10, { until: null, left: null, share: null }],
  ['one without a length', [step(5, 5)], 5, { until: 5, left: 0, share: null }],
  ['none', [], 5, { until: null, left: null, share: null }],
])('the time of %s', (_name, steps, at, told) => {
  expect(timeOf(steps, at)).toEqual(told)
})

test('hours are read as moments, where they are known', () => {
  const hours = { start: '2027-01-22T18:00:00+01:00', end: null, due: '2027-01-22T17:30:00Z' }
  const start = Date.parse('2027-01-22T17:00:00Z')
  expect(timedOf(hours)).toEqual({ start, end: null, due: start + 30 * 60_000 })
})
