import { expect, test } from 'vitest'
import type { ChangedDay } from './changed-days.ts'
import { dayLanes } from './day-lanes.ts'
import { stepRows } from './step-row.ts'

const side = (...steps: readonly (readonly [string, number, string])[]) => ({
  start: steps[0]?.[0] ?? null,
  end: null,
  totalMinutes: 0,
  steps: steps.map(([start, durationMinutes, step]) => ({
    start,
    durationMinutes,
    step,
    ledBy: '',
  })),
})
const day: ChangedDay = {
  title: 'Friday',
  before: side(['20:00', 90, 'Dinner'], ['21:30', 30, 'Round']),
  after: side(['20:00', 90, 'Dinner'], ['21:30', 20, 'Round'], ['21:50', 10, 'Needs online']),
  steps: [
    {
      kind: 'changed',
      day: 'Friday',
      step: 'Round',
      changes: { durationMinutes: { from: 30, to: 20 } },
    },
    {
      kind: 'added',
      day: 'Friday',
      step: 'Needs online',
      changes: { start: { from: null, to: '21:50' }, durationMinutes: { from: null, to: 10 } },
    },
  ],
  told: [],
  result: null,
  isLengthKept: true,
}

test('a shorter step keeps its name and hour', () => {
  expect(stepRows(day)[0]).toEqual({
    kind: 'changed',
    icon: 'clock',
    start: { from: '21:30', to: '21:30' },
    name: { from: 'Round', to: 'Round' },
    minutes: { from: 30, to: 20 },
    ledBy: { from: null, to: null },
  })
})

test('an added step stands on the new side alone', () => {
  expect(stepRows(day)[1]).toMatchObject({
    icon: 'plus',
    start: { from: null, to: '21:50' },
    name: { from: null, to: 'Needs online' },
  })
})

test('both lanes share one axis', () => {
  const { before, after } = dayLanes(day)
  expect(before.map(({ x, width }) => x + width).at(-1)).toBe(100)
  expect(after.map(({ mark, sign }) => [mark, sign])).toEqual([
    ['same', ''],
    ['changed', '20'],
    ['added', '+'],
  ])
})
