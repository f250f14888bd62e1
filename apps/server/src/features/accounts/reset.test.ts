import { createHook } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { addUser, signIn, TEST_PASSWORD, useTestServer } from '../../testing/test-server.ts'
import { manageAccount } from './manage-account.ts'

const server = useTestServer()

const resetToken = async (email: string): Promise<string> => {
  const outcome = await manageAccount(server.services, { action: 'reset-link', email })
  if (outcome.kind === 'refused' || outcome.link === null) throw new Error('no link')
  return new URL(outcome.link).pathname.split('/').at(-1) ?? ''
}

const reset = (token: string, password = 'another password') =>
  server.inject({ method: 'POST', url: `/api/v1/reset/${token}`, payload: { password } })

test('a new password replaces the old one and ends every session', async () => {
  const user = await addUser(server, 'reset@example.org')
  const { cookie } = await signIn(server, user.email, TEST_PASSWORD)
  const told: string[] = []
  const stop = server.services.events.on((event) => told.push(event.kind))
  expect((await reset(await resetToken(user.email))).statusCode).toBe(200)
  stop()
  expect(told).toContain('signed-out')
  const session = await server.inject({ url: '/api/v1/session', headers: { cookie } })
  expect(session.json().account).toBeNull()
  await signIn(server, user.email, 'another password')
  await expect(signIn(server, user.email, TEST_PASSWORD)).rejects.toThrow('401')
})

test('who has a new password is signed in with it, but for a closed account', async () => {
  const user = await addUser(server, 'at-once@example.org')
  const sessionOf = async (answer: Awaited<ReturnType<typeof reset>>) => {
    const cookie = answer.cookies
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ')
    return (await server.inject({ url: '/api/v1/session', headers: { cookie } })).json()
  }
  const open = await sessionOf(await reset(await resetToken(user.email)))
  expect(open.account).toMatchObject({ email: user.email })
  const token = await resetToken(user.email)
  await server.services.database
    .updateTable('user')
    .set({ banned: 1 })
    .where('email', '=', user.email)
    .execute()
  expect((await sessionOf(await reset(token))).account).toBeNull()
})

test('a reset link works once', async () => {
  const user = await addUser(server, 'once@example.org')
  const token = await resetToken(user.email)
  await reset(token)
  expect((await reset(token)).statusCode).toBe(410)
})

test('a link that nobody made is refused', async () => {
  expect((await reset('unknown')).statusCode).toBe(410)
})

test('a short password is refused and the link stays good', async () => {
  const user = await addUser(server, 'short@example.org')
  const token = await resetToken(user.email)
  expect((await reset(token, 'short')).json()).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'password' }],
  })
  expect((await reset(token)).statusCode).toBe(200)
})

test('accounts and admins are made without e-mail', async () => {
  const created = await manageAccount(server.services, {
    action: 'create',
    email: 'New@Example.org',
    name: 'New',
  })
  expect(created).toMatchObject({ kind: 'done', email: 'new@example.org', created: true })
  const again = await manageAccount(server.services, { action: 'create', email: 'new@example.org' })
  expect(again.kind).toBe('refused')
  const admin = await manageAccount(server.services, { action: 'admin', email: 'new@example.org' })
  expect(admin).toMatchObject({ kind: 'done', admin: true, created: false, link: null })
  const fresh = await manageAccount(server.services, { action: 'admin', email: 'boss@example.org' })
  expect(fresh).toMatchObject({ kind: 'done', admin: true, created: true })
  const unknown = await manageAccount(server.services, {
    action: 'reset-link',
    email: 'x@example.org',
  })
  expect(unknown.kind).toBe('refused')
})

test('who is made an administrator is one at once, and let in again', async () => {
  const user = await addUser(server, 'rise@example.org')
  const users = server.services.database.updateTable('user').where('id', '=', user.id)
  await users.set({ banned: 1 }).execute()
  await manageAccount(server.services, { action: 'admin', email: user.email })
  const headers = await signIn(server, user.email, TEST_PASSWORD)
  const session = await server.inject({ url: '/api/v1/session', headers })
  expect(session.json()).toMatchObject({ account: { id: user.id, admin: true } })
})

test('a link says whose it is and until when, and a dead one that it is none', async () => {
  const user = await addUser(server, 'look@example.org', { name: 'Lou' })
  const token = await resetToken(user.email)
  const look = (of: string) => server.inject(`/api/v1/reset/${of}`)
  expect((await look(token)).json()).toEqual({
    name: 'Lou',
    email: 'look@example.org',
    expires: expect.any(String),
  })
  await reset(token)
  expect((await look(token)).statusCode).toBe(410)
  expect((await look('xxx')).json()).toMatchObject({ code: 'gone' })
})

test('nothing is hashed for a link that nobody made', async () => {
  const hashed = { count: 0 }
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') hashed.count += 1
    },
  }).enable()
  await reset('unknown')
  const setUp = { token: 'unknown', name: 'A', email: 'a@example.org', password: 'long enough' }
  await server.inject({ method: 'POST', url: '/api/v1/setup', payload: setUp })
  await server.inject({ method: 'POST', url: '/api/v1/invites/unknown', payload: setUp })
  expect(hashed.count).toBe(0)
  const user = await addUser(server, 'hashed@example.org')
  await reset(await resetToken(user.email))
  hook.disable()
  expect(hashed.count).toBeGreaterThan(0)
})
