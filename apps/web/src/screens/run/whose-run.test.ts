import { expect, test } from 'vitest'
import { whoseRun } from './whose-run.ts'

const site = {
  name: '',
  timezone: 'UTC',
  registration: 'open',
  contact: '',
  demo: false,
  mails: false,
  setup: false,
} as const
const account = { id: 'ann', name: 'Ann', email: '', admin: false }

test.each([
  ['not known before the session is', null, null],
  ['an account’s', { account, guestOf: null, pastGuestOf: null, guestName: null, site }, 'ann'],
  [
    'a guest’s of one event',
    { account: null, guestOf: 'e', pastGuestOf: null, guestName: 'Zoé', site },
    'guest e Zoé',
  ],
  [
    'nobody’s',
    { account: null, guestOf: null, pastGuestOf: null, guestName: null, site },
    'nobody',
  ],
])('a day on a device is %s', (_name, session, whose) => {
  expect(whoseRun(session)).toBe(whose)
})
