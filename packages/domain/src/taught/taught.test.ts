import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTold, ranEnds, ranTime, stepTurn, type RanStep } from './ran-step.ts'
import { spreadOf, stepStatistics } from './step-statistics.ts'

const at = (minutes: number): number => minutes * 60_000
const ran = (change: Partial<RanStep> = {}): RanStep => ({
  id: '0-0',
  day: 0,
  row: 0,
  step: 'Atelier',
  plannedStart: at(0),
  plannedEnd: at(60),
  start: at(10),
  end: at(70),
  state: 'done',
  ...change,
})

test.each<[name: string, step: RanStep, turn: string | null]>([
  ['later but as long', ran(), null],
  ['four minutes more', ran({ end: at(74) }), null],
  ['five minutes more', ran({ end: at(75) }), 'longer'],
  ['less', ran({ end: at(40) }), 'shorter'],
  ['left out', ran({ state: 'skipped', start: null, end: null }), 'skipped'],
  ['left out after it had begun', ran({ state: 'skipped', end: at(12) }), 'skipped'],
  ['put in', ran({ row: null, plannedStart: null, plannedEnd: null }), 'inserted'],
  ['put in and left out', ran({ row: null, state: 'skipped' }), null],
  ['not reached', ran({ state: 'waiting' }), null],
  ['still running when the day was closed', ran({ state: 'running', end: at(600) }), null],
  ['without a plan', ran({ plannedEnd: null }), null],
])('a step that was %s', (_name, step, turn) => {
  expect(stepTurn(step)).toBe(turn)
})

test('a day is told once anything is known of one of its steps', () => {
  const nothing = { actual: null, turn: null, notes: [] }
  expect(isTold({ steps: [] })).toBe(false)
  expect(isTold({ steps: [nothing, nothing] })).toBe(false)
  expect(isTold({ steps: [nothing, { ...nothing, actual: 60 }] })).toBe(true)
  expect(isTold({ steps: [{ ...nothing, turn: 'skipped' }] })).toBe(true)
  expect(isTold({ steps: [{ ...nothing, notes: ['Trop chaud.'] }] })).toBe(true)
})

test('a day ends with the last step that somebody ended', () => {
  const steps = [
    ran(),
    ran({ plannedEnd: at(90), end: at(100) }),
    ran({ state: 'running', end: at(900) }),
  ]
  expect(ranEnds(steps)).toEqual({ planned: at(90), actual: at(100) })
  expect(ranEnds([])).toEqual({ planned: null, actual: null })
})

test('a step over all its times: as planned last, its middle and its ends, how often it was left out', () => {
  const left = ran({ state: 'skipped', start: null, end: null })
  expect(
    stepStatistics([ran({ end: at(80) }), left, ran({ end: at(50) }), ran()].map(ranTime)),
  ).toEqual({ planned: 60, actual: { median: 60, min: 40, max: 70 }, skipped: 1, runs: 4 })
  expect(stepStatistics([])).toEqual({ planned: null, actual: null, skipped: 0, runs: 0 })
})

test('law: half of the numbers are no smaller than the median and half no larger, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1 }), (numbers) => {
      const spread = spreadOf(numbers)
      const { median = -1, min = -1, max = -1 } = spread ?? {}
      expect(spread).toEqual(spreadOf(numbers.toReversed()))
      expect(min).toBeLessThanOrEqual(median)
      expect(median).toBeLessThanOrEqual(max)
      expect(2 * numbers.filter((one) => one >= Math.floor(median)).length).toBeGreaterThanOrEqual(
        numbers.length,
      )
      expect(2 * numbers.filter((one) => one <= Math.ceil(median)).length).toBeGreaterThanOrEqual(
        numbers.length,
      )
    }),
  )
})
