import { expect, test } from 'vitest'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { createLink, createSetupLink, useLink } from './links.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const time = { now: Date.parse('2026-05-01T10:00:00Z') }
const server = useTestServer({ overrides: { clock: () => new Date(time.now) } })

const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1) ?? ''
const password = 'long enough password'
const newcomer = (email: string) => ({ name: 'Newcomer', email, password })
const post = (path: string, payload: object, headers: { readonly cookie?: string } = {}) =>
  server.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers })

/** One way of each kind to come in, made now; what it answers when it is used. */
const ways = {
  'a set-up link': async () => {
    const { link } = (await createSetupLink(server.services)) ?? { link: '' }
    const token = tokenOf(link)
    return {
      look: `/setup/${token}`,
      use: () => post('/setup', { token, ...newcomer('first@example.org') }),
    }
  },
  'a link for a new password': async () => {
    const user = await addUser(server, `reset${time.now}@example.org`)
    const { link } = await createLink(server.services, 'reset', user.id)
    const token = tokenOf(link)
    return { look: `/reset/${token}`, use: () => post(`/reset/${token}`, { password }) }
  },
  'an invitation': async () => {
    const host = await addUser(server, `host${time.now}@example.org`)
    const made = await post('/invites', {}, await signIn(server, host.email))
    const token = tokenOf(made.json().link)
    return {
      look: `/invites/${token}`,
      use: () => post(`/invites/${token}`, newcomer(`new${time.now}@example.org`)),
    }
  },
} as const

test.each([
  ['a link for a new password', DAY_MS],
  ['an invitation', 14 * DAY_MS],
  // Last: it works while there is no administrator alone.
  ['a set-up link', 7 * DAY_MS],
] as const)('%s works until it runs out, and not a moment longer', async (kind, lifeMs) => {
  const late = await ways[kind]()
  time.now += lifeMs
  expect((await server.inject(`/api/v1${late.look}`)).statusCode).toBe(410)
  expect((await late.use()).statusCode).toBe(410)
  const inTime = await ways[kind]()
  time.now += lifeMs - 1
  expect((await server.inject(`/api/v1${inTime.look}`)).statusCode).toBe(200)
  expect((await inTime.use()).statusCode).toBeLessThan(300)
})

test('a link that ran out while a password was hashed is not used up', async () => {
  const user = await addUser(server, 'slow@example.org')
  const { link } = await createLink(server.services, 'reset', user.id)
  const asked = { token: tokenOf(link), purpose: 'reset' } as const
  const use = (now: Date) => useLink(server.services.database, { ...asked, now })
  expect(await use(new Date(time.now + DAY_MS))).toBeNull()
  expect(await use(new Date(time.now + DAY_MS - 1))).toEqual({ user: user.id, address: null })
})
