import { expect, test } from 'vitest'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { testPage } from '../../testing/test-page.ts'
import { writeSiteSettings } from '../../records/accounts/site-settings.ts'

const server = useTestServer()
const numbers = { next: 0 }
const someone = async (options: { readonly admin?: boolean } = {}) => {
  numbers.next += 1
  const user = await addUser(server, `person${numbers.next}@example.org`, options)
  return { ...user, headers: await signIn(server, user.email) }
}

const invite = (headers: { readonly cookie: string }, payload: object = {}) =>
  server.inject({ method: 'POST', url: '/api/v1/invites', headers, payload })

const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1) ?? ''

const accept = (token: string, payload: object, headers: { readonly cookie?: string } = {}) =>
  server.inject({ method: 'POST', url: `/api/v1/invites/${token}`, headers, payload })

const newcomer = (email: string) => ({ name: 'Newcomer', email, password: 'long enough password' })

test('an invitation makes an account while registration is by invitation', async () => {
  await writeSiteSettings(server.services.database, { registration: 'invite' })
  const closed = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: newcomer('alone@example.org'),
  })
  expect(closed.statusCode).toBe(403)
  const host = await someone()
  const made = await invite(host.headers)
  expect(made.statusCode).toBe(201)
  const token = tokenOf(made.json().link)
  expect((await server.inject(`/api/v1/invites/${token}`)).json()).toMatchObject({
    by: host.name,
    page: null,
    email: null,
  })
  const accepted = await accept(token, newcomer('guest@example.org'))
  expect(accepted.statusCode).toBe(201)
  expect(accepted.json()).toMatchObject({ email: 'guest@example.org', admin: false })
  expect(accepted.cookies.length).toBeGreaterThan(0)
  await signIn(server, 'guest@example.org', 'long enough password')
})

test('an invitation works once, also for two at the same time', async () => {
  const { headers } = await someone()
  const token = tokenOf((await invite(headers)).json().link)
  const answers = await Promise.all([
    accept(token, newcomer('twice-a@example.org')),
    accept(token, newcomer('twice-b@example.org')),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 410])
  expect((await accept(token, newcomer('twice-c@example.org'))).statusCode).toBe(410)
})

test('an invitation for an address is for nobody else', async () => {
  const { headers } = await someone()
  const made = await invite(headers, { email: 'Only@Example.org' })
  const token = tokenOf(made.json().link)
  const other = await accept(token, newcomer('other@example.org'))
  expect(other.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'email' }] })
  expect((await accept(token, newcomer('only@example.org'))).statusCode).toBe(201)
})

test('an invitation for an address is for the account of that address alone', async () => {
  const host = await someone()
  const other = await someone()
  const right = await someone()
  const page = await testPage(server, host.headers, 'invite-address')
  const made = await invite(host.headers, { email: right.email.toUpperCase(), page: page.slug })
  const token = tokenOf(made.json().link)
  const refused = await accept(token, {}, other.headers)
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'email', code: 'email-other' }],
  })
  const people = async () =>
    (await server.inject(`/api/v1/pages/${page.slug}/people`))
      .json()
      .items.map((one: { id: string }) => one.id)
  expect(await people()).not.toContain(other.id)
  expect((await accept(token, {}, right.headers)).statusCode).toBe(201)
  expect(await people()).toContain(right.id)
})

test('an invitation to a private page tells its title and lets in', async () => {
  const host = await someone()
  const guest = await someone()
  const page = await testPage(server, host.headers, 'invite-private')
  await server.inject({
    method: 'PATCH',
    url: `/api/v1/pages/${page.slug}`,
    headers: host.headers,
    payload: { visibility: 'private' },
  })
  const token = tokenOf((await invite(host.headers, { page: page.slug })).json().link)
  expect((await server.inject(`/api/v1/invites/${token}`)).json().page).toMatchObject({
    slug: page.slug,
  })
  expect((await accept(token, {}, guest.headers)).statusCode).toBe(201)
  const seen = await server.inject({
    url: `/api/v1/pages/${page.slug}`,
    headers: guest.headers,
  })
  expect(seen.statusCode).toBe(200)
})

test('missing fields are named', async () => {
  const { headers } = await someone()
  const token = tokenOf((await invite(headers)).json().link)
  const answer = await accept(token, { name: 'Only a name' })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().errors.map((one: { path: string }) => one.path)).toEqual([
    'email',
    'password',
  ])
})

test('an address that has an account keeps the invitation good', async () => {
  const { headers, email } = await someone()
  const token = tokenOf((await invite(headers)).json().link)
  expect((await accept(token, newcomer(email))).json()).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'email', code: 'email-taken' }],
  })
  expect((await accept(token, newcomer('fresh@example.org'))).statusCode).toBe(201)
})

test('closed registration lets admins alone invite', async () => {
  const member = await someone()
  const admin = await someone({ admin: true })
  const early = tokenOf((await invite(member.headers)).json().link)
  await writeSiteSettings(server.services.database, { registration: 'closed' })
  expect((await invite(member.headers)).statusCode).toBe(403)
  expect((await accept(early, newcomer('early@example.org'))).statusCode).toBe(403)
  const made = await invite(admin.headers)
  expect((await accept(tokenOf(made.json().link), newcomer('late@example.org'))).statusCode).toBe(
    201,
  )
  await writeSiteSettings(server.services.database, { registration: 'invite' })
})

test('a maintainer invites somebody to look after a page', async () => {
  const host = await someone()
  const guest = await someone()
  const page = await testPage(server, host.headers, 'invite-page')
  expect((await invite(guest.headers, { page: page.slug })).statusCode).toBe(403)
  const token = tokenOf((await invite(host.headers, { page: page.slug })).json().link)
  expect((await server.inject(`/api/v1/invites/${token}`)).json().page).toEqual({
    slug: page.slug,
    title: page.title,
  })
  expect((await accept(token, {}, guest.headers)).statusCode).toBe(201)
  const people = await server.inject(`/api/v1/pages/${page.slug}/people`)
  expect(people.json().items.map((one: { id: string }) => one.id)).toContain(guest.id)
  expect((await accept(token, {}, host.headers)).statusCode).toBe(410)
})

test('who was taken off a page, or is banned, lets nobody in any more', async () => {
  const owner = await someone()
  const former = await someone()
  const page = await testPage(server, owner.headers, 'invite-former')
  const people = (method: 'PUT' | 'DELETE', payload: object = {}) =>
    server.inject({
      method,
      url: `/api/v1/pages/${page.slug}/people/${former.id}`,
      headers: owner.headers,
      payload,
    })
  expect((await people('PUT', { role: 'maintainer' })).statusCode).toBe(200)
  const toPage = tokenOf((await invite(former.headers, { page: page.slug })).json().link)
  const toLibrary = tokenOf((await invite(former.headers)).json().link)
  expect((await people('DELETE')).statusCode).toBe(204)
  expect((await accept(toPage, {}, former.headers)).statusCode).toBe(410)
  expect((await server.inject(`/api/v1/invites/${toPage}`)).statusCode).toBe(410)
  const admin = await someone({ admin: true })
  await server.inject({
    method: 'PATCH',
    url: `/api/v1/users/${former.id}`,
    headers: admin.headers,
    payload: { banned: true },
  })
  expect((await accept(toLibrary, newcomer('let-in@example.org'))).statusCode).toBe(410)
})
