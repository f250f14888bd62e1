import { expect, test } from 'vitest'
import { hashOfToken } from '../../base/secret-token.ts'
import { createSetupLink } from './links.ts'
import { testServer, type TestServer } from '../../testing/test-server.ts'
import { onTestFinished } from 'vitest'

const emptyServer = async (): Promise<TestServer> => {
  const server = await testServer()
  onTestFinished(() => server.close())
  return server
}

const linkOf = async (server: TestServer): Promise<string> => {
  const link = await createSetupLink(server.services)
  if (link === null) throw new Error('no link')
  return new URL(link.link).pathname.split('/').at(-1) ?? ''
}

const setUp = (server: TestServer, token: string, email = 'first@example.org') =>
  server.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: { token, name: 'First', email, password: 'long enough password' },
  })

test('the link makes the first admin, who is signed in at once', async () => {
  const server = await emptyServer()
  expect((await server.inject('/api/v1/session')).json().site.setup).toBe(true)
  const answer = await setUp(server, await linkOf(server))
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ email: 'first@example.org', admin: true })
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  const session = await server.inject({
    url: '/api/v1/session',
    headers: { cookie: cookie.join('; ') },
  })
  expect(session.json()).toMatchObject({ account: { admin: true }, site: { setup: false } })
})

test('the link works once', async () => {
  const server = await emptyServer()
  const token = await linkOf(server)
  await setUp(server, token)
  const again = await setUp(server, token, 'second@example.org')
  expect(again.statusCode).toBe(410)
  expect(again.json()).toMatchObject({ code: 'gone' })
})

test('two who use it at once make one admin', async () => {
  const server = await emptyServer()
  const token = await linkOf(server)
  const answers = await Promise.all([
    setUp(server, token, 'a@example.org'),
    setUp(server, token, 'b@example.org'),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 410])
})

test('a newer link replaces an older one', async () => {
  const server = await emptyServer()
  const older = await linkOf(server)
  await linkOf(server)
  expect((await setUp(server, older)).statusCode).toBe(410)
})

test('there is no link once there is an admin', async () => {
  const server = await emptyServer()
  await setUp(server, await linkOf(server))
  expect(await createSetupLink(server.services)).toBeNull()
})

test('a wrong field is named and the link stays good', async () => {
  const server = await emptyServer()
  const token = await linkOf(server)
  const refused = await setUp(server, token, 'not an address')
  expect(refused.statusCode).toBe(422)
  expect(refused.json().errors).toMatchObject([{ path: 'email' }])
  expect((await setUp(server, token)).statusCode).toBe(201)
})

test('the link is not stored as it is', async () => {
  const server = await emptyServer()
  const token = await linkOf(server)
  const rows = await server.services.database.selectFrom('link').selectAll().execute()
  expect(rows.map((row) => row.token_hash)).toEqual([hashOfToken(token)])
})
