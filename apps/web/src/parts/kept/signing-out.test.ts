import { expect, test } from 'vitest'
import { createSessionStore } from '../../base/session/use-session.ts'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { createSigningOut } from './signing-out.ts'

test.each([
  ['there is no line', () => Promise.reject(new TypeError('no line')), 'line'],
  ['the server refuses', async () => Response.json({}, { status: 429 }), 'other'],
])('who could not sign out because %s is told so', async (...[, fetch, why]) => {
  const told: string[] = []
  const session = createSessionStore(clientAnswering(() => ({ account: null, guestOf: null })))
  const { leave } = createSigningOut(session, fetch, (what) => told.push(what))
  expect(await leave()).toBe(false)
  expect(told).toEqual([why])
})
