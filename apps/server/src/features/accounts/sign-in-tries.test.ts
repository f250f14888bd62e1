import { expect, test } from 'vitest'
import { ProblemError } from '../../base/problem-error.ts'
import { addUser, signIn, TEST_PASSWORD, useTestServer } from '../../testing/test-server.ts'
import { trySignIn, tryOwnPassword } from './sign-in-tries.ts'

const MINUTE_MS = 60_000
const time = { now: Date.now() }
const server = useTestServer({ overrides: { clock: () => new Date(time.now) } })

/** How many of so many wrong passwords one after the other are looked at. */
const lookedAt = async (count: number, email: string, cookie?: string): Promise<number> => {
  let passed = 0
  for (let index = 0; index < count; index += 1) {
    try {
      await trySignIn(server.services, { email, cookie })
      passed += 1
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'too-many') throw error
    }
  }
  return passed
}

/** Signs in over the network, as a stranger or from a browser that is known. */
const enter = (email: string, password: string, cookie?: string) =>
  server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    remoteAddress: '203.0.113.7',
    headers: { 'accept-language': 'en', ...(cookie === undefined ? {} : { cookie }) },
    payload: { email, password },
  })

const deviceIn = (cookie: string): string =>
  cookie.split('; ').find((one) => one.startsWith('forkshop_device=')) ?? 'no device'

test('an account is guessed at twenty times from anywhere, then once in five minutes', async () => {
  const { email } = await addUser(server, 'guessed@example.org')
  expect(await lookedAt(60, email)).toBe(20)
  time.now += 60 * MINUTE_MS
  expect(await lookedAt(60, email)).toBe(12)
  // The right one tells nothing to a stranger either.
  const refused = await enter(email, TEST_PASSWORD)
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBe('300')
  expect(refused.json()).toMatchObject({
    code: 'too-many',
    detail:
      'Too many tries with this account. Try again in 5 minutes, or on a device where you signed in before.',
  })
})

test('an address without an account is answered in the same way', async () => {
  expect(await lookedAt(60, 'nobody@example.org')).toBe(20)
})

test('letter case and blanks make no other account', async () => {
  const { email } = await addUser(server, 'spelled@example.org')
  expect(await lookedAt(15, email)).toBe(15)
  expect(await lookedAt(15, ` ${email.toUpperCase()} `)).toBe(5)
})

test('who signed in with a browser before comes in with it while others guess', async () => {
  const { email } = await addUser(server, 'owner@example.org')
  const device = deviceIn((await signIn(server, email, TEST_PASSWORD)).cookie)
  expect(await lookedAt(30, email)).toBe(20)
  expect((await enter(email, TEST_PASSWORD)).statusCode).toBe(429)
  const entered = await enter(email, TEST_PASSWORD, device)
  expect(entered.statusCode).toBe(200)
  // It keeps its name, and with it its count.
  expect(String(entered.headers['set-cookie'])).not.toContain('forkshop_device')
  expect(await lookedAt(30, email, device)).toBe(10)
  time.now += 5 * MINUTE_MS
  expect(await lookedAt(30, email, device)).toBe(5)
})

test('a browser known to one account is a stranger to others, and a forged one to all', async () => {
  const aimedAt = await addUser(server, 'aimed-at@example.org')
  const other = await addUser(server, 'aiming@example.org')
  const device = deviceIn((await signIn(server, other.email, TEST_PASSWORD)).cookie)
  expect(await lookedAt(20, aimedAt.email)).toBe(20)
  expect(await lookedAt(1, aimedAt.email, device)).toBe(0)
  for (const forged of ['', 'x', 'x.', 'x.y', 'x.y.z', device.replace(/.\./, '_.')]) {
    expect(await lookedAt(1, aimedAt.email, `forkshop_device=${forged}`), forged).toBe(0)
  }
})

test('a right password costs nothing, however often it is used', async () => {
  const { email } = await addUser(server, 'shared@example.org')
  for (let index = 0; index < 3; index += 1) {
    expect((await enter(email, TEST_PASSWORD)).statusCode).toBe(200)
  }
  expect((await enter(email, 'a wrong password')).statusCode).toBe(401)
  expect(await lookedAt(30, email)).toBe(19)
})

test('a session does not try out the password of its account', async () => {
  const user = await addUser(server, 'left-open@example.org')
  const { cookie } = await signIn(server, user.email, TEST_PASSWORD)
  const change = async (currentPassword: string): Promise<number> =>
    (
      await server.inject({
        method: 'POST',
        url: '/api/auth/change-password',
        headers: { cookie },
        payload: { currentPassword, newPassword: TEST_PASSWORD },
      })
    ).statusCode
  expect(await change(TEST_PASSWORD)).toBe(200)
  expect(await change('a wrong password')).toBe(422)
  for (let index = 0; index < 9; index += 1) tryOwnPassword(server.services, user.id)
  expect(await change(TEST_PASSWORD)).toBe(429)
})
