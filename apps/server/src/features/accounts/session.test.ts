import { expect, test } from 'vitest'
import type { ServerEvent } from '../../records/services/services.ts'
import { addUser, signIn, TEST_PASSWORD, useTestServer } from '../../testing/test-server.ts'
import { writeSiteSettings } from '../../records/accounts/site-settings.ts'

const server = useTestServer()
const session = async (cookie?: string) =>
  (
    await server.inject({ url: '/api/v1/session', headers: cookie === undefined ? {} : { cookie } })
  ).json()

test('a visitor has no account', async () => {
  expect(await session()).toMatchObject({ account: null, guestOf: null, guestName: null })
})

test('signing in and out', async () => {
  const user = await addUser(server, 'one@example.org')
  const { cookie } = await signIn(server, user.email, TEST_PASSWORD)
  expect(await session(cookie)).toMatchObject({
    account: { id: user.id, name: 'one', email: 'one@example.org', admin: false },
  })
  const out = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { cookie },
  })
  expect(out.statusCode).toBe(200)
  expect(await session(cookie)).toMatchObject({ account: null })
})

test('a wrong password and an unknown address are answered alike', async () => {
  await addUser(server, 'two@example.org')
  const answers = await Promise.all(
    ['two@example.org', 'nobody@example.org'].map((email) =>
      server.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        payload: { email, password: 'not the password' },
      }),
    ),
  )
  for (const answer of answers) {
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'not-signed-in' })
    expect(answer.headers['content-type']).toMatch('application/problem+json')
  }
  expect(answers[0]?.json()).toEqual(answers[1]?.json())
})

test('only what is offered of the account service is reachable', async () => {
  for (const path of [
    '/api/auth/ok',
    '/api/auth/get-session',
    '/api/auth/list-sessions',
    '/api/auth/error',
  ]) {
    expect((await server.inject({ url: path })).statusCode, path).toBe(404)
  }
})

test('a session cookie is for this site and for no script', async () => {
  await addUser(server, 'three@example.org')
  const answer = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'three@example.org', password: TEST_PASSWORD },
  })
  const cookie = String(answer.headers['set-cookie'])
  expect(answer.json()).toEqual({
    user: { id: expect.any(String), name: 'three', email: 'three@example.org' },
  })
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
})

test('tries to sign in to one account are limited, with the time to wait', async () => {
  await addUser(server, 'four@example.org')
  const tries = Array.from({ length: 12 }, () =>
    server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: 'four@example.org', password: 'wrong wrong wrong' },
    }),
  )
  const refused = (await Promise.all(tries)).filter((answer) => answer.statusCode === 429)
  expect(refused.length).toBe(2)
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused[0]?.json()).toMatchObject({ code: 'too-many' })
})

test('two hundred people in one room are not held up', async () => {
  const answers = await Promise.all(
    Array.from({ length: 400 }, () => server.inject('/api/v1/session')),
  )
  expect(answers.every((answer) => answer.statusCode === 200)).toBe(true)
})

const auth = (path: string, payload: object, headers: { readonly cookie?: string } = {}) =>
  server.inject({ method: 'POST', url: `/api/auth${path}`, headers, payload })

test.each([
  ['a name of a novel', { name: 'x'.repeat(81) }, 'name'],
  ['no name', { name: '  ' }, 'name'],
  ['an address that is none', { email: 'nowhere' }, 'email'],
  ['a short password', { password: 'short' }, 'password'],
])('nobody registers with %s', async (_what, wrong, path) => {
  await writeSiteSettings(server.services.database, { registration: 'open' })
  const person = { name: 'Five', email: 'five@example.org', password: TEST_PASSWORD }
  const answer = await auth('/sign-up/email', { ...person, ...wrong })
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ code: 'invalid', errors: [{ path }] })
})

test('an account changes its name and nothing else of itself', async () => {
  const user = await addUser(server, 'six@example.org')
  const headers = await signIn(server, user.email)
  const told: ServerEvent[] = []
  const stop = server.services.events.on((event) => void told.push(event))
  expect((await auth('/update-user', { name: '' }, headers)).statusCode).toBe(422)
  const wish = { name: 'Sixth', image: 'javascript:alert(1)', admin: 1, email: 'x@example.org' }
  expect((await auth('/update-user', wish, headers)).statusCode).toBe(200)
  stop()
  const row = await server.services.database
    .selectFrom('user')
    .select(['name', 'image', 'admin', 'email'])
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ name: 'Sixth', image: null, admin: 0, email: 'six@example.org' })
  // Kept pages that name the account are forgotten.
  expect(told).toEqual([{ kind: 'rights-changed', page: null, user: user.id }])
})

test('a new password lets go of whoever is in a draft with the old one', async () => {
  const user = await addUser(server, 'seven@example.org')
  const headers = await signIn(server, user.email)
  const told: ServerEvent[] = []
  const stop = server.services.events.on((event) => void told.push(event))
  const change = { currentPassword: TEST_PASSWORD, newPassword: 'another long password' }
  const answer = await auth('/change-password', { ...change, revokeOtherSessions: true }, headers)
  stop()
  expect(answer.statusCode).toBe(200)
  expect(told).toEqual([{ kind: 'signed-out', user: user.id }])
})
