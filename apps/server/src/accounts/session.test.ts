import { expect, test } from 'vitest'
import { addUser, signIn, TEST_PASSWORD, useTestServer } from '../testing/test-server.ts'

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
  const { cookie } = await signIn(server, user.email)
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
