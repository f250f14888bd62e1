import { expect, test } from 'vitest'
import { pageText, testPage } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { hashOfToken } from '../../base/secret-token.ts'

const server = useTestServer()
const numbers = { next: 0 }
const someone = async () => {
  numbers.next += 1
  const user = await addUser(server, `owner${numbers.next}@example.org`)
  return { ...user, headers: await signIn(server, user.email) }
}

const makeToken = async (headers: { readonly cookie: string }, payload: object = {}) => {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers,
    payload: { name: 'script', scopes: ['read', 'propose', 'write'], ...payload },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { id, token } = answer.json()
  return { id: String(id), bearer: { authorization: `Bearer ${token}` }, token: String(token) }
}

const session = (headers: object) =>
  server.inject({ url: '/api/v1/session', headers: { ...headers } })

test('a token acts for its owner', async () => {
  const owner = await someone()
  const { bearer } = await makeToken(owner.headers)
  expect((await session(bearer)).json().account.id).toBe(owner.id)
})

test('a token is shown once and kept as a hash', async () => {
  const owner = await someone()
  const { id, token } = await makeToken(owner.headers)
  const list = await server.inject({ url: '/api/v1/tokens', headers: owner.headers })
  expect(list.body).not.toContain(token)
  expect(list.json().items).toMatchObject([{ id, name: 'script', lastUsed: null, expires: null }])
  const row = await server.services.database
    .selectFrom('token')
    .select('secret_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.secret_hash).toBe(hashOfToken(token))
})

test('an unknown, a deleted and an expired token are refused everywhere', async () => {
  const owner = await someone()
  const deleted = await makeToken(owner.headers)
  const gone = await server.inject({
    method: 'DELETE',
    url: `/api/v1/tokens/${deleted.id}`,
    headers: owner.headers,
  })
  expect(gone.statusCode).toBe(204)
  const expired = await makeToken(owner.headers)
  await server.services.database
    .updateTable('token')
    .set({ expires: '2001-01-01T00:00:00.000Z' })
    .where('id', '=', expired.id)
    .execute()
  const unknown = { authorization: 'Bearer forkshop_unknown' }
  for (const headers of [deleted.bearer, expired.bearer, unknown]) {
    expect((await session(headers)).json()).toMatchObject({ code: 'not-signed-in', status: 401 })
  }
})

test('a token expires ahead, not behind', async () => {
  const owner = await someone()
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: owner.headers,
    payload: { name: 'late', scopes: ['read'], expires: '2001-01-01T00:00:00.000Z' },
  })
  expect(answer.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'expires' }] })
})

test('nobody deletes the token of somebody else', async () => {
  const owner = await someone()
  const other = await someone()
  const { id, bearer } = await makeToken(owner.headers)
  const answer = await server.inject({
    method: 'DELETE',
    url: `/api/v1/tokens/${id}`,
    headers: other.headers,
  })
  expect(answer.statusCode).toBe(404)
  expect((await session(bearer)).statusCode).toBe(200)
})

test('a token cannot make tokens', async () => {
  const owner = await someone()
  const { bearer } = await makeToken(owner.headers)
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: bearer,
    payload: { name: 'child', scopes: ['write'] },
  })
  expect(answer.json()).toMatchObject({ code: 'forbidden' })
})

test('a token to read publishes nothing', async () => {
  const owner = await someone()
  const page = await testPage(server, owner.headers, 'token-scope')
  const publish = (headers: object) =>
    server.inject({
      method: 'PUT',
      url: `/api/v1/pages/${page.slug}`,
      headers: { ...headers },
      payload: {
        text: pageText(page.title, 'Another sentence.\n'),
        base: page.head,
        reason: 'Say it otherwise',
      },
    })
  const reader = await makeToken(owner.headers, { scopes: ['read'] })
  const writer = await makeToken(owner.headers, { scopes: ['write'] })
  expect((await publish(reader.bearer)).json()).toMatchObject({ code: 'forbidden' })
  expect((await publish(writer.bearer)).statusCode).toBe(200)
})

test('a token for certain pages does nothing on others', async () => {
  const owner = await someone()
  const mine = await testPage(server, owner.headers, 'token-mine')
  const other = await testPage(server, owner.headers, 'token-other')
  const { bearer } = await makeToken(owner.headers, { pages: [mine.slug] })
  const change = (slug: string) =>
    server.inject({
      method: 'PATCH',
      url: `/api/v1/pages/${slug}`,
      headers: bearer,
      payload: { editing: 'open' },
    })
  expect((await change(mine.slug)).statusCode).toBe(200)
  expect((await change(other.slug)).statusCode).toBe(403)
  const create = await server.inject({
    method: 'POST',
    url: '/api/v1/pages',
    headers: bearer,
    payload: { text: pageText('New') },
  })
  expect(create.statusCode).toBe(403)
  const fork = await server.inject({
    method: 'POST',
    url: `/api/v1/pages/${mine.slug}/forks`,
    headers: bearer,
    payload: { slug: 'token-fork', reason: 'Try it' },
  })
  expect(fork.statusCode).toBe(403)
})
