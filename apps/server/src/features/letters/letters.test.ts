import type { CallInput } from '@forkshop/api'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, type Caller } from '../../testing/draft-server.ts'
import { startMailServer } from '../../testing/mail-server.ts'
import { writeLetters } from './write-letters.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const refused = new Map<string, number>()
const mail = await startMailServer({
  refuse: (to) => {
    const code = refused.get(to)
    return code === undefined ? null : { code, text: 'not now' }
  },
})
// a Wednesday; letters are written at seven in Paris, six here
const time = { now: Date.parse('2027-01-20T12:00:00Z') }
const { server, ann, bo } = await annAndBo({
  settings: { smtpUrl: mail.url },
  overrides: { clock: () => new Date(time.now) },
})
const { database } = server.services
await database.insertInto('setting').values({ key: 'timezone', value: 'Europe/Paris' }).execute()

type Channels = CallInput<'changeNoticeSettings'>['body']['channels']
/** Somebody new with a confirmed address, and how they want to be told. */
const reader = async (name: string, channels: Channels): Promise<Caller> => {
  const person = await server.person(name)
  await database
    .updateTable('user')
    .set({ emailVerified: true })
    .where('id', '=', person.id)
    .execute()
  await person.call('changeNoticeSettings', { body: { channels } })
  return person
}
const follow = (person: Caller, slug: string) =>
  person.call('watch', { params: { kind: 'page', of: slug }, body: {} })
const say = (person: Caller, slug: string, text: string) =>
  person.call('createIdea', { params: { slug }, body: { text } })
const pass = (ms: number): void => {
  time.now += ms
}
/** What came to somebody in the round after some time, oldest first. */
const mailsTo = async ({ name }: Caller, after = 2 * MINUTE_MS) => {
  await server.told()
  pass(after)
  const before = mail.received.length
  await server.postman.round()
  const read = await mail.read()
  const to = `${name.toLowerCase()}@example.org`
  return read.filter((_, at) => at >= before && mail.received[at]?.to.includes(to))
}
const linkIn = (source: string | undefined, part: string): string =>
  new RegExp(`https?://[^\\s>"]*${part}[^\\s>"]*`).exec(source ?? '')?.[0] ?? ''

test('several like things are one message, a minute after they happened', async () => {
  const slug = await makePage(ann)
  const cy = await reader('Cy', { 'idea-said': 'now' })
  await follow(cy, slug)
  pass(1000)
  await say(bo, slug, 'Plus court')
  await say(ann, slug, 'Plus long')
  expect(await mailsTo(cy, MINUTE_MS / 2)).toEqual([])
  const [message, ...others] = await mailsTo(cy)
  expect(others).toEqual([])
  expect(message?.subject).toBe('2 ideas were said · Tour de table')
  expect(message?.text).toContain('2 ideas were said: “Plus long”')
  expect(message?.text).toContain(`/methods/${slug}/ideas#idea-`)
  expect(message?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(await mailsTo(cy)).toEqual([])
})

test('a change is told in its words, in the language of who reads it', async () => {
  const slug = await makePage(ann)
  const dee = await reader('Dee', { changed: 'now' })
  await database.updateTable('user').set({ language: 'fr' }).where('id', '=', dee.id).execute()
  await follow(dee, slug)
  pass(1000)
  const page = await bo.call('getPage', { params: { slug } })
  await bo.call('publishPage', {
    params: { slug },
    body: {
      text: page.text.replace('une minute', 'deux minutes'),
      base: page.revision.id,
      reason: 'Une suffit rarement',
    },
  })
  const [message] = await mailsTo(dee)
  expect(message?.subject).toBe('Bo a changé la page · Tour de table')
  expect(message?.text).toContain('  - Chacun parle une minute.\n  + Chacun parle deux minutes.\n')
  expect(message?.html).toContain('<ins>Chacun parle deux minutes.</ins>')
  expect(message?.html).toContain('Lire et répondre')
})

test('nothing is sent of what was hidden, taken back, read, or may no more be read', async () => {
  const eve = await reader('Eve', { 'idea-said': 'now', 'idea-declined': 'now', changed: 'now' })
  const slug = await makePage(ann)
  await follow(eve, slug)
  pass(1000)
  const hidden = await say(bo, slug, 'caché')
  await ann.call('hide', { body: { of: `idea:${hidden.id}` } })
  const gone = await say(bo, slug, 'repris')
  await bo.call('deleteIdea', { params: { id: gone.id } })
  const own = await say(eve, slug, 'à moi')
  await ann.call('declineIdea', { params: { id: own.id }, body: { reason: 'Non' } })
  await ann.call('reopenIdea', { params: { id: own.id } })
  const page = await bo.call('getPage', { params: { slug } })
  const { revision } = await bo.call('publishPage', {
    params: { slug },
    body: { text: `${page.text}\nEt voilà.\n`, base: page.revision.id, reason: 'Une fin' },
  })
  const undo = { params: { slug, id: revision.id }, body: { reason: 'Non' } }
  const { revision: undoing } = await bo.call('undoRevision', undo)
  await bo.call('undoRevision', { params: { slug, id: undoing.id }, body: { reason: 'Non' } })
  // of three changes two were undone, and the last undoes one of them
  expect((await mailsTo(eve)).map(({ subject }) => subject)).toEqual([
    'Bo changed the page · Tour de table',
  ])
  await say(bo, slug, 'lu')
  await server.told()
  await eve.call('readNotices', { body: { all: true } })
  expect(await mailsTo(eve)).toEqual([])
  await say(bo, slug, 'privé')
  await server.told()
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  expect(await mailsTo(eve)).toEqual([])
})

test.each([
  ['now', 'Fay', 2 * MINUTE_MS],
  ['daily', 'Flo', 24 * HOUR_MS],
] as const)(
  'what waits for the mail server (%s) is not sent once it was hidden, and the rest of it is',
  async (channel, name, dueMs) => {
    const slug = await makePage(ann)
    const fay = await reader(name, { 'idea-said': channel })
    await follow(fay, slug)
    pass(1000)
    const hidden = await say(bo, slug, 'caché')
    await say(ann, slug, 'reste')
    await server.told()
    pass(dueMs)
    await writeLetters(server.services)
    await ann.call('hide', { body: { of: `idea:${hidden.id}` } })
    const first = await mailsTo(fay)
    const second = await mailsTo(fay)
    const texts = [...first, ...second].map(({ text }) => text ?? '')
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('reste')
    expect(texts[0]).not.toContain('caché')
  },
)

test('a letter of the day tells all of it in the morning, once', async () => {
  const slug = await makePage(ann)
  const other = await makePage(ann)
  const gus = await reader('Gus', { 'idea-said': 'daily', changed: 'daily', released: 'weekly' })
  for (const one of [slug, other]) await follow(gus, one)
  pass(1000)
  await say(bo, slug, 'Plus court')
  await say(bo, other, 'Plus long')
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Prêt' } })
  expect(await mailsTo(gus, HOUR_MS)).toEqual([])
  const [letter, ...others] = await mailsTo(gus, 18 * HOUR_MS)
  expect(others).toEqual([])
  expect(letter?.subject).toMatch(/^Since yesterday on Forkshop: Bo said an idea · Tour de table$/)
  expect(letter?.text).toContain('Hello Gus,')
  expect(letter?.text).toContain('“Plus court”')
  expect(letter?.text).toContain('“Plus long”')
  expect(letter?.text).not.toContain('Version')
  expect(await mailsTo(gus, 24 * HOUR_MS)).toEqual([])
  // on Monday
  const week = [...(await mailsTo(gus, 72 * HOUR_MS)), ...(await mailsTo(gus, 24 * HOUR_MS))]
  expect(week.map(({ subject }) => subject)).toEqual([
    'Your week on Forkshop: Version 1.0 is released · Tour de table',
  ])
})

test('one click in the mail program ends a kind, and choosing it again brings it back', async () => {
  const slug = await makePage(ann)
  const hal = await reader('Hal', { 'idea-said': 'now', 'comment-said': 'now' })
  await follow(hal, slug)
  pass(1000)
  await say(bo, slug, 'un')
  const [message] = await mailsTo(hal)
  const source = mail.received.at(-1)?.source
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
  const link = linkIn(source?.replaceAll(/\r?\n\s+/g, ' '), '/unsubscribe/')
  expect(message?.text).toContain(link)
  const { pathname } = new URL(link)
  const look = await server.inject(`/api/v1${pathname}`)
  expect(look.json()).toEqual({ topic: 'notices', kind: 'idea-said', ended: false })
  const answer = await server.inject({
    method: 'POST',
    url: pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(answer.statusCode).toBe(200)
  const { channels } = await hal.call('getNoticeSettings', {})
  expect([channels['idea-said'], channels['comment-said']]).toEqual(['inbox', 'now'])
  pass(1000)
  await say(bo, slug, 'deux')
  expect(await mailsTo(hal)).toEqual([])
  await hal.call('changeNoticeSettings', { body: { channels: { 'idea-said': 'now' } } })
  pass(1000)
  await say(bo, slug, 'trois')
  expect(await mailsTo(hal)).toHaveLength(1)
})

test('an address that was not confirmed is not written to, also not later', async () => {
  const slug = await makePage(ann)
  const ida = await reader('Ida', { 'idea-said': 'now' })
  const verified = (emailVerified: boolean) =>
    database.updateTable('user').set({ emailVerified }).where('id', '=', ida.id).execute()
  await verified(false)
  await follow(ida, slug)
  pass(1000)
  await say(bo, slug, 'un')
  expect(await mailsTo(ida)).toEqual([])
  await verified(true)
  expect(await mailsTo(ida)).toEqual([])
})

test('a server that refuses one address keeps nobody else waiting, and tells once what it takes later', async () => {
  const slug = await makePage(ann)
  const people = [
    await reader('Joe', { 'idea-said': 'now' }),
    await reader('Kim', { 'idea-said': 'now' }),
    await reader('Lou', { 'idea-said': 'now' }),
  ] as const
  const lou = people[2]
  for (const person of people) await follow(person, slug)
  refused.set('joe@example.org', 450)
  refused.set('kim@example.org', 550)
  pass(1000)
  await say(bo, slug, 'un')
  const cameTo = async (after?: number) => {
    const before = mail.received.length
    await mailsTo(lou, after)
    return mail.received.slice(before).flatMap(({ to }) => to)
  }
  expect(await cameTo()).toEqual(['lou@example.org'])
  refused.clear()
  expect(await cameTo(HOUR_MS)).toEqual(['joe@example.org'])
  expect(await cameTo(HOUR_MS)).toEqual([])
  const states = await database
    .selectFrom('mail')
    .select(['address', 'state', 'tries'])
    .where('address', 'in', ['joe@example.org', 'kim@example.org'])
    .orderBy('address')
    .execute()
  expect(states).toEqual([
    { address: 'joe@example.org', state: 'sent', tries: 2 },
    { address: 'kim@example.org', state: 'failed', tries: 1 },
  ])
})

test('a letter comes at seven by the clocks of its reader, and says their days', async () => {
  const slug = await makePage(ann)
  const [abe, bea] = [
    await reader('Abe', { 'idea-said': 'daily' }),
    await reader('Bea', { 'idea-said': 'daily' }),
  ]
  await bea.call('changeMe', { body: { timezone: 'America/Montreal' } })
  for (const person of [abe, bea]) await follow(person, slug)
  // a Tuesday, at four in Paris; still Monday in Montreal
  const night = Date.parse('2027-02-02T03:00:00Z')
  expect(time.now).toBeLessThan(night)
  time.now = night
  await say(bo, slug, 'un')
  await server.told()
  /** Who got a letter in a round at an hour of that day, and on which day it says that it happened. */
  const cameAt = async (hour: string) => {
    time.now = Date.parse(`2027-02-02T${hour}:00Z`)
    const before = mail.received.length
    await server.postman.round()
    const read = (await mail.read()).slice(before)
    return read.map(({ text }, at) => [
      mail.received[before + at]?.to.join(),
      /^\w+day \d+ \w+$/m.exec(text ?? '')?.[0],
    ])
  }
  expect(await cameAt('05:59')).toEqual([])
  expect(await cameAt('06:00')).toEqual([['abe@example.org', 'Tuesday 2 February']])
  expect(await cameAt('11:59')).toEqual([])
  expect(await cameAt('12:00')).toEqual([['bea@example.org', 'Monday 1 February']])
  expect(await cameAt('12:30')).toEqual([])
})

test('what was decided meanwhile is told to who looks after the page by no message', async () => {
  const slug = await makePage(ann)
  const cal = await reader('Cal', { 'idea-said': 'now', 'proposal-made': 'now' })
  await ann.call('setPerson', { params: { slug, user: cal.id }, body: { role: 'maintainer' } })
  pass(1000)
  const { id } = await say(bo, slug, 'décidé')
  await say(bo, slug, 'à décider')
  await ann.call('declineIdea', { params: { id }, body: { reason: 'Non' } })
  const page = await bo.call('getPage', { params: { slug } })
  const propose = (title: string) =>
    bo.call('createProposal', {
      params: { slug },
      body: { text: `${page.text}\n${title}.\n`, base: page.revision.id, title, reason: 'x' },
    })
  const { number } = await propose('Décidée')
  await ann.call('acceptProposal', { params: { slug, number }, body: {} })
  await propose('À décider')
  const texts = (await mailsTo(cal)).map(({ subject, text }) => [
    subject,
    /“.*”/.exec(text ?? '')?.[0],
  ])
  expect(texts.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
    ['Bo proposes a change · Tour de table', '“À décider”'],
    ['Bo said an idea · Tour de table', '“à décider”'],
  ])
})
