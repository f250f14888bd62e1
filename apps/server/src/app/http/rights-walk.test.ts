import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { callPath, endpoints, routes, type RouteName } from '@forkshop/api'
import { can, parseSlug, type Action, type Role } from '@forkshop/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guestCookie } from '../../testing/come-in.ts'
import { postFile } from '../../testing/post-file.ts'
import { pngWith } from '../../testing/png.ts'
import { samples, type Target } from '../../testing/rights-samples.ts'
import { eventText, testPage } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'
import { routeNames } from '../../base/http/parse-call.ts'
import { openSqliteFile } from '../../records/database/node-sqlite.ts'

/**
 * Walks every caller through every call on a page of each kind, and asks the rights table whether
 * the server should have let them. Stands for every id in a request: pages, proposals, ideas and
 * drafts belong to others, and callers that look after another page count as members here.
 */
const many = 1_000_000
const newKey = (): string => randomBytes(16).toString('hex')
const server = useTestServer({
  limits: {
    person: { read: many, write: many },
    address: { read: many, write: many },
    signIn: { account: many, address: many },
  },
})

type Cookie = { readonly cookie: string }
type Place = 'open' | 'strict' | 'private'
type Caller =
  | 'visitor'
  | 'guest'
  | 'guest of another event'
  | 'past guest of another event'
  | 'member'
  | 'maintainer of another page'
  | 'maintainer'
  | 'admin'

const callers: readonly Caller[] = [
  'visitor',
  'guest',
  'guest of another event',
  'past guest of another event',
  'member',
  'maintainer of another page',
  'maintainer',
  'admin',
]

const people: Record<string, Cookie & { readonly id: string }> = {}
/** What somebody still has whose account was closed since. */
const closed = { session: { cookie: '' }, token: { authorization: '' } }
const elsewhere = { guest: { cookie: '' }, past: { cookie: '' }, calendar: '', feed: '' }
const numbers = { page: 0 }
const secret = 'what nobody else may read'

const as = (name: string): Cookie => ({ cookie: people[name]?.cookie ?? '' })

const ask = async (
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  headers: Cookie,
  payload?: object,
) => {
  const answer = await server.inject({
    method: verb,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  if (answer.statusCode >= 300)
    throw new Error(`${verb} ${url}: ${answer.statusCode} ${answer.body}`)
  return answer
}

const openRoom = async (slug: string): Promise<Pick<Walked, 'code' | 'guest'>> => {
  const path = `/api/v1/events/${slug}/code`
  const { code } = (await ask('PUT', path, as('maintainer'), { open: true })).json()
  return { code, ...(await letIn({ slug, code })) }
}
const letIn = async ({
  slug,
  code,
}: Pick<Target, 'slug' | 'code'>): Promise<Pick<Walked, 'guest'>> => ({
  guest: { cookie: await guestCookie(server, { slug, code }, 'Guest') },
})

beforeAll(async () => {
  const { databaseFile } = server.services
  if (databaseFile !== null) {
    Object.assign(other, {
      counting: openSqliteFile(databaseFile),
      keeping: openSqliteFile(databaseFile),
    })
  }
  for (const name of ['member', 'stranger', 'maintainer', 'admin', 'author']) {
    const user = await addUser(server, `${name}@example.org`, { admin: name === 'admin' })
    people[name] = { id: user.id, ...(await signIn(server, user.email)) }
  }
  elsewhere.guest = await guestElsewhere('other-event')
  elsewhere.past = await guestElsewhere('closed-event')
  await ask('PUT', '/api/v1/events/closed-event/code', as('stranger'), { open: false })
  const banned = await addUser(server, 'closed@example.org')
  closed.session = await signIn(server, banned.email)
  const key = { name: 'own', scopes: ['read', 'propose', 'write'] }
  const { token } = (await ask('POST', '/api/v1/tokens', closed.session, key)).json()
  closed.token = { authorization: `Bearer ${token}` }
  // by the flag alone: closing by an administrator ends the session as well
  const { database } = server.services
  await database.updateTable('user').set({ banned: 1 }).where('id', '=', banned.id).execute()
  // nobody has many of them, and none is used up by who may not end it
  const own = { purpose: 'mine', name: 'own' }
  elsewhere.calendar = (await ask('POST', '/api/v1/calendars', as('author'), own)).json().id
  const inbox = { of: 'inbox' }
  elsewhere.feed = (await ask('POST', '/api/v1/feeds', as('author'), inbox)).json().id
}, 60_000)
afterAll(() => {
  other.counting?.close()
  other.keeping?.close()
})

const guestElsewhere = async (slug: string): Promise<Cookie> => {
  await testPage(server, as('stranger'), slug, 'event')
  const room = await ask('PUT', `/api/v1/events/${slug}/code`, as('stranger'), { open: true })
  return { cookie: await guestCookie(server, { slug, code: room.json().code }) }
}

type Walked = Target & { readonly guest: Cookie }
const titleOf = (slug: string): string => `Page ${slug}`

const sayIdea = async (slug: string, by: Cookie): Promise<string> =>
  (await ask('POST', `/api/v1/pages/${slug}/ideas`, by, { text: secret })).json().id
/** With a photograph, which shares what becomes of it. */
const makeIdea = async ({ slug }: Pick<Target, 'slug'>) => {
  const idea = await sayIdea(slug, as('author'))
  return { idea, ...(await makePhotograph({ idea })) }
}
const makePhotograph = async ({ idea }: Pick<Target, 'idea'>) => {
  const photograph = newKey()
  await postFile(server, {
    verb: 'PUT',
    path: `/photographs/${photograph}?of=idea:${idea}`,
    headers: as('author'),
    bytes: pngWith([]),
  })
  return { photograph }
}
const makeProposal = async ({ slug, head }: Pick<Target, 'slug' | 'head'>) => {
  const proposal = await ask('POST', `/api/v1/pages/${slug}/proposals`, as('author'), {
    text: eventText(titleOf(slug), `Here will stand ${secret}.\n`),
    base: head,
    title: secret,
    reason: secret,
    event: slug,
  })
  return { proposal: Number(proposal.json().number) }
}
const makeOffer = async ({ slug, head, guest }: Pick<Walked, 'slug' | 'head' | 'guest'>) => {
  const offer = await ask('POST', `/api/v1/pages/${slug}/offers`, guest, {
    text: eventText(titleOf(slug), `Here may stand ${secret}.\n`),
    base: head,
    title: secret,
    reason: secret,
  })
  return { offer: String(offer.json().id) }
}
const makeItem = async ({ slug }: Pick<Target, 'slug'>) => {
  const path = `/api/v1/events/${slug}/preparation`
  const item = await ask('POST', path, as('maintainer'), { text: 'Sweep' })
  return { item: String(item.json().id) }
}
const makeThread = async ({ slug }: Pick<Target, 'slug'>) => {
  const anchor = { page: slug }
  const thread = await ask('POST', '/api/v1/threads', as('author'), { anchor, text: secret })
  return { thread: String(thread.json().id) }
}
const makeDraft = async ({ slug }: Pick<Target, 'slug'>) => {
  const draft = await ask('POST', `/api/v1/pages/${slug}/draft`, as('maintainer'), {})
  const path = `/api/v1/drafts/${draft.json().id}/checkpoints`
  await ask('POST', path, as('maintainer'), {})
  const { items } = (await ask('GET', path, as('maintainer'))).json()
  return { draft: String(draft.json().id), checkpoint: Number(items[0].id) }
}

const makeStart = async () => {
  const text = eventText('Not yet', `Here may stand ${secret}.\n`)
  const start = await ask('POST', '/api/v1/drafts', as('author'), { text })
  return { start: String(start.json().id) }
}

/** A fresh page of a kind with a proposal and an idea of somebody else, a draft and an open room. */
const makeTarget = async (place: Place): Promise<Walked> => {
  numbers.page += 1
  const page = await testPage(server, as('maintainer'), `walk-${numbers.page}`, 'event')
  const { slug } = page
  const url = `/api/v1/pages/${slug}`
  const published = await ask('PUT', url, as('maintainer'), {
    text: eventText(page.title, `Here stands ${secret}.\n`),
    base: page.head,
    reason: 'Say it',
  })
  const head: string = published.json().revision.id
  const { code, guest } = await openRoom(slug)
  const on = { slug, head, guest }
  const twin = await sayIdea(slug, as('author'))
  const event = `/api/v1/events/${slug}`
  const otherGuest = { cookie: await guestCookie(server, { slug, code }) }
  const said = await sayIdea(slug, otherGuest)
  const card = await ask('POST', `${event}/board/cards`, otherGuest, {
    id: newKey(),
    column: 'worked',
    text: secret,
  })
  const walkIn = { key: newKey(), name: secret, walkIn: true }
  await ask('POST', `${event}/registrations`, as('maintainer'), walkIn)
  const listed = await ask('GET', `${event}/registrations`, as('maintainer'))
  const token = await ask('POST', '/api/v1/tokens', as('author'), { name: 'own', scopes: ['read'] })
  const made = {
    ...on,
    ...(await makeIdea(on)),
    ...(await makeProposal(on)),
    ...(await makeOffer(on)),
    ...(await makeItem(on)),
    ...(await makeThread(on)),
    ...(await makeDraft(on)),
    ...(await makeStart()),
  }
  const editing = place === 'open' ? 'open' : 'maintainers'
  const visibility = place === 'private' ? 'private' : 'public'
  await ask('PATCH', url, as('maintainer'), { editing, visibility })
  return {
    ...made,
    twin,
    said,
    code,
    registration: listed.json().items[0].id,
    card: card.json().id,
    user: people['author']?.id ?? '',
    token: token.json().id,
    calendar: elsewhere.calendar,
    feed: elsewhere.feed,
  }
}

const roles: Readonly<Record<Caller, Role>> = {
  visitor: 'visitor',
  guest: 'guest',
  'guest of another event': 'guest',
  'past guest of another event': 'past-guest',
  member: 'member',
  'maintainer of another page': 'member',
  maintainer: 'maintainer',
  admin: 'admin',
}

/** Calls whose right is another than the one they are declared with, on something of others. */
const askedFor: Partial<Record<RouteName, Action>> = {
  declineProposal: 'decline',
  withdrawProposal: 'withdraw',
  resolveThread: 'moderate',
  markAnswer: 'moderate',
  declineIdea: 'decline',
  previewDraft: 'edit',
  previewBringIn: 'edit',
  bringIn: 'edit',
  renewDraft: 'edit',
  publishDraft: 'edit',
  discardDraft: 'edit',
  getDraft: 'edit',
  uploadDraftMedia: 'edit',
  getDraftMedia: 'edit',
  listCheckpoints: 'edit',
  keepCheckpoint: 'edit',
  viewCheckpoint: 'edit',
  restoreCheckpoint: 'edit',
  listLosses: 'edit',
  bringBackLoss: 'edit',
  dismissLoss: 'edit',
  takeFromUpstream: 'publish',
  takeBackDraft: 'edit',
  getRoomScreen: 'lead',
  comparePages: 'read',
  getPhotograph: 'lead',
  deletePhotograph: 'lead',
  viewPagesComparison: 'read',
}

/** Rewording belongs to the author alone, whatever else one may do. */
const authorsOnly: ReadonlySet<RouteName> = new Set<RouteName>([
  'updateProposal',
  'changeIdea',
  'changeComment',
  'removeCard',
  'changePhotograph',
  'listDraftPeople',
  'addDraftPerson',
  'removeDraftPerson',
])

const shouldLet = (name: RouteName, caller: Caller, place: Place, slug: string): boolean => {
  const role = roles[caller]
  const access = routes[name].access
  const isAccount = !['visitor', 'past-guest', 'guest'].includes(role)
  if (access.kind === 'admin') return role === 'admin'
  if (access.kind === 'signed-in' && !isAccount) return false
  if (authorsOnly.has(name)) return false
  const declared = access.kind === 'page' ? access.action : null
  const action =
    name === 'deleteIdea'
      ? role === 'maintainer'
        ? 'moderate'
        : 'withdraw'
      : (askedFor[name] ?? declared)
  if (action === null) return true
  // Proposing without an account comes with moderation, and with it alone.
  if (action === 'propose' && (role === 'guest') !== (name === 'createOffer')) return false
  const event = parseSlug(caller === 'guest' ? slug : 'other-event')
  return can({ role, event: isAccount ? null : event }, action, {
    visibility: place === 'private' ? 'private' : 'public',
    editing: place === 'open' ? 'open' : 'maintainers',
    event: parseSlug(slug),
    own: false,
    hasForeignForks: false,
  })
}

const cookieOf = (caller: Caller, target: { readonly guest: Cookie }): Cookie => {
  switch (caller) {
    case 'visitor':
      return { cookie: '' }
    case 'guest':
      return target.guest
    case 'guest of another event':
      return elsewhere.guest
    case 'past guest of another event':
      return elsewhere.past
    case 'maintainer of another page':
      return as('stranger')
    default:
      return as(caller)
  }
}

type Parts = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

const call = <Name extends RouteName>(
  name: Name,
  headers: Readonly<Record<string, string>>,
  target: Walked,
) => {
  const { verb, path } = endpoints[name]
  const { params = {}, query = {}, body = {} }: Parts = samples[name](target)
  return server.inject({
    method: verb,
    url: callPath(path, params, query),
    headers: { ...headers, 'content-type': 'application/json' },
    ...(verb === 'GET' ? {} : { payload: JSON.stringify(body) }),
  })
}

/** Everything that a refused request must leave as it was. */
const tables = [
  'page',
  'page_slug',
  'maintainer',
  'proposal',
  'offer',
  'thread',
  'comment',
  'comment_support',
  'idea',
  'idea_support',
  'photograph',
  'report',
  'guest',
  'draft',
  'draft_start',
  'draft_person',
  'draft_checkpoint',
  'draft_loss',
  'draft_taken',
  'discarded_draft',
  'event_code',
  'registration',
  'preparation_mark',
  'preparation_item',
  'role_person',
  'run',
  'run_move',
  'showing',
  'shown',
  'room_link',
  'board',
  'card',
  'card_group',
  'card_dot',
  'registrar',
  'watch',
  'notice',
  'notice_choice',
  'person',
  'favourite',
  'closed_account',
  'carried_guest',
  'follow_link',
  'online_link',
  'media',
  'invite',
  'token',
  'calendar_address',
  'feed_address',
  'link',
  'mail',
  'mail_request',
  'mail_unsubscribe',
  'mail_consent',
  'idea_tell',
  'verification',
  'admin_act',
  'user',
  'setting',
  'page_release',
] as const

type State = readonly (readonly unknown[])[]
const state = (): Promise<State> => {
  const { database } = server.services
  return Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute()))
}
/** The rows that only one of two states has, each with its table. */
const rowsApart = (before: State, after: State): string[] =>
  tables.flatMap((table, at) => {
    const seen = [before, after].map((one) => new Set(one[at]?.map((row) => JSON.stringify(row))))
    const rows = seen.flatMap((one) => [...one])
    const apart = rows.filter((row) => !seen.every((one) => one.has(row)))
    return apart.map((row) => `it changed ${table}: ${row}`)
  })

/**
 * Connections that write nothing: one counts what others commit, the other sees the state as it was. None where the
 * database is no file.
 */
const other: { counting?: DatabaseSync; keeping?: DatabaseSync } = {}
const stateSeenBy = (connection: DatabaseSync): State =>
  tables.map((table) => connection.prepare(`select * from "${table}"`).all())

/** Keeps the state as it is; answers what tells what is another by then. To read it takes longer than a request. */
const keepState = async (): Promise<() => Promise<string[]>> => {
  const { counting, keeping } = other
  if (counting === undefined || keeping === undefined) {
    const before = await state()
    return async () => rowsApart(before, await state())
  }
  const commits = (): unknown => counting.prepare('PRAGMA data_version').get()?.['data_version']
  const before = commits()
  // a transaction sees what there was when it first read; one that a fault left open is over
  if (keeping.isTransaction) keeping.exec('rollback')
  keeping.exec('begin')
  keeping.prepare('select count(*) from page').get()
  return async () => {
    const was = commits() === before ? null : stateSeenBy(keeping)
    keeping.exec('commit')
    return was === null ? [] : rowsApart(was, stateSeenBy(keeping))
  }
}
const unchanged = (): Promise<string[]> => Promise.resolve([])

const kept = new Map<Place, Walked>()
const targetOf = async (place: Place): Promise<Walked> => {
  const target = kept.get(place) ?? (await makeTarget(place))
  kept.set(place, target)
  // to tell people of what was made writes of its own
  await server.told()
  return target
}

/** After these the next caller would meet something closed or gone: what they use up, made anew; the page where it is not named. */
const usesUp: { readonly [Name in RouteName]?: 'page' | ((on: Walked) => Promise<object>) } = {
  deletePage: 'page',
  acceptProposal: 'page',
  publishDraft: 'page',
  removeRegistration: 'page',
  declineProposal: makeProposal,
  withdrawProposal: makeProposal,
  deleteIdea: makeIdea,
  declineIdea: makeIdea,
  mergeIdea: makeIdea,
  proposeIdea: makeIdea,
  withdrawComment: makeThread,
  deletePhotograph: makePhotograph,
  releasePhotograph: makePhotograph,
  discardDraft: makeDraft,
  showOffer: makeOffer,
  refuseOffer: makeOffer,
  removePreparationItem: makeItem,
  leaveEvent: async (on) => {
    const { guest } = await letIn(on)
    return { guest, ...(await makeOffer({ ...on, guest })) }
  },
}

/** Makes what was used up anew. Others may add to a page that everybody may see. */
const renew = async (place: Place, used: 'page' | ((on: Walked) => Promise<object>)) => {
  const target = kept.get(place)
  if (target === undefined || used === 'page') {
    kept.delete(place)
    return
  }
  const see = async (visibility: 'public' | 'private'): Promise<void> => {
    if (place !== 'private') return
    await ask('PATCH', `/api/v1/pages/${target.slug}`, as('maintainer'), { visibility })
  }
  await see('public')
  const made = await used(target)
  await see('private')
  kept.set(place, { ...target, ...made })
}

/** Something hidden, that waits or has no page yet is not there for who may not show it. */
const ofHidden: ReadonlySet<RouteName> = new Set<RouteName>([
  'listDraftPeople',
  'addDraftPerson',
  'removeDraftPerson',
  'showAgain',
  'getPhotograph',
  'changePhotograph',
  'deletePhotograph',
  'releasePhotograph',
  'placePhotograph',
])

/** Places on which the answer may differ: how a page is edited matters to editing alone. */
const placesOf = (name: RouteName): readonly Place[] => {
  const access = routes[name].access
  if (access.kind !== 'page' && askedFor[name] === undefined) return ['strict']
  const declared = access.kind === 'page' ? access.action : undefined
  const edits = [declared, askedFor[name]].some(
    (one) => one !== undefined && ['edit', 'publish', 'release'].includes(one),
  )
  return edits ? ['open', 'strict', 'private'] : ['strict', 'private']
}

const walks = routeNames.flatMap((name) => placesOf(name).map((place) => [name, place] as const))

describe.each(walks)('%s on a page that is %s', (name, place) => {
  test.each(callers)('%s', async (caller) => {
    const target = await targetOf(place)
    const lets = shouldLet(name, caller, place, target.slug)
    const changes = endpoints[name].verb !== 'GET'
    const changed = changes && !lets ? await keepState() : unchanged
    const answer = await call(name, cookieOf(caller, target), target)
    const isPrivate = place === 'private' || ofHidden.has(name)
    const faults = [...faultsOf(answer, { lets, isPrivate }), ...(await changed())]
    const used = usesUp[name]
    if (used !== undefined && lets) await renew(place, used)
    expect(faults, answer.body.slice(0, 300)).toEqual([])
  })
})

const faultsOf = (
  answer: { readonly statusCode: number; readonly body: string },
  expected: { readonly lets: boolean; readonly isPrivate: boolean },
): string[] => {
  const { statusCode, body } = answer
  const refusals = expected.isPrivate && !expected.lets ? [401, 403, 404] : [401, 403]
  const isRefused = refusals.includes(statusCode)
  return [
    ...(statusCode >= 500 ? [`failed with ${statusCode}`] : []),
    ...(expected.lets && isRefused ? [`refused with ${statusCode}`] : []),
    ...(!expected.lets && !isRefused ? [`let through with ${statusCode}`] : []),
    ...(!expected.lets && body.includes(secret) ? ['told what nobody else may read'] : []),
  ]
}

test('whose account was closed is a visitor, whatever session they still have', async () => {
  const faults: string[] = []
  for (const name of routeNames) {
    const target = await targetOf('strict')
    const lets = shouldLet(name, 'visitor', 'strict', target.slug)
    const changed = lets ? unchanged : await keepState()
    const answer = await call(name, closed.session, target)
    const found = [
      ...faultsOf(answer, { lets, isPrivate: ofHidden.has(name) }),
      ...(await changed()),
    ]
    faults.push(...found.map((fault) => `${name}: ${fault}`))
    const used = usesUp[name]
    if (used !== undefined && lets) await renew('strict', used)
  }
  expect(faults).toEqual([])
})

test('and an access token of theirs opens nothing, not even what everybody reads', async () => {
  const target = await targetOf('strict')
  const changed = await keepState()
  const answers = await Promise.all(
    routeNames.map(async (name) => [name, (await call(name, closed.token, target)).statusCode]),
  )
  expect(answers.filter(([, status]) => status !== 401)).toEqual([])
  expect(await changed()).toEqual([])
})

test('lists, search and what changed tell nothing of a private page', async () => {
  await makeTarget('private')
  for (const url of [
    '/api/v1/home',
    '/api/v1/pages?limit=100',
    '/api/v1/search?q=nobody',
    '/api/v1/changes?limit=100',
  ]) {
    for (const caller of ['', people['member']?.cookie ?? '']) {
      const answer = await server.inject({ url, headers: { cookie: caller } })
      expect(answer.body, url).not.toContain(`walk-${numbers.page}"`)
    }
  }
})
