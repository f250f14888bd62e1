import { expect, test } from 'vitest'
import type { ServerEvent } from '../../records/services/services.ts'
import { addUser, signIn, TEST_PASSWORD, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
const numbers = { next: 0 }
const someone = async (options: { readonly admin?: boolean; readonly name?: string } = {}) => {
  numbers.next += 1
  const user = await addUser(server, `user${numbers.next}@example.org`, options)
  return { ...user, headers: await signIn(server, user.email) }
}

const change = (headers: { readonly cookie: string }, id: string, payload: object) =>
  server.inject({ method: 'PATCH', url: `/api/v1/users/${id}`, headers, payload })

test('a banned account is signed out at once, and its sockets are told', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  const told: ServerEvent[] = []
  const stop = server.services.events.on((event) => told.push(event))
  expect((await change(admin.headers, user.id, { banned: true })).statusCode).toBe(200)
  stop()
  expect(told).toContainEqual({ kind: 'rights-changed', page: null, user: user.id })
  expect(told).toContainEqual({ kind: 'signed-out', user: user.id })
  const session = await server.inject({ url: '/api/v1/session', headers: user.headers })
  expect(session.json().account).toBeNull()
  const again = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: user.email, password: TEST_PASSWORD },
  })
  expect(again.statusCode).toBe(403)
  await change(admin.headers, user.id, { banned: false })
  await signIn(server, user.email, TEST_PASSWORD)
})

test('the tokens of a banned account stop working', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  const made = await server.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: user.headers,
    payload: { name: 'script', scopes: ['read'] },
  })
  await change(admin.headers, user.id, { banned: true })
  const answer = await server.inject({
    url: '/api/v1/session',
    headers: { authorization: `Bearer ${made.json().token}` },
  })
  expect(answer.statusCode).toBe(401)
})

test('an admin makes another and cannot lose the own rights', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  expect((await change(admin.headers, user.id, { admin: true })).json().admin).toBe(true)
  expect((await change(admin.headers, admin.id, { admin: false })).statusCode).toBe(422)
  expect((await change(admin.headers, admin.id, { banned: true })).statusCode).toBe(422)
  expect((await change(admin.headers, 'nobody', { admin: true })).statusCode).toBe(404)
})

test('accounts are listed page by page, for admins alone', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  expect((await server.inject({ url: '/api/v1/users', headers: user.headers })).statusCode).toBe(
    403,
  )
  expect((await server.inject('/api/v1/users')).statusCode).toBe(401)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await server.inject({
      url: `/api/v1/users?limit=2${query}`,
      headers: admin.headers,
    })
    const list: { items: { id: string }[]; nextCursor: string | null } = answer.json()
    seen.push(...list.items.map(({ id }) => id))
    cursor = list.nextCursor
  }
  const all = await server.services.database.selectFrom('user').select('id').execute()
  expect(seen.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
})

test('a cursor that nobody gave out is refused', async () => {
  const admin = await someone({ admin: true })
  const answer = await server.inject({ url: '/api/v1/users?cursor=%3F%3F', headers: admin.headers })
  expect(answer.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'cursor' }] })
})

test('people are found by a part of their name, without their address', async () => {
  const user = await someone({ name: 'Ada 100% Example' })
  const find = async (q: string) =>
    (
      await server.inject({
        url: `/api/v1/people?q=${encodeURIComponent(q)}`,
        headers: user.headers,
      })
    ).json()
  expect((await find('ada')).items).toEqual([{ id: user.id, name: 'Ada 100% Example' }])
  expect((await find('%%%')).items).toEqual([])
  expect((await find('_da')).items).toEqual([])
})

test('the settings of the site are read and changed by admins', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  const set = (headers: object, payload: object) =>
    server.inject({ method: 'PATCH', url: '/api/v1/settings', headers: { ...headers }, payload })
  expect((await set(user.headers, { name: 'Mine' })).statusCode).toBe(403)
  const wish = { name: 'Ours', registration: 'open', timezone: 'Asia/Tokyo' }
  expect((await set(admin.headers, wish)).json()).toEqual({ ...wish, language: 'fr', contact: '' })
  expect((await set(admin.headers, { timezone: 'Tokyo' })).statusCode).toBe(422)
  expect((await set(admin.headers, { contact: ' Ada, room 12 ' })).json().contact).toBe(
    'Ada, room 12',
  )
  expect((await server.inject('/api/v1/session')).json().site.contact).toBe('Ada, room 12')
  const signUp = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: {
      name: 'Free',
      email: 'free@example.org',
      password: 'long enough password',
      admin: 1,
    },
  })
  expect(signUp.statusCode).toBe(200)
  const row = await server.services.database
    .selectFrom('user')
    .select('admin')
    .where('email', '=', 'free@example.org')
    .executeTakeFirstOrThrow()
  expect(row.admin).toBe(0)
  expect((await set(admin.headers, { registration: 'sometimes' })).json()).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'registration' }],
  })
})

const passwordLink = (headers: { readonly cookie: string }, id: string) =>
  server.inject({
    method: 'POST',
    url: `/api/v1/users/${id}/password-link`,
    headers: { ...headers, 'accept-language': 'en' },
  })

test('an admin makes a link with which somebody sets a new password', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  const made = await passwordLink(admin.headers, user.id)
  expect(made.statusCode).toBe(201)
  expect(made.json()).toEqual({ link: expect.any(String), expires: expect.any(String) })
  const { pathname } = new URL(made.json().link)
  expect(pathname).toMatch(/^\/reset\/\S{40,}$/)
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1${pathname}`,
    payload: { password: 'a password of today' },
  })
  expect(answer.statusCode).toBe(200)
  await signIn(server, user.email, 'a password of today')
})

test('a link for a password is for admins to make, and not for the own account', async () => {
  const admin = await someone({ admin: true })
  const user = await someone()
  const other = await someone()
  expect((await passwordLink(other.headers, user.id)).statusCode).toBe(403)
  expect((await passwordLink(admin.headers, 'nobody')).statusCode).toBe(404)
  const own = await passwordLink(admin.headers, admin.id)
  expect(own.statusCode).toBe(422)
  expect(own.json().detail).toBe('Change your own password on the page of your account.')
})
