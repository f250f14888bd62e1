import { expect, test } from 'vitest'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { eventText } from '../../testing/test-page.ts'
import { namesOfAccounts } from './names.ts'
import { writeSiteSettings } from './site-settings.ts'

const server = useTestServer()
const password = 'long enough password'
const numbers = { next: 0 }
const address = (): string => `named${(numbers.next += 1)}@example.org`

const post = (url: string, payload: object, headers: { readonly cookie?: string } = {}) =>
  server.inject({ method: 'POST', url, headers: { 'accept-language': 'en', ...headers }, payload })

const admin = async () => {
  const email = address()
  const { id } = await addUser(server, email, { name: 'Facilitation', admin: true })
  return { id, headers: await signIn(server, email) }
}

/** Every way in which somebody says what they are called; each answers to a name. */
const ways = {
  'signs up': async (name: string) => {
    await writeSiteSettings(server.services.database, { registration: 'open' })
    return post('/api/auth/sign-up/email', { name, email: address(), password })
  },
  'takes up an invitation': async (name: string) => {
    const host = await signIn(server, (await addUser(server, address())).email)
    const { link } = (await post('/api/v1/invites', {}, host)).json()
    const token = new URL(link).pathname.split('/').at(-1)
    return post(`/api/v1/invites/${token}`, { name, email: address(), password })
  },
  'changes their name': async (name: string) => {
    const headers = await signIn(server, (await addUser(server, address())).email)
    return post('/api/auth/update-user', { name }, headers)
  },
  'comes in as a guest': async (name: string) => {
    const { headers } = await admin()
    const made = await post('/api/v1/pages', { text: eventText('Une rencontre') }, headers)
    const { slug } = made.json()
    const room = await server.inject({
      method: 'PUT',
      url: `/api/v1/events/${slug}/code`,
      headers,
      payload: { open: true },
    })
    return post(`/api/v1/events/${slug}/join`, { code: room.json().code, name })
  },
} as const

test.each(Object.entries(ways))('nobody who %s looks like an administrator', async (_way, call) => {
  await admin()
  const refused = await call('Fаcilitаtion')
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'name', code: 'name-of-admin' }],
  })
})

test.each(Object.entries(ways))('who %s shows no mark that turns the line', async (_way, call) => {
  const answer = await call('\u{202e}Léa\u{200b} \u{2066}Martin')
  expect(answer.statusCode).toBeLessThan(300)
  const named = await server.services.database
    .selectFrom('user')
    .select('name')
    .where('name', 'like', '%L%a%Martin%')
    .execute()
  const guests = await server.services.database.selectFrom('guest').select('name').execute()
  const names = [...named, ...guests].map((one) => one.name)
  expect(names).toContain('Léa Martin')
  expect(names.filter((name) => name !== null && /\p{Cf}/u.test(name))).toEqual([])
})

test('a name of which nothing is seen is none', async () => {
  const answer = await ways['signs up']('\u{200b}\u{202e}')
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({ errors: [{ path: 'name', code: 'name-unseen' }] })
})

test('an administrator keeps and respells the own name', async () => {
  const email = address()
  await addUser(server, email, { name: 'Zoé Unique', admin: true })
  const headers = await signIn(server, email)
  expect((await post('/api/auth/update-user', { name: 'ZOÉ UNIQUE' }, headers)).statusCode).toBe(
    200,
  )
})

test('accounts are called what they are called today, and those that are no more nothing', async () => {
  const { id } = await addUser(server, address(), { name: 'Ida' })
  const ids = [...Array.from({ length: 600 }, (_, at) => `gone${at}`), id, id]
  expect([...(await namesOfAccounts(server.services, ids))]).toEqual([[id, 'Ida']])
})
