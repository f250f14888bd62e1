import type { CallInput } from '@forkshop/api'
import { expect, test } from 'vitest'
import { forgetTellsOf } from '../../records/notices/idea-tells.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { comeIn } from '../../testing/come-in.ts'
import { makePage, problemOf, type Caller } from '../../testing/draft-server.ts'
import { startMailServer } from '../../testing/mail-server.ts'
import { testServer } from '../../testing/test-server.ts'
import { readTell } from './keep-tell.ts'
import { forgetTells } from './tell-guests.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const mail = await startMailServer()
const time = { now: Date.parse('2027-01-20T12:00:00Z') }
const { server, ann, bo } = await annAndBo({
  settings: { smtpUrl: mail.url },
  overrides: { clock: () => new Date(time.now) },
})
const { database } = server.services

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
format: { page: FORMAT, version: "1.0" }
start: 2027-01-20
end: 2027-01-22
---

Bienvenue.
`
/** A format in version 1.0, and a guest in the room of an event that runs it. */
const room = async () => {
  time.now += DAY_MS
  const slug = await makePage(ann)
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Prêt' } })
  const event = await makePage(
    ann,
    EVENT.replace('FORMAT', slug)
      .replaceAll('2027-01-20', today())
      .replaceAll('2027-01-22', today()),
  )
  const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })
  const { call } = await comeIn(server, { slug: event, code }, 'Léa')
  return { slug, event, code, guest: call }
}
const today = (): string => new Date(time.now).toISOString().slice(0, 10)
type Room = Awaited<ReturnType<typeof room>>
const say = (
  { guest, slug }: Pick<Room, 'guest' | 'slug'>,
  tell?: string,
  more: Partial<CallInput<'createIdea'>['body']> = {},
) =>
  guest('createIdea', {
    params: { slug },
    body: { text: 'Deux minutes', ...(tell !== undefined && { tell }), ...more },
  })
const take = async ({ slug }: Room, idea: string) => {
  const page = await bo.call('getPage', { params: { slug } })
  const text = page.text.replace('une minute', `${page.text.length} minutes`)
  const { number } = await bo.call('createProposal', {
    params: { slug },
    body: { text, base: page.revision.id, title: 'Deux', reason: 'x', ideas: [idea] },
  })
  await ann.call('acceptProposal', { params: { slug, number }, body: {} })
}
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'Plus' } })
/** What came to an address in the round two minutes later. */
const mailsTo = async (address: string) => {
  await server.told()
  time.now += 2 * MINUTE_MS
  const before = mail.received.length
  await server.postman.round()
  const read = await mail.read()
  return read.filter((_, at) => at >= before && mail.received[at]?.to.includes(address))
}
const tokenIn = (text: string | undefined): string =>
  /\/confirm\/([\w-]{43})/.exec(text ?? '')?.[1] ?? ''
const confirmed = async (address: string): Promise<string> => {
  const token = tokenIn((await mailsTo(address)).at(-1)?.text)
  await server.caller()('confirmAddress', { params: { token } })
  return token
}
/** All that is known of an address. */
const known = async (address: string): Promise<readonly string[]> => {
  const [tells, consents, mails, links] = await Promise.all([
    database.selectFrom('idea_tell').select('idea').where('address', '=', address).execute(),
    database.selectFrom('mail_consent').select('address').where('address', '=', address).execute(),
    database.selectFrom('mail').select('id').where('address', '=', address).execute(),
    database
      .selectFrom('mail_unsubscribe')
      .select('topic')
      .where('address', '=', address)
      .execute(),
  ])
  return Object.entries({ tells, consents, mails, links }).flatMap(([name, rows]) =>
    rows.map(() => name),
  )
}

test('who left an address is told once that their idea is in a version, and forgotten', async () => {
  const here = await room()
  const address = 'lea+48h@example.org'
  const idea = await say(here, address)
  const [asked] = await mailsTo(address)
  expect(asked?.subject).toBe('What becomes of your idea on Forkshop')
  // a stranger's words are mailed to nobody
  expect(asked?.text).not.toContain('Deux minutes')
  const token = tokenIn(asked?.text)
  expect(asked?.text).toContain(`/confirm/${token}?page=${here.slug}\n`)
  const look = () => server.inject(`/api/v1/confirm/${token}`)
  expect((await look()).json()).toMatchObject({ address, about: 'idea' })
  expect((await look()).statusCode).toBe(200)
  await take(here, idea.id)
  await release(here.slug)
  // only looked at: nothing was said yes to
  expect(await mailsTo(address)).toEqual([])
  const confirm = () => server.caller()('confirmAddress', { params: { token } })
  expect(await confirm()).toEqual({ address })
  expect(await confirm()).toEqual({ address })
  const [told, ...others] = await mailsTo(address)
  expect(others).toEqual([])
  expect(told?.subject).toBe('Your idea is in version 1.1 of “Tour de table”.')
  expect(told?.text).toContain('“Deux minutes”')
  expect(told?.text).toContain(`/p/${here.slug}@1.1`)
  expect(await known(address)).toEqual([])
  await release(here.slug).catch(() => null)
  expect(await mailsTo(address)).toEqual([])
  expect((await look()).statusCode).toBe(410)
})

test('a decline is told with its reason, unless it was taken back within a minute', async () => {
  const here = await room()
  const address = 'zoe@example.org'
  const { id } = await say(here, address)
  await confirmed(address)
  await ann.call('declineIdea', { params: { id }, body: { reason: 'Trop tôt' } })
  await ann.call('reopenIdea', { params: { id } })
  expect(await mailsTo(address)).toEqual([])
  await ann.call('declineIdea', { params: { id }, body: { reason: 'Trop cher' } })
  const [told] = await mailsTo(address)
  expect(told?.subject).toBe('Your idea for “Tour de table” is not taken up.')
  expect(told?.text).toContain('“Trop cher”')
  expect(told?.headers.get('list')).toMatchObject({ 'unsubscribe-post': expect.anything() })
})

test('of a duplicate it is told what became of the other', async () => {
  const here = await room()
  const address = 'dup@example.org'
  const mine = await say(here, address)
  await confirmed(address)
  const other = await bo.call('createIdea', {
    params: { slug: here.slug },
    body: { text: 'Le même' },
  })
  await ann.call('mergeIdea', { params: { id: mine.id }, body: { of: other.id } })
  expect(await mailsTo(address)).toEqual([])
  await take(here, other.id)
  await release(here.slug)
  expect((await mailsTo(address)).map(({ subject }) => subject)).toEqual([
    'Your idea is in version 1.1 of “Tour de table”.',
  ])
})

test('one link confirms all ideas of a guest, and each is told', async () => {
  const here = await room()
  const address = 'two@example.org'
  const first = await say(here, address)
  const second = await say(here, address)
  const asked = await mailsTo(address)
  expect(asked).toHaveLength(1)
  await server.caller()('confirmAddress', { params: { token: tokenIn(asked[0]?.text) } })
  const third = await say(here, address)
  for (const { id } of [first, second, third]) {
    await ann.call('declineIdea', { params: { id }, body: { reason: id } })
  }
  expect(await mailsTo(address)).toHaveLength(3)
  expect(await known(address)).toEqual([])
})

test.each([
  '"a b"@example.org',
  'nobody',
  'a@b@',
  'x@exa mple.org',
  'a@example.org,b@example.org',
  'a@example.org\nBcc: b@example.org',
])('%j is no address, and nothing is kept', async (address) => {
  const here = await room()
  const problem = await problemOf(say(here, address))
  expect(problem).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'tell', message: 'This is not an address.', code: 'address' }],
  })
  expect((await ann.call('listIdeas', { params: { slug: here.slug } })).items).toEqual([])
})

test.each(["o'neil+a/b=c@example.org", 'éva@exämple.org', '  zoé.x@sub.example.org '])(
  '%j is an address',
  async (address) => {
    const here = await room()
    expect((await say(here, address)).text).toBe('Deux minutes')
    const kept = await database
      .selectFrom('mail')
      .select('reason')
      .orderBy('created', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(kept?.reason).toBe('confirm-idea')
  },
)

test('an address is flooded by nobody, and whoever does is answered alike', async () => {
  const address = 'flood@example.org'
  const here = await room()
  const came: number[] = []
  for (let at = 0; at < 5; at += 1) {
    const { cookie } = await comeIn(server, { slug: here.event, code: here.code }, `Léa ${at}`)
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/pages/${here.slug}/ideas`,
      headers: { cookie },
      payload: { text: 'Encore', tell: address },
    })
    expect(answer.statusCode).toBe(201)
    came.push((await mailsTo(address)).length)
  }
  expect(came).toEqual([1, 1, 1, 0, 0])
})

test('what is deleted, and what nobody confirmed, is forgotten', async () => {
  const here = await room()
  const { id } = await say(here, 'gone@example.org')
  await confirmed('gone@example.org')
  await ann.call('deleteIdea', { params: { id } })
  expect(await known('gone@example.org')).toEqual([])
  const own = await say(here, 'left@example.org')
  await confirmed('left@example.org')
  const { author } = await database
    .selectFrom('idea')
    .select('author')
    .where('id', '=', own.id)
    .executeTakeFirstOrThrow()
  expect(await known('left@example.org')).toEqual(['tells', 'consents'])
  await database.transaction().execute((trx) => forgetTellsOf(trx, author ?? ''))
  expect(await known('left@example.org')).toEqual([])
  await say(here, 'late@example.org')
  const token = tokenIn((await mailsTo('late@example.org'))[0]?.text)
  time.now += 8 * DAY_MS
  expect((await server.inject(`/api/v1/confirm/${token}`)).statusCode).toBe(410)
  expect(
    (await server.inject({ method: 'POST', url: `/api/v1/confirm/${token}` })).statusCode,
  ).toBe(410)
  await forgetTells(server.services)
  expect(await known('late@example.org')).toEqual([])
})

test('an account is told in its inbox, whatever address it leaves', async () => {
  const here = await room()
  await say({ ...here, guest: bo.call }, 'bo-too@example.org')
  expect(await known('bo-too@example.org')).toEqual([])
})

const guest = { kind: 'guest', id: 'g', event: 'e', name: null } as const

test('a site that sends no mail takes no addresses', async () => {
  const silent = await testServer({})
  try {
    const asked = { actor: guest, place: '127.0.0.1', language: 'fr', site: 'S' } as const
    expect(() => readTell(silent.services, { ...asked, tell: 'lea@example.org' })).toThrow(
      'mail-not-sent',
    )
    expect(readTell(silent.services, { ...asked, tell: ' ' })).toBeNull()
  } finally {
    await silent.close()
  }
})

test.each([
  ['en', 'Your idea is in version 1.1 of “Tour de table”.', 'Your proposal is in version 1.1'],
  [
    'fr',
    'Votre idée est dans la version 1.1 de «\u00a0Tour de table\u00a0».',
    'Votre proposition est dans la version 1.1',
  ],
] as const)(
  'from the room to “it is in 1.1” in %s: everybody’s inbox and mailbox at each step',
  async (language, subject, ofProposal) => {
    const here = await room()
    const speaking = { 'accept-language': language }
    const guestHere = await comeIn(server, { slug: here.event, code: here.code }, 'Zoé')
    const said = server.caller({ cookie: guestHere.cookie, ...speaking })
    const proposer = server.caller({ ...bo.headers, ...speaking })
    await database.updateTable('user').set({ emailVerified: true }).execute()
    await proposer('changeNoticeSettings', { body: { channels: { 'proposal-released': 'now' } } })
    const address = `journey-${language}@example.org`
    const inboxOf = async (person: Caller) => {
      await server.told()
      const waiting = await person.call('listNotices', { query: { state: 'to-decide' } })
      const happened = await person.call('listNotices', {})
      const notices = [...waiting.notices, ...happened.notices]
      return notices.filter(({ page }) => page.slug === here.slug).map(({ kind }) => kind)
    }
    const idea = await say({ slug: here.slug, guest: said }, address)
    expect(await inboxOf(ann)).toEqual(['idea-waits'])
    expect(await inboxOf(bo)).toEqual([])
    await confirmed(address)
    await take(here, idea.id)
    expect(await inboxOf(ann)).toEqual([])
    expect(await inboxOf(bo)).toEqual(['proposal-accepted'])
    expect(await mailsTo(address)).toEqual([])
    await release(here.slug)
    expect(await inboxOf(bo)).toEqual(['proposal-released', 'proposal-accepted'])
    const before = mail.received.length
    expect((await mailsTo(address)).map((told) => told.subject)).toEqual([subject])
    const toBo = mail.received.slice(before).findIndex(({ to }) => to.includes('bo@example.org'))
    const letter = (await mail.read()).slice(before)[toBo]
    expect(letter?.subject).toBe(`${ofProposal} · Tour de table`)
    const link = /\/unsubscribe\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? ''
    expect((await server.inject({ method: 'POST', url: link })).statusCode).toBe(200)
    const { channels } = await bo.call('getNoticeSettings', {})
    expect(channels['proposal-released']).toBe('inbox')
  },
)
