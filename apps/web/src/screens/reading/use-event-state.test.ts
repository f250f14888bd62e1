import type { PageView } from '@forkshop/api'
import { expect, test } from 'vitest'
import { stateAt } from './use-event-state.ts'

const hour = (time: string) => ({
  day: '2027-01-22',
  hour: '18:00',
  time,
  offset: '+00:00',
  zone: 'UTC',
})
const times: NonNullable<PageView['times']> = {
  start: hour('2027-01-22T18:00:00.000Z'),
  end: hour('2027-01-24T18:00:00.000Z'),
  zone: 'UTC',
  days: [],
  over: '2027-01-24T18:00:00.000Z',
  state: 'planned',
}

test.each([
  ['before it', times, '2027-01-22T17:59:59Z', 'planned'],
  ['at its first moment', times, '2027-01-22T18:00:00Z', 'running'],
  ['until it is over', times, '2027-01-24T17:59:59Z', 'running'],
  ['after it', times, '2027-01-24T18:00:00Z', 'done'],
  [
    'whatever the clock says of one that is off',
    { ...times, state: 'cancelled' },
    '2027-01-23',
    'cancelled',
  ],
  ['without times, as it was told', { ...times, start: null, state: null }, '2027-01-23', null],
] as const)('an event stands where the clock says: %s', (_name, told, now, state) => {
  expect(stateAt(told, Date.parse(now))).toBe(state)
})
