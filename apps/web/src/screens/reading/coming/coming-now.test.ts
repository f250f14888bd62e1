import type { Coming } from '@forkshop/api'
import { expect, test } from 'vitest'
import { comingAct, comingNow } from './coming-now.ts'

const NOON = Date.parse('2027-01-20T12:00:00Z')
const coming: Coming = {
  places: 10,
  placed: 4,
  waiting: 0,
  until: '2027-01-20T12:30:00Z',
  state: 'open',
  questions: [],
  keepDays: 30,
  erased: null,
}
const OVER = '2027-01-24T17:00:00Z'

test.each<[string, Partial<Coming>, number, string]>([
  ['as it was answered', {}, NOON, 'open'],
  ['closed once its moment has passed', {}, NOON + 31 * 60_000, 'closed'],
  ['over, whatever was answered', { until: null }, Date.parse(OVER), 'over'],
  ['cancelled stays cancelled', { state: 'cancelled' }, NOON, 'cancelled'],
  ['full', { placed: 10 }, NOON, 'full'],
])('registration by the reader’s clock: %s', (_name, change, now, state) => {
  expect(comingNow({ ...coming, ...change }, OVER, now)).toBe(state)
})

test('one takes a place, waits for one, or looks at one’s registration', () => {
  expect(comingAct('open', null)).toEqual({ kind: 'come' })
  expect(comingAct('full', null)).toEqual({ kind: 'wait' })
  expect(comingAct('closed', null)).toBeNull()
  expect(comingAct(null, null)).toBeNull()
  expect(comingAct('full', 'a')).toEqual({ kind: 'own', to: '/registration/a' })
})
