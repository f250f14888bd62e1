import { createReader, foldRun, plannedSteps, type Move } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { messages } from '../../locales/en/run.ts'
import type { Catalogue } from '../../locales/catalogue.ts'
import { differenceKey, sayDifference, sayDrift, sayHour, sayMove, saySqueeze } from './say-run.ts'

const { t } = createReader<Catalogue>('en', { run: messages })
const words = { t, zone: 'Europe/Paris' }
const step = (start: string, durationMinutes: number, name: string, row: number) => ({
  start,
  durationMinutes,
  step: name,
  ledBy: '',
  fixed: name === 'Lunch',
  row,
})
const planned = plannedSteps(
  [
    {
      date: '2027-01-23',
      steps: [
        step('09:00', 30, 'Welcome', 0),
        step('09:30', 30, 'Workshop 3', 1),
        step('10:00', 60, 'Lunch', 2),
      ],
    },
  ],
  'Europe/Paris',
)
const at = (clock: string): number => Date.parse(`2027-01-23T${clock}:00+01:00`)
const move = (id: string, clock: string, said: Partial<Move> & Pick<Move, 'kind'>): Move => ({
  id,
  after: id === 's' ? [] : ['s'],
  time: at(clock),
  ...said,
})
const start = move('s', '09:10', { kind: 'start', step: '0-0' })
const longer = move('a', '09:20', { kind: 'extend', step: '0-1', minutes: 10 })
const skipped = move('b', '09:25', { kind: 'skip', step: '0-1' })
const moves = [start, longer, skipped]
const run = foldRun(planned, moves, at('09:30'))
const late = foldRun(planned, [start], at('09:12'))

test('says who loses time, and because of what', () => {
  expect(late.squeezed.map((one) => saySqueeze(one, late, words))).toEqual([
    'Workshop 3 loses 10\u00a0min: Lunch keeps its hour.',
  ])
})

test.each([
  [0, 'On time'],
  [75, '1\u00a0h\u00a015 late'],
  [-5, '5\u00a0min early'],
])('%s minutes are %s', (driftMinutes, said) => {
  expect(sayDrift({ ...run, driftMinutes }, words)).toBe(said)
})

test.each([
  [start, 'Welcome: begins'],
  [move('x', '09:00', { kind: 'start' }), 'the clock goes on'],
  [longer, 'Workshop 3: 10\u00a0min more'],
  [move('x', '09:00', { kind: 'extend', step: '0-1', minutes: -5 }), 'Workshop 3: 5\u00a0min less'],
  [skipped, 'Workshop 3: skipped'],
  [move('x', '09:00', { kind: 'freeze' }), 'the clock waits'],
  [move('x', '09:00', { kind: 'note', text: 'Hot' }), 'note “Hot”'],
  [move('x', '09:00', { kind: 'insert', text: 'Song', minutes: 5 }), 'Song: added, 5\u00a0min'],
  [move('x', '09:00', { kind: 'reorder', step: '0-1', before: '0-2' }), 'Workshop 3: before Lunch'],
  [move('x', '09:00', { kind: 'reorder', step: '0-1' }), 'Workshop 3: at the end'],
])('says what a move did (%#)', (one, said) => {
  expect(sayMove(one, run, words)).toBe(said)
})

test('where two people differed, says who did what and when, at the clocks of the place', () => {
  expect(run.differences).toHaveLength(1)
  const told = run.differences.map((one) =>
    sayDifference(one, { run, moves, who: { a: 'Ann', b: '' } }, words),
  )
  expect(told).toEqual([
    ['Workshop 3: 10\u00a0min more (Ann, 09:20)', 'Workshop 3: skipped (somebody, 09:25)'],
  ])
  const own = run.differences.map((one) => sayDifference(one, { run, moves, who: {} }, words))
  expect(own[0]?.[0]).toBe('Workshop 3: 10\u00a0min more (you, 09:20)')
})

test('a difference is known again in whatever order it is told', () => {
  expect(differenceKey({ step: null, moves: ['b', 'a'] })).toBe(
    differenceKey({ step: null, moves: ['a', 'b'] }),
  )
})

test('an hour is that of the place', () => {
  expect([sayHour(at('09:05'), 'Europe/Paris'), sayHour(null, 'UTC')]).toEqual(['09:05', '–'])
})
