import { expect, test } from 'vitest'
import { startMailServer } from '../../testing/mail-server.ts'
import {
  addUser,
  signIn,
  TEST_PASSWORD,
  testServer,
  useTestServer,
} from '../../testing/test-server.ts'
import { writeSiteSettings } from '../../records/accounts/site-settings.ts'
import { manageAccount } from './manage-account.ts'
import { forgetSignUps } from './sign-ups.ts'

const mail = await startMailServer()
const time = { now: Date.parse('2027-01-10T12:00:00Z') }
const server = useTestServer({
  settings: { smtpUrl: mail.url },
  overrides: { clock: () => new Date(time.now) },
})
const HOUR_MS = 3_600_000

type Headers = { readonly cookie?: string }
const call = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: object,
  headers: Headers = {},
) =>
  server.inject({
    method,
    url: path.startsWith('/api') ? path : `/api/v1${path}`,
    headers: { ...headers, 'accept-language': 'en' },
    ...(payload && { payload }),
  })
const ask = (email: string, purpose: 'new-password' | 'sign-in' = 'new-password') =>
  call('POST', '/mail-requests', { email, purpose })
/** What came to an address since the last look, oldest first. */
const seen = { count: 0 }
const mailsTo = async (address: string) => {
  await server.postman.round()
  const fresh = mail.received.map(({ to }, at) => ({ to, at })).slice(seen.count)
  seen.count = mail.received.length
  const read = await mail.read()
  return fresh.filter(({ to }) => to.includes(address)).flatMap(({ at }) => read[at] ?? [])
}
const linkTo = async (address: string, kind: string) => {
  const found = (await mailsTo(address)).flatMap(
    ({ text = '' }) => new RegExp(`/${kind}/([\\w-]{43})`).exec(text)?.[1] ?? [],
  )
  return found.at(-1) ?? 'no link came'
}
const cookieOf = (answer: Awaited<ReturnType<typeof call>>) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const sessionOf = async (cookie: string) =>
  (await call('GET', '/session', undefined, { cookie })).json()
const addressOf = async (headers: Headers) =>
  (await call('GET', '/account/address', undefined, headers)).json()
const wait = (ms: number) => {
  time.now += ms
}

test('who forgot a password gets a link that sets one, once', async () => {
  const user = await addUser(server, 'forgot@example.org', { name: 'Zoé' })
  expect((await ask(' Forgot@Example.org ')).statusCode).toBe(204)
  const token = await linkTo(user.email, 'reset')
  expect((await call('GET', `/reset/${token}`)).json()).toMatchObject({ name: 'Zoé' })
  const password = 'another password'
  const done = await call('POST', `/reset/${token}`, { password })
  expect(done.statusCode).toBe(200)
  expect((await call('POST', `/reset/${token}`, { password })).statusCode).toBe(410)
  await signIn(server, user.email, password)
  // the link came to it
  expect(await addressOf({ cookie: cookieOf(done) })).toMatchObject({ confirmed: true })
})

test('nobody learns from the answer, or from its work, whether an address is known', async () => {
  await addUser(server, 'known@example.org')
  const answers = [await ask('known@example.org'), await ask('unknown@example.org')]
  const [known, unknown] = answers.map(({ statusCode, body }) => ({ statusCode, body }))
  expect(known).toEqual(unknown)
  const kept = await server.services.database.selectFrom('mail_request').selectAll().execute()
  expect(kept.map(({ address }) => address)).toEqual(['known@example.org', 'unknown@example.org'])
  expect(
    await server.services.database
      .selectFrom('mail')
      .selectAll()
      .where('state', '=', 'waiting')
      .execute(),
  ).toEqual([])
  expect(await mailsTo('unknown@example.org')).toEqual([])
})

test('three messages come to one address; more are answered alike', async () => {
  await addUser(server, 'often@example.org')
  for (let at = 0; at < 5; at += 1) expect((await ask('often@example.org')).statusCode).toBe(204)
  expect(await mailsTo('often@example.org')).toHaveLength(3)
  wait(HOUR_MS)
  await ask('often@example.org')
  expect(await mailsTo('often@example.org')).toHaveLength(1)
})

test('one place asks for no more than a room does', async () => {
  wait(HOUR_MS)
  const statuses: number[] = []
  for (let at = 0; at < 31; at += 1) statuses.push((await ask(`p${at}@example.org`)).statusCode)
  expect(statuses.filter((status) => status === 204)).toHaveLength(30)
  expect(statuses.at(-1)).toBe(429)
  wait(HOUR_MS)
})

test('a link that an administrator gave works on while others are asked for', async () => {
  await addUser(server, 'both@example.org')
  const made = await manageAccount(server.services, {
    action: 'reset-link',
    email: 'both@example.org',
  })
  const token = made.kind === 'done' ? new URL(made.link ?? '').pathname.split('/').at(-1) : ''
  await ask('both@example.org')
  await mailsTo('both@example.org')
  expect((await call('GET', `/reset/${token}`)).statusCode).toBe(200)
})

test('a link lets somebody in, once, by a button: a look uses nothing up', async () => {
  await addUser(server, 'enter@example.org', { name: 'Lou' })
  await ask('enter@example.org', 'sign-in')
  const token = await linkTo('enter@example.org', 'enter')
  for (let at = 0; at < 3; at += 1) {
    expect((await call('GET', `/enter/${token}`)).json()).toMatchObject({ name: 'Lou' })
  }
  const entered = await call('POST', `/enter/${token}`)
  expect(entered.statusCode).toBe(200)
  expect((await sessionOf(cookieOf(entered))).account).toMatchObject({ email: 'enter@example.org' })
  expect((await call('POST', `/enter/${token}`)).statusCode).toBe(410)
})

test('it ends after an hour, with a new password, and with the account', async () => {
  const user = await addUser(server, 'ends@example.org')
  const fresh = async () => {
    wait(HOUR_MS)
    await ask(user.email, 'sign-in')
    return linkTo(user.email, 'enter')
  }
  const late = await fresh()
  wait(HOUR_MS)
  expect((await call('POST', `/enter/${late}`)).statusCode).toBe(410)
  const before = await fresh()
  const headers = await signIn(server, user.email, TEST_PASSWORD)
  const body = { currentPassword: TEST_PASSWORD, newPassword: 'another password' }
  expect((await call('POST', '/api/auth/change-password', body, headers)).statusCode).toBe(200)
  expect((await call('POST', `/enter/${before}`)).statusCode).toBe(410)
  const closed = await fresh()
  await server.services.database
    .updateTable('user')
    .set({ banned: 1 })
    .where('id', '=', user.id)
    .execute()
  expect((await call('POST', `/enter/${closed}`)).statusCode).toBe(403)
  await ask(user.email, 'sign-in')
  expect(await mailsTo(user.email)).toEqual([])
})

const signUp = (email: string, more: object = {}) =>
  call('POST', '/api/auth/sign-up/email', { name: 'Ada', email, ...more })
const isKnown = async (email: string) =>
  (await server.services.database.selectFrom('user').select('email').execute()).some(
    (user) => user.email === email,
  )
const password = 'long enough password'

test('who signs up has an account once they follow the link to their address', async () => {
  wait(HOUR_MS)
  await writeSiteSettings(server.services.database, { registration: 'open' })
  const email = 'ada@example.org'
  // whoever gave the address chose no password that counts
  const asked = await signUp('Ada@Example.org', { password: 'password of a thief' })
  expect([asked.statusCode, asked.body, asked.cookies]).toEqual([202, '{"user":null}', []])
  const token = await linkTo(email, 'confirm')
  for (let at = 0; at < 3; at += 1) {
    expect((await call('GET', `/confirm/${token}`)).json()).toMatchObject({
      address: email,
      name: 'Ada',
      about: 'new-account',
    })
  }
  expect(await isKnown(email)).toBe(false)
  expect((await call('POST', `/confirm/${token}`, {})).json()).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'password', code: 'required' }],
  })
  const short = await call('POST', `/confirm/${token}`, { password: 'short' })
  expect(short.statusCode).toBe(422)
  const [made, twice] = await Promise.all([
    call('POST', `/confirm/${token}`, { password }),
    call('POST', `/confirm/${token}`, { password }),
  ])
  expect(new Set([made.statusCode, twice.statusCode])).toEqual(new Set([200, 410]))
  const headers = await signIn(server, email, password)
  expect(await addressOf(headers)).toEqual({ email, confirmed: true, wanted: null })
  expect((await call('POST', `/confirm/${token}`, { password })).statusCode).toBe(410)
  await expect(signIn(server, email, 'password of a thief')).rejects.toThrow('401')
})

test('nobody learns by signing up, or by its work, whether an address is known', async () => {
  wait(HOUR_MS)
  const { database } = server.services
  await addUser(server, 'here@example.org', { name: 'Jo' })
  const work = async (email: string) => {
    const { statusCode, body, cookies } = await signUp(email)
    const asked = await database.selectFrom('mail_request').select('purpose').execute()
    const kept = await database.selectFrom('verification').select('expiresAt').execute()
    const mails = await database
      .selectFrom('mail')
      .select('id')
      .where('state', '=', 'waiting')
      .execute()
    await server.postman.round()
    return { statusCode, body, cookies, asked, kept: kept.length, mails }
  }
  const known = await work('here@example.org')
  expect(known).toMatchObject({ statusCode: 202, asked: [{ purpose: 'sign-up' }], mails: [] })
  expect(await work('not-here@example.org')).toEqual(known)
  const [told, ...more] = await mailsTo('here@example.org')
  expect([told?.subject, more]).toEqual(['You have an account on Forkshop already', []])
  expect(told?.text).toContain('/sign-in')
  expect(told?.text).not.toContain('/confirm/')
})

test('a link opens no account where accounts are by invitation since, or the address has one', async () => {
  wait(HOUR_MS)
  const { database } = server.services
  await signUp('late@example.org')
  await signUp('taken@example.org')
  const taken = await linkTo('taken@example.org', 'confirm')
  seen.count = 0
  const late = await linkTo('late@example.org', 'confirm')
  await addUser(server, 'taken@example.org')
  expect((await call('POST', `/confirm/${taken}`, { password })).json()).toMatchObject({
    errors: [{ code: 'email-taken' }],
  })
  await writeSiteSettings(database, { registration: 'invite' })
  expect((await call('POST', `/confirm/${late}`, { password })).statusCode).toBe(403)
  expect((await signUp('later@example.org')).statusCode).toBe(403)
  await writeSiteSettings(database, { registration: 'open' })
  wait(7 * 24 * HOUR_MS)
  expect((await call('GET', `/confirm/${late}`)).statusCode).toBe(410)
  await forgetSignUps(server.services)
  expect(await database.selectFrom('verification').selectAll().execute()).toEqual([])
})

test.each(['enter', 'reset'] as const)(
  'who made an account with somebody else’s address is out once its owner comes by a link to %s',
  async (way) => {
    wait(HOUR_MS)
    const email = `owner-${way}@example.org`
    const { link: invitation } = (
      await call('POST', '/invites', {}, await signIn(server, 'ada@example.org', password))
    ).json()
    const thief = { name: 'Not the owner', email, password: 'password of a thief' }
    const came = await call('POST', `/invites/${invitation.split('/').at(-1)}`, thief)
    const headers = { cookie: cookieOf(came) }
    expect((await sessionOf(headers.cookie)).account).toMatchObject({ email })
    const token = { name: 'clone', scopes: ['read'] }
    const made = (await call('POST', '/tokens', token, headers)).json()
    const bearer = { authorization: `Bearer ${made.token}` }
    const withToken = () => server.inject({ url: '/api/v1/session', headers: bearer })
    expect((await withToken()).statusCode).toBe(200)
    const stale = await linkTo(email, 'confirm')

    await ask(email, way === 'enter' ? 'sign-in' : 'new-password')
    const link = await linkTo(email, way)
    const entered = await call('POST', `/${way}/${link}`, { password: 'password of the owner' })
    expect(entered.statusCode).toBe(200)
    expect(await addressOf({ cookie: cookieOf(entered) })).toMatchObject({ confirmed: true })
    expect((await sessionOf(headers.cookie)).account).toBeNull()
    expect((await withToken()).statusCode).toBe(401)
    expect((await call('POST', `/confirm/${stale}`)).statusCode).toBe(410)
    await expect(signIn(server, email, thief.password)).rejects.toThrow('401')

    await ask(email, 'sign-in')
    await call('POST', `/enter/${await linkTo(email, 'enter')}`)
    expect((await sessionOf(cookieOf(entered))).account).toMatchObject({ email })
  },
)

test('another address is the account’s once it is confirmed; the old one is told', async () => {
  wait(HOUR_MS)
  const user = await addUser(server, 'old@example.org')
  const headers = await signIn(server, user.email, TEST_PASSWORD)
  await call('POST', '/account/address/confirmation', {}, headers)
  await call('POST', `/confirm/${await linkTo(user.email, 'confirm')}`)
  const wanted = { email: 'New@example.org', password: TEST_PASSWORD }
  const wrong = await call('PUT', '/account/address', { ...wanted, password: 'not it' }, headers)
  expect(wrong.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'password' }] })
  expect((await call('PUT', '/account/address', wanted, headers)).statusCode).toBe(204)
  expect(await addressOf(headers)).toMatchObject({
    email: 'old@example.org',
    wanted: 'new@example.org',
  })
  const token = await linkTo('new@example.org', 'confirm')
  await ask(user.email, 'sign-in')
  const stale = await linkTo(user.email, 'enter')
  expect((await call('POST', `/confirm/${token}`)).json()).toEqual({ address: 'new@example.org' })
  expect((await mailsTo('old@example.org')).map(({ subject }) => subject)).toEqual([
    'Your account on Forkshop has another address',
  ])
  expect((await call('POST', `/enter/${stale}`)).statusCode).toBe(410)
  expect(await addressOf(headers)).toMatchObject({ email: 'new@example.org', confirmed: true })
})

test('an address of somebody else is not taken, and who asks does not learn of it', async () => {
  wait(HOUR_MS)
  await addUser(server, 'theirs@example.org')
  await addUser(server, 'mine@example.org')
  const headers = await signIn(server, 'mine@example.org', TEST_PASSWORD)
  const asked = await call(
    'PUT',
    '/account/address',
    { email: 'theirs@example.org', password: TEST_PASSWORD },
    headers,
  )
  expect(asked.statusCode).toBe(204)
  const token = await linkTo('theirs@example.org', 'confirm')
  expect((await call('POST', `/confirm/${token}`)).json()).toMatchObject({
    code: 'invalid',
    errors: [{ code: 'email-taken' }],
  })
  expect(await addressOf(headers)).toMatchObject({ email: 'mine@example.org' })
})

test.each(['', 'jo', 'jo@example.org, bo@example.org', 'jo@example.org\r\nBcc: bo@example.org'])(
  '%j is no address to write to',
  async (email) => {
    expect((await ask(email)).statusCode).toBe(422)
  },
)

test('an administrator sees what waits and failed, without what lets somebody in', async () => {
  wait(HOUR_MS)
  await addUser(server, 'boss@example.org', { admin: true })
  const boss = await signIn(server, 'boss@example.org')
  const link = `${server.services.settings.url}/reset/${'s'.repeat(43)}`
  const secret = 's'.repeat(43)
  const row = {
    id: 'm1',
    address: 'gone@example.org',
    reason: 'new-password',
    subject: 'A password',
    text: `Here: ${link}`,
    html: `<a href="${link}">`,
    secrets: JSON.stringify([secret]),
    once: null,
    state: 'failed',
    tries: 1,
    problem: '550 unknown',
    settled: null,
    created: new Date(time.now).toISOString(),
    next_try: new Date(time.now).toISOString(),
    expires: new Date(time.now + HOUR_MS).toISOString(),
  }
  await server.services.database.insertInto('mail').values(row).execute()
  const listed = (await call('GET', '/messages?state=failed', undefined, boss)).json()
  expect(listed).toMatchObject({
    sends: true,
    failed: 1,
    items: [{ id: 'm1', problem: '550 unknown' }],
  })
  const one = (await call('GET', '/messages/m1', undefined, boss)).json()
  expect(one.text).toBe(`Here: ${server.services.settings.url}/reset/•••`)
  expect((await call('POST', '/messages/m1/retry', {}, boss)).statusCode).toBe(204)
  expect(await mailsTo('gone@example.org')).toHaveLength(1)
  expect((await call('POST', '/messages/m1/retry', {}, boss)).statusCode).toBe(410)
})

test('the log of acts says who made a password link by hand', async () => {
  const boss = await signIn(server, 'boss@example.org')
  const user = await addUser(server, 'asked@example.org', { name: 'Zed' })
  expect((await call('POST', `/users/${user.id}/password-link`, {}, boss)).statusCode).toBe(201)
  const { items } = (await call('GET', '/admin-acts', undefined, boss)).json()
  expect(items[0]).toMatchObject({ by: 'boss', act: 'password-link', about: 'Zed' })
  expect(items.at(-1)).toMatchObject({ by: null, act: 'password-link' })
})

test('a site without a mail server offers none of it, and says so', async () => {
  const quiet = await testServer()
  const session = await quiet.inject('/api/v1/session')
  expect(session.json().site.mails).toBe(false)
  const asked = await quiet.inject({
    method: 'POST',
    url: '/api/v1/mail-requests',
    payload: { email: 'jo@example.org', purpose: 'sign-in' },
  })
  expect(asked.json()).toMatchObject({
    code: 'invalid',
    detail: 'Ce site n’envoie pas de courriel.',
  })
  await quiet.close()
  await mail.close()
})
