import { fromBufferPromise } from 'yauzl'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { guestCookie } from '../../testing/come-in.ts'
import { makePage, problemOf, type Caller } from '../../testing/draft-server.ts'
import { eventText } from '../../testing/test-page.ts'
import { TEST_PASSWORD } from '../../testing/test-server.ts'
import { writeSiteSettings } from '../../records/accounts/site-settings.ts'

const { server, ann, bo } = await annAndBo()
const chief = await server.person('Chief', { admin: true })

const rowsOf = async (table: 'watch' | 'favourite' | 'notice', who: string): Promise<number> => {
  const column = table === 'favourite' ? 'user' : 'person'
  const rows = await server.services.database
    .selectFrom(table)
    .selectAll()
    .where(column, '=', who)
    .execute()
  return rows.length
}

/** The files of a zip that a call answers, by their names. */
const filesOf = async (path: string, headers: { readonly cookie?: string } = {}) => {
  const answer = await fetch(`${server.base}/api/v1${path}`, { headers })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('.zip')
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()), {
    lazyEntries: true,
  })
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return files
}

/** An event with an open room, and a guest of it with the link by which they follow what they said. */
const roomWithGuest = async (host: Caller, name: string) => {
  const { slug } = await host.call('createPage', { body: { text: eventText(`Soir ${name}`) } })
  const { code } = await host.call('setEventCode', { params: { slug }, body: { open: true } })
  const cookie = await guestCookie(server, { slug, code: code ?? '' }, name)
  const follow = name.charCodeAt(0).toString(16).padStart(32, '0')
  return { slug, cookie, follow, call: server.caller({ cookie }) }
}

test('one’s own page begins empty, and holds what one did', async () => {
  const { id, call } = await server.person('New')
  expect(await call('viewMe', {})).toMatchObject({
    person: { id, name: 'New', words: '', place: '' },
    settings: { language: null, timezone: null, letterKeys: true, licence: null },
    drafts: [],
    ideas: { items: [] },
    proposals: [],
    pages: [],
    events: [],
    favourites: [],
  })
})

test('drafts, ideas, proposals, pages, events and favourites stand there with what became of them', async () => {
  const slug = await makePage(ann)
  const idea = await bo.call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
  await ann.call('declineIdea', { params: { id: idea.id }, body: { reason: 'Assez court' } })
  const { text, revision } = await bo.call('getPage', { params: { slug } })
  await bo.call('createProposal', {
    params: { slug },
    body: {
      text: text.replace('une minute', 'deux minutes'),
      base: revision.id,
      title: 'Deux minutes',
      reason: 'Une ne suffit pas',
    },
  })
  await bo.call('openProposalDraft', { params: { slug }, body: {} })
  await bo.call('keepFavourite', { params: { slug } })
  await bo.call('createPage', { body: { text: eventText('Ma soirée') } })
  const me = await bo.call('viewMe', {})
  expect(me.ideas.items).toMatchObject([{ state: 'declined', reason: 'Assez court' }])
  expect(me.proposals).toMatchObject([{ title: 'Deux minutes', state: 'open', version: null }])
  expect(me.drafts).toMatchObject([
    { purpose: 'proposal', others: [], href: `/methods/${slug}/edit?proposal` },
  ])
  expect(me.favourites.map((one) => one.slug)).toEqual([slug])
  expect(me.events).toMatchObject([{ part: 'leads', page: { title: 'Ma soirée' } }])
  const kept = (await ann.call('viewMe', {})).pages.find((one) => one.page.slug === slug)
  expect(kept).toMatchObject({ proposals: 1, ideas: 0 })
})

test('what was made private since is on nobody’s page but its keeper’s', async () => {
  const slug = await makePage(ann)
  await bo.call('createIdea', { params: { slug }, body: { text: 'Secret' } })
  await bo.call('keepFavourite', { params: { slug } })
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const me = await bo.call('viewMe', {})
  expect(me.ideas.items.map(({ text }) => text)).not.toContain('Secret')
  expect(me.favourites.map((one) => one.slug)).not.toContain(slug)
  expect((await problemOf(bo.call('keepFavourite', { params: { slug } }))).code).toBe('not-found')
})

test('settings stay until they are changed, and wrong ones change nothing', async () => {
  await ann.call('changeMe', { body: { place: 'Brest', timezone: 'Europe/Paris' } })
  const after = await ann.call('changeMe', { body: { licence: 'CC0-1.0', letterKeys: false } })
  expect(after).toMatchObject({
    place: 'Brest',
    timezone: 'Europe/Paris',
    licence: 'CC0-1.0',
    letterKeys: false,
  })
  const wrong = await fetch(`${server.base}/api/v1/me`, {
    method: 'PATCH',
    headers: { ...ann.headers, origin: server.base, 'content-type': 'application/json' },
    body: JSON.stringify({ place: 'Quimper', timezone: 'Europe/Nowhere' }),
  })
  expect(wrong.status).toBe(422)
  expect((await ann.call('viewMe', {})).person.place).toBe('Brest')
})

test('what was chosen goes with signing in, for the scripts of pages', async () => {
  const lee = await server.person('Lee')
  await lee.call('changeMe', {
    body: { language: 'en', timezone: 'America/Montreal', letterKeys: false },
  })
  const { cookies } = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'lee@example.org', password: TEST_PASSWORD },
  })
  const valueOf = (name: string) => cookies.find((one) => one.name === name)
  expect(['language', 'zone', 'keys', 'licence'].map((name) => valueOf(name)?.value)).toEqual([
    'en',
    'America/Montreal',
    'off',
    '',
  ])
  expect(valueOf('zone')?.httpOnly).toBeUndefined()
})

test('a person’s page shows what they want, and no more', async () => {
  const cleo = await server.person('Cleo')
  const slug = await makePage(cleo)
  await cleo.call('createIdea', { params: { slug }, body: { text: 'Une idée à moi' } })
  await cleo.call('changeMe', { body: { words: 'Je prépare des soirées.', place: 'Quimper' } })
  const visitor = server.caller()
  const view = () => visitor('viewPerson', { params: { id: cleo.id } })
  const changes = () => visitor('listPersonChanges', { params: { id: cleo.id }, query: {} })
  expect(await view()).toMatchObject({
    name: 'Cleo',
    words: 'Je prépare des soirées.',
    place: null,
    pages: [{ slug }],
    ideas: { items: [{ text: 'Une idée à moi' }] },
  })
  expect((await changes()).items.length).toBeGreaterThan(0)
  await cleo.call('changeMe', { body: { shows: ['place'] } })
  expect(await view()).toEqual({
    id: cleo.id,
    name: 'Cleo',
    words: null,
    place: 'Quimper',
    pages: null,
    events: null,
    proposals: null,
    ideas: null,
  })
  expect((await changes()).items).toEqual([])
  const nobody = visitor('viewPerson', { params: { id: 'nobody' } })
  expect((await problemOf(nobody)).code).toBe('not-found')
})

test('a person’s page tells nothing of what is private or hidden', async () => {
  const dora = await server.person('Dora')
  const slug = await makePage(dora)
  const other = await makePage(ann)
  const { id } = await dora.call('createIdea', { params: { slug: other }, body: { text: 'Caché' } })
  await dora.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  await ann.call('hide', { body: { of: `idea:${id}` } })
  for (const reader of [server.caller(), dora.call, chief.call]) {
    const view = await reader('viewPerson', { params: { id: dora.id } })
    expect([view.pages, view.ideas?.items]).toEqual([[], []])
  }
})

test('who takes their data away gets all of it, and no secret', async () => {
  const eve = await server.person('Eve')
  const slug = await makePage(eve)
  await eve.call('createIdea', { params: { slug }, body: { text: 'Un mot d’Ève' } })
  const calendar = await eve.call('createCalendar', {
    body: { purpose: 'mine', name: 'Mon agenda' },
  })
  const key = await eve.call('createToken', { body: { name: 'script', scopes: ['read'] } })
  await bo.call('createIdea', { params: { slug }, body: { text: 'Un mot de Bo' } })
  const files = await filesOf('/me/data', eve.headers)
  const written = files.get('data.json') ?? ''
  const names = written.match(/^"\w+"/gm) ?? []
  expect(names).toEqual([...new Set(names)])
  expect(names).toContain('"account"')
  expect(JSON.parse(written)).toMatchObject({
    account: { id: eve.id, email: 'eve@example.org' },
    ideas: [{ text: 'Un mot d’Ève', page: slug }],
    pages: [{ page: slug }],
    keys: [{ name: 'script' }],
    calendars: [{ name: 'Mon agenda' }],
  })
  expect(files.get(`pages/${slug}.md`)).toContain('Chacun parle une minute.')
  const all = [...files.values()].join('\n')
  expect(all).not.toContain('Un mot de Bo')
  expect(all).not.toContain(key.token)
  expect(all).not.toContain(calendar.address.split('/').at(-1))
  expect(all).not.toMatch(/[0-9a-f]{64}/)
  const visitor = await fetch(`${server.base}/api/v1/me/data`)
  expect(visitor.status).toBe(401)
})

test('an account goes with all that is its own, and what was said stays under the name', async () => {
  const fay = await server.person('Fay')
  const slug = await makePage(ann)
  const own = await makePage(fay)
  await fay.call('createIdea', { params: { slug }, body: { text: 'Reste' } })
  await fay.call('supportIdea', {
    params: {
      id: (await bo.call('createIdea', { params: { slug }, body: { text: 'À soutenir' } })).id,
    },
  })
  await fay.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  await fay.call('keepFavourite', { params: { slug } })
  const made = await fay.call('createCalendar', { body: { purpose: 'mine', name: 'A' } })
  const address = new URL(new URL(made.address).pathname, server.base)
  expect((await fetch(address)).status).toBe(200)
  await fay.call('openProposalDraft', { params: { slug }, body: {} })
  await server.told()
  await fay.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
  expect((await problemOf(fay.call('viewMe', {}))).code).toBe('not-signed-in')
  expect((await fetch(address)).status).toBe(404)
  expect(await rowsOf('watch', fay.id)).toBe(0)
  expect(await rowsOf('favourite', fay.id)).toBe(0)
  expect(await rowsOf('notice', fay.id)).toBe(0)
  const { items } = await ann.call('listIdeas', { params: { slug } })
  expect(items.map(({ text, author, support }) => [text, author.name, support])).toEqual([
    ['À soutenir', 'Bo', 1],
    ['Reste', 'Fay', 0],
  ])
  const { items: keepers } = await ann.call('listPeople', { params: { slug: own } })
  expect(keepers).toEqual([])
  const gone = server.caller()('viewPerson', { params: { id: fay.id } })
  expect((await problemOf(gone)).code).toBe('gone')
  const again = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'fay@example.org', password: TEST_PASSWORD },
  })
  expect(again.statusCode).toBe(401)
})

test.each([
  { name: 'Gil', emailVerified: 0, stays: 1 },
  { name: 'Hal', emailVerified: 1, stays: 0 },
])(
  'what an address refused goes only with an account that proved it is theirs: $emailVerified',
  async ({ name, emailVerified, stays }) => {
    const { database } = server.services
    const person = await server.person(name)
    const { email: address } = await database
      .updateTable('user')
      .set({ emailVerified })
      .where('id', '=', person.id)
      .returning('email')
      .executeTakeFirstOrThrow()
    const refused = { token_hash: name, address, topic: 'idea', refused: '2026-01-02T03:04:05Z' }
    await database.insertInto('mail_unsubscribe').values(refused).execute()
    await person.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
    const left = await database
      .selectFrom('mail_unsubscribe')
      .select('topic')
      .where('address', '=', address)
      .execute()
    expect(left).toHaveLength(stays)
  },
)

/** Of the tables that say whose a row is: what becomes of it with the account. */
const withAccount: Readonly<Record<string, 'goes' | 'stays'>> = {
  calendar_address: 'goes',
  favourite: 'goes',
  draft_person: 'goes',
  feed_address: 'goes',
  link: 'goes',
  notice: 'goes',
  notice_choice: 'goes',
  person: 'goes',
  registrar: 'goes',
  token: 'goes',
  watch: 'goes',
  // given up by itself first
  maintainer: 'goes',
  role_person: 'goes',
  import: 'goes',
  // who did it, by an id that is nobody’s any more
  carried_guest: 'stays',
  change: 'stays',
  discarded_draft: 'stays',
  draft_checkpoint: 'stays',
  draft_loss: 'stays',
  draft_writer: 'stays',
}

test('of each table that says whose a row is, it is settled what becomes of it', async () => {
  const { database } = server.services
  const tables = await database.introspection.getTables()
  const owning = tables
    .filter(({ columns }) => columns.some(({ name }) => name === 'user' || name === 'person'))
    .map(({ name }) => name)
  expect(owning.toSorted()).toEqual(Object.keys(withAccount).toSorted())
  const ida = await server.person('Ida')
  const slug = await makePage(ida)
  await ida.call('watch', { params: { kind: 'page', of: slug }, body: {} })
  await ida.call('keepFavourite', { params: { slug } })
  await ida.call('createCalendar', { body: { purpose: 'mine', name: 'A' } })
  await ida.call('createToken', { body: { name: 'A', scopes: ['read'] } })
  await ida.call('changeMe', { body: { words: 'A' } })
  await ida.call('changeNoticeSettings', { body: { channels: { released: 'none' } } })
  await ida.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
  for (const table of owning) {
    if (withAccount[table] === 'stays') continue
    const rows = await database
      .selectFrom(sql<Record<string, unknown>>`${sql.table(table)}`.as('one'))
      .selectAll()
      .execute()
    expect(
      rows.filter((row) => [row['user'], row['person']].includes(ida.id)),
      table,
    ).toEqual([])
  }
})

test('as a former member, the name stands beside nothing that was said', async () => {
  const gil = await server.person('Gilberte')
  const slug = await makePage(ann)
  await gil.call('createIdea', { params: { slug }, body: { text: 'Sans nom' } })
  await gil.call('deleteMe', { body: { name: 'former', password: TEST_PASSWORD } })
  const { items } = await ann.call('listIdeas', { params: { slug } })
  expect(items.map(({ author }) => author.name)).toEqual(['ancien membre'])
  const everywhere = [
    `/api/v1/pages/${slug}/ideas`,
    '/api/v1/changes?limit=100',
    `/methods/${slug}/ideas`,
  ]
  for (const url of everywhere) expect((await server.inject(url)).body).not.toContain('Gilberte')
})

test('nobody deletes an account without its password but in a fresh session', async () => {
  const clock = server.services.database
  const hal = await server.person('Hal')
  await clock
    .updateTable('session')
    .set({ createdAt: '2020-01-01T00:00:00.000Z' })
    .where('userId', '=', hal.id)
    .execute()
  for (const body of [
    { name: 'kept' as const },
    { name: 'kept' as const, password: 'another one' },
  ]) {
    expect((await problemOf(hal.call('deleteMe', { body }))).code).toBe('invalid')
  }
  expect((await hal.call('viewMe', {})).isFresh).toBe(false)
  const fresh = await server.known('hal@example.org')
  await fresh.call('deleteMe', { body: { name: 'kept' } })
  expect((await problemOf(fresh.call('viewMe', {}))).code).toBe('not-signed-in')
})

test('the last administrator stays', async () => {
  expect((await chief.call('viewMe', {})).isLastAdmin).toBe(true)
  const refused = chief.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
  expect((await problemOf(refused)).code).toBe('invalid')
  const second = await server.person('Second', { admin: true })
  await second.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
  expect((await chief.call('viewMe', {})).isLastAdmin).toBe(true)
})

test('a guest takes their words away and is forgotten by their link', async () => {
  const room = await roomWithGuest(ann, 'Iris')
  const { slug, follow } = room
  await room.call('createIdea', { params: { slug }, body: { text: 'Dit en invitée', follow } })
  const files = await filesOf(`/followed/${follow}/data`)
  expect(JSON.parse(files.get('data.json') ?? '')).toMatchObject({
    guest: { name: 'Iris', event: slug },
    ideas: [{ text: 'Dit en invitée' }],
  })
  const byLink = server.caller()
  await byLink('forgetFollowed', { params: { key: follow }, body: { name: 'former' } })
  const { items } = await ann.call('listIdeas', { params: { slug } })
  expect(items.map(({ text, author }) => [text, author.name])).toEqual([['Dit en invitée', '']])
  expect((await room.call('getSession', {})).guestOf).toBeNull()
  const gone = byLink('viewFollowed', { params: { key: follow } })
  expect((await problemOf(gone)).code).toBe('not-found')
})

test('who makes an account on a shared device leaves to a guest what the guest said', async () => {
  await writeSiteSettings(server.services.database, { registration: 'open' })
  const room = await roomWithGuest(ann, 'Mo')
  const { slug, follow, cookie } = room
  await room.call('createIdea', { params: { slug }, body: { text: 'De Mo', follow } })
  const signUp = (email: string, leave: boolean) =>
    server.inject({
      method: 'POST',
      url: '/api/auth/sign-up/email',
      headers: { cookie },
      payload: { name: 'Somebody', email, password: TEST_PASSWORD, leave },
    })
  expect((await signUp('other@example.org', true)).statusCode).toBe(200)
  const other = await server.known('other@example.org')
  expect((await other.call('viewMe', {})).ideas.items).toEqual([])
  const { items } = await server.caller()('viewFollowed', { params: { key: follow } })
  expect(items.map(({ text }) => text)).toEqual(['De Mo'])
  const { link } = await ann.call('createInvite', { body: {} })
  const token = link.split('/').at(-1) ?? ''
  const account = { name: 'Somebody', email: 'invited@example.org', password: TEST_PASSWORD }
  const asGuest = server.caller({ cookie })
  await asGuest('acceptInvite', { params: { token }, body: { ...account, leave: true } })
  const invited = await server.known('invited@example.org')
  expect((await invited.call('viewMe', {})).ideas.items).toEqual([])
  expect((await signUp('mo@example.org', false)).statusCode).toBe(200)
  const own = await server.known('mo@example.org')
  const kept = (await own.call('viewMe', {})).ideas.items
  expect(kept.map(({ text }) => text)).toEqual(['De Mo'])
})

test('a guest who makes an account keeps what they said, and nothing of others', async () => {
  await writeSiteSettings(server.services.database, { registration: 'open' })
  const room = await roomWithGuest(ann, 'Jo')
  const { slug, follow, cookie } = room
  const other = await roomWithGuest(ann, 'Kim')
  await other.call('createIdea', { params: { slug: other.slug }, body: { text: 'De Kim' } })
  const theirs = await bo.call('createIdea', { params: { slug }, body: { text: 'De Bo' } })
  await room.call('createIdea', { params: { slug }, body: { text: 'De Jo', follow } })
  await room.call('supportIdea', { params: { id: theirs.id } })
  const { text, revision } = await room.call('getPage', { params: { slug } })
  const offered = { text: `${text}\nEncore.\n`, base: revision.id, title: 'Plus', reason: 'Oui' }
  const offer = await room.call('createOffer', { params: { slug }, body: offered })
  const card = { id: '7'.repeat(32), column: 'worked', text: 'Bien mangé' }
  await room.call('addCard', { params: { slug }, body: card })
  const made = await server.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    headers: { cookie },
    payload: { name: 'Jo Martin', email: 'jo@example.org', password: TEST_PASSWORD },
  })
  expect(made.statusCode, made.body).toBe(200)
  const jo = await server.known('jo@example.org')
  const me = await jo.call('viewMe', {})
  expect(me.ideas.items.map(({ text, author }) => [text, author])).toEqual([
    ['De Jo', { id: jo.id, name: 'Jo Martin' }],
  ])
  expect(me.events.map(({ page, part }) => [page.slug, part])).toEqual([[slug, 'there']])
  expect(await jo.call('supportIdea', { params: { id: theirs.id } })).toMatchObject({ support: 1 })
  const both = server.caller({ cookie: `${jo.headers.cookie}; ${cookie}` })
  await both('changeCard', { params: { slug, id: card.id }, body: { text: 'Très bien mangé' } })
  const gone = server.caller()('viewFollowed', { params: { key: follow } })
  expect((await problemOf(gone)).code).toBe('not-found')
  await ann.call('showOffer', { params: { id: offer.id } })
  expect((await jo.call('viewMe', {})).proposals).toMatchObject([{ title: 'Plus' }])
})
