// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { createSessionStore, sessionKey } from '../../base/session/use-session.ts'
import { useIdeasAhead } from './use-ideas-ahead.ts'

const nobody = { account: null, guestOf: null }
const account = { account: { id: 'a' }, guestOf: null }
const guest = { account: null, guestOf: 'run' }

/** How often the parts were fetched for a reader who stayed for a while. */
const fetched = async (event: string | null, session: unknown): Promise<number> => {
  vi.useFakeTimers()
  try {
    let count = 0
    const store = createSessionStore(clientAnswering(() => session))
    const fetchAll = (): Promise<unknown> => {
      count += 1
      return Promise.reject(new TypeError('no line'))
    }
    await inSetup(
      () => {
        useIdeasAhead(() => event, fetchAll)
        return true
      },
      { install: (app) => app.provide(sessionKey, store) },
    )
    await store.ready()
    await vi.runAllTimersAsync()
    return count
  } finally {
    vi.useRealTimers()
  }
}

test.each<[who: string, event: string | null, session: unknown, times: number]>([
  ['a visitor at an event', 'run', nobody, 1],
  ['somebody at an event, without a line', 'run', new TypeError('no line'), 1],
  ['an account', null, account, 1],
  ['a guest, wherever they read', null, guest, 1],
  ['a visitor who reads', null, nobody, 0],
  ['somebody who could not be asked for', null, new TypeError('no line'), 0],
])('%s', async (_, event, session, times) => {
  expect(await fetched(event, session)).toBe(times)
})
