import { expect, test } from 'vitest'
import { eventState, ideaStateOfProposal, ideaStates, proposalStates } from './life-cycle.ts'

const event = {
  start: '2013-11-29T18:00:00+01:00',
  end: '2013-12-01T18:00:00+01:00',
  cancelled: false,
  zone: 'UTC',
}

test.each([
  ['2013-11-29T16:59:59Z', 'planned'],
  ['2013-11-29T17:00:00Z', 'running'],
  ['2013-12-01T16:59:59Z', 'running'],
  ['2013-12-01T17:00:00Z', 'done'],
])('at %s the event is %s', (now, state) => {
  expect(eventState(event, new Date(now))).toBe(state)
})

test('a cancelled event is cancelled at any time', () => {
  expect(eventState({ ...event, cancelled: true }, new Date('2014-01-01'))).toBe('cancelled')
})

test('an event of whole days runs until its last day is over', () => {
  const days = { start: '2026-05-01', end: '2026-05-02', cancelled: false, zone: 'UTC' }
  expect(eventState(days, new Date('2026-05-02T23:59:00Z'))).toBe('running')
  expect(eventState(days, new Date('2026-05-03T00:00:00Z'))).toBe('done')
  expect(eventState({ ...days, end: null }, new Date('2026-05-02T00:00:00Z'))).toBe('done')
})

test.each([
  ['2026-03-28T07:59:00Z', 'planned'],
  ['2026-03-28T08:00:00Z', 'running'],
  ['2026-03-29T15:29:00Z', 'running'],
  ['2026-03-29T15:30:00Z', 'done'],
])('an event of two days over the change of clocks is at %s %s', (now, state) => {
  const days = {
    start: '2026-03-28T09:00',
    end: '2026-03-29T17:30',
    cancelled: false,
    zone: 'Europe/Paris',
  }
  expect(eventState(days, new Date(now))).toBe(state)
})

test('a day is a day at the place', () => {
  const day = { start: '2026-05-01', end: null, cancelled: false, zone: 'Asia/Tokyo' }
  expect(eventState(day, new Date('2026-04-30T14:59:00Z'))).toBe('planned')
  expect(eventState(day, new Date('2026-04-30T15:00:00Z'))).toBe('running')
  expect(eventState(day, new Date('2026-05-01T15:00:00Z'))).toBe('done')
})

test('an event without a start, or with one that cannot be read, has no state', () => {
  expect(eventState({ ...event, start: null }, new Date('2026-05-01'))).toBeNull()
  expect(eventState({ ...event, start: 'soon' }, new Date('2026-05-01'))).toBeNull()
})

test('a withdrawn or declined proposal returns its ideas to open', () => {
  expect(proposalStates.map(ideaStateOfProposal)).toEqual(['proposed', 'accepted', 'open', 'open'])
  for (const state of proposalStates) expect(ideaStates).toContain(ideaStateOfProposal(state))
})
