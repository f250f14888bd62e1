import { expect, test } from 'vitest'
import {
  axisHours,
  axisOf,
  clockMinutes,
  dayName,
  percentAt,
  placeDay,
  rowHeight,
  sayClock,
  shortLabel,
} from './agenda-geometry.ts'

const step = (start: string | null, durationMinutes: number | null, row = 0) => ({
  start,
  durationMinutes,
  step: 'Atelier 1 : reformuler',
  ledBy: 'Facilitation',
  materials: '',
  methods: [],
  kind: 'led' as const,
  fixed: false,
  row,
})
const day = (...steps: ReturnType<typeof step>[]) => ({
  title: 'Samedi',
  start: steps[0]?.start ?? null,
  end: null,
  totalMinutes: 0,
  tableStart: 0,
  steps,
})

test('clock times and minutes say the same', () => {
  expect(clockMinutes('18:30')).toBe(1110)
  expect(clockMinutes('soon')).toBeNull()
  expect(sayClock(1110)).toBe('18:30')
  expect(sayClock(1500)).toBe('01:00')
})

test('a step without a time follows the one above', () => {
  expect(placeDay(day(step('09:00', 30), step(null, 15))).steps.map((one) => one.start)).toEqual([
    540, 570,
  ])
})

test('an earlier time is after midnight', () => {
  expect(placeDay(day(step('23:30', 60), step('00:30', 30))).steps.map((one) => one.start)).toEqual(
    [1410, 1470],
  )
})

test('equal starts share the lane', () => {
  const { steps } = placeDay(day(step('09:00', 30), step('09:00', 45), step('10:00', 15)))
  expect(steps.map(({ slot, slots }) => [slot, slots])).toEqual([
    [0, 2],
    [1, 2],
    [0, 1],
  ])
})

test('the axis holds every lane in whole hours', () => {
  const lanes = [placeDay(day(step('18:00', 240))), placeDay(day(step('09:15', 500)))]
  expect(axisOf(lanes)).toEqual({ from: 540, to: 1320 })
  expect(percentAt({ from: 540, to: 1320 }, 930)).toBe(50)
})

test('an axis writes at most seven hours or so', () => {
  expect(axisHours({ from: 540, to: 1320 }).map(sayClock)).toEqual([
    '09:00',
    '11:00',
    '13:00',
    '15:00',
    '17:00',
    '19:00',
    '21:00',
  ])
  expect(axisHours({ from: 600, to: 720 }).length).toBe(3)
  expect(axisHours({ from: 0, to: 2880 }).length).toBeLessThanOrEqual(8)
})

test('an empty agenda still has an axis', () => {
  expect(axisOf([])).toEqual({ from: 540, to: 1080 })
})

test('the height of a row grows with its time, within reason', () => {
  expect(rowHeight(30)).toBe(37)
  expect(rowHeight(120)).toBe(90)
  expect(rowHeight(null)).toBe(20)
  expect(rowHeight(5000)).toBe(rowHeight(480))
})

test('short names stop at the first mark', () => {
  expect(shortLabel('Atelier 1 : reformuler')).toBe('Atelier 1')
  expect(dayName('Vendredi\u00a0: rencontrer')).toBe('Vendredi')
  expect(dayName('Saturday')).toBe('Saturday')
})
