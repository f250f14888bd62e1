import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInProcess } from '../../base/http/in-process.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { watchShown, type ShownName } from '../../base/shown.ts'
import { createAuth } from '../../features/accounts/auth.ts'
import { pageFeeds, readFeed, type FeedWish } from '../../features/feeds/read-feed.ts'
import { publicNetwork } from '../../features/imports/check-address.ts'
import { createImportJobs } from '../../features/imports/import-jobs.ts'
import { concerns, toChange, type Change } from '../../features/site/page-shows.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { callsOf, type Calls } from '../../testing/calls.ts'
import { addUser, signIn, testServer, type TestServer } from '../../testing/test-server.ts'
import { composeHandlers } from '../handlers.ts'

// The law of ready answers: what shows nothing that a change names is after it what it was before.

type Front = { readonly kind: string; readonly title: string; readonly more?: string }

const textOf = ({ kind, title, more = '' }: Front, body: string): string => `---
kind: ${kind}
title: ${title}
summary: Un résumé.
lang: fr
license: CC-BY-4.0
${more}---

## Déroulé

${body}
`
const formatFields = 'duration: PT2H\n'
const methodFields = 'purpose: Se connaître.\nduration: { min: 10, max: 15 }\n'
const eventFields = (slug: string, day: number): string =>
  `format: { page: ${slug}, version: "1.0" }\nstart: 2026-11-${day}\nregistration: { places: 2 }\nvenue: { name: Salle, city: Lyon }\n`
const translation = (slug: string): string =>
  `translation_of: { page: ${slug}, version: "1.0" }\n${formatFields}`
const links = 'Voir [un](/p/method), [deux](/methods/later) et [trois](/formats/fork).'

/** Texts that a page may get, by what they say of others. */
const texts: readonly ((turn: number) => string)[] = [
  (turn) => textOf({ kind: 'format', title: 'Le format', more: formatFields }, `${links} ${turn}.`),
  (turn) => textOf({ kind: 'format', title: `Titre ${turn}`, more: formatFields }, links),
  (turn) => textOf({ kind: 'method', title: 'La méthode', more: methodFields }, `Parler, ${turn}.`),
  (turn) => textOf({ kind: 'event', title: 'Le soir', more: eventFields('format', 20) }, `${turn}`),
  (turn) => textOf({ kind: 'event', title: 'Le soir', more: eventFields('fork', 21) }, `${turn}`),
  (turn) => textOf({ kind: 'format', title: 'Traduit', more: translation('format') }, `${turn}.`),
  (turn) => textOf({ kind: 'format', title: 'Traduit', more: translation('later') }, `${turn}.`),
]

const slugs = ['format', 'method', 'event', 'fork', 'translated', 'alone', 'later'] as const
type Slug = (typeof slugs)[number]

const calls: readonly string[] = [
  '/home',
  '/home?kind=event',
  '/home?languages=grouped',
  '/changes?limit=20',
  '/search?q=parler&limit=20',
  '/search?q=parler&limit=20&languages=grouped',
  ...slugs.flatMap((slug) =>
    ['view', 'lineage', 'ideas?limit=20', 'proposals?limit=20'].map(
      (call) => `/pages/${slug}/${call}`,
    ),
  ),
  ...(['format', 'event'] as const).flatMap((slug) =>
    ['revisions?limit=20', 'versions?limit=20', 'people', 'raw', 'passage?block=1&limit=5']
      .concat(['proposals/1/view', 'ideas?limit=20&state=declined'])
      .map((call) => `/pages/${slug}/${call}`),
  ),
  '/pages/fork/upstream',
  '/pages/fork/upstream/kept',
  '/pages/format/upstream?from=fork',
  '/events/event/preparation',
  '/pages/format/view?at=1.0',
  '/pages/format/compare/view?from=1.0',
  '/compare/view?from=format&to=fork',
]

/** Feeds, as what they tell of and the page. */
const feeds: readonly (readonly [of: string, slug: Slug])[] = [
  ['changes', 'format'],
  ['search', 'format'],
  ['event', 'event'],
  ...(['format', 'event'] as const).flatMap((slug) => pageFeeds.map((of) => [of, slug] as const)),
]

type World = {
  readonly server: TestServer
  readonly admin: Calls
  readonly member: Calls
  readonly memberId: string
  readonly memberHeaders: { readonly cookie: string }
  turn: number
}

type Run = (world: World, slug: Slug) => Promise<unknown>
type Act = { readonly name: string; readonly slug: Slug; readonly run: Run }

const headOf = async ({ admin }: World, slug: Slug): Promise<string> => {
  const { revision } = (await admin.get(`/pages/${slug}`)).body
  return typeof revision === 'object' && revision !== null && 'id' in revision
    ? String(revision.id)
    : ''
}

/** The first id of a list, in the answer of a call. */
const firstOf = async (calls: Calls, path: string, list: string): Promise<string> => {
  const all = (await calls.get(path)).body[list]
  const [first]: unknown[] = Array.isArray(all) ? all : []
  return typeof first === 'object' && first !== null && 'id' in first ? String(first.id) : 'none'
}

const firstIdea = ({ admin }: World, slug: Slug, state: string): Promise<string> =>
  firstOf(admin, `/pages/${slug}/ideas?limit=20&state=${state}`, 'items')

const publish = async (world: World, slug: Slug, text: string): Promise<unknown> =>
  world.admin.put(`/pages/${slug}`, { text, base: await headOf(world, slug), reason: 'Voilà' })

const propose = async (world: World, slug: Slug, ideas: readonly string[] = []) => {
  const text = texts[2]?.(world.turn) ?? ''
  const base = await headOf(world, slug)
  const said = { text, base, title: `Essai ${world.turn}`, reason: 'Essayons', ideas }
  return world.member.post(`/pages/${slug}/proposals`, said)
}

const onIdea =
  (act: string, state: string, payload?: (world: World) => object) =>
  async (world: World, slug: Slug): Promise<unknown> =>
    world.admin.post(`/ideas/${await firstIdea(world, slug, state)}/${act}`, payload?.(world) ?? {})

/** What people do to a page, or to the library by way of one. */
const runs: Readonly<Record<string, Run>> = {
  ...Object.fromEntries(
    texts.map((text, at) => [
      `text ${at}`,
      (world: World, slug: Slug) => publish(world, slug, text(world.turn)),
    ]),
  ),
  rename: (world, slug) => world.admin.patch(`/pages/${slug}`, { slug: `${slug}-${world.turn}` }),
  'take the name back': (world, slug) => world.admin.patch(`/pages/${slug}`, { slug }),
  'make private': (world, slug) => world.admin.patch(`/pages/${slug}`, { visibility: 'private' }),
  'make public': (world, slug) => world.admin.patch(`/pages/${slug}`, { visibility: 'public' }),
  delete: ({ admin }, slug) => admin.del(`/pages/${slug}`, { reason: 'Fini' }),
  'bring back': ({ admin }, slug) => admin.post(`/pages/${slug}/undelete`, { reason: 'Si' }),
  release: ({ admin }, slug) =>
    admin.post(`/pages/${slug}/versions`, { level: 'minor', notes: 'x' }),
  withdraw: ({ admin }, slug) =>
    admin.post(`/pages/${slug}/versions/1.0/withdraw`, { reason: 'Non' }),
  fork: ({ member }, slug) =>
    member.post(`/pages/${slug}/forks`, { title: 'Copie', reason: 'Pour voir' }),
  'take the last turn back': async (world, slug) =>
    world.admin.post(`/pages/${slug}/revisions/${await headOf(world, slug)}/undo`, { reason: 'x' }),
  'make later': ({ admin, turn }) =>
    admin.post('/pages', { text: texts[2]?.(turn) ?? '', slug: 'later' }),
  idea: ({ member, turn }, slug) => member.post(`/pages/${slug}/ideas`, { text: `Idée ${turn}` }),
  'idea at the event': ({ member, turn }, slug) =>
    member.post(`/pages/${slug}/ideas`, { text: `Idée ${turn}`, event: 'event' }),
  'support an idea': onIdea('support', 'open'),
  'decline an idea': onIdea('decline', 'open', () => ({ reason: 'Non' })),
  'open an idea again': onIdea('reopen', 'declined'),
  'take an idea back': async (world, slug) =>
    world.member.del(`/ideas/${await firstIdea(world, slug, 'open')}`),
  'hide an idea': async (world, slug) =>
    world.admin.post('/hidden', { of: `idea:${await firstIdea(world, slug, 'open')}` }),
  'show an idea again': async ({ admin }, slug) => {
    const { ideas } = (await admin.get(`/pages/${slug}/hidden`)).body
    const [first]: unknown[] = Array.isArray(ideas) ? ideas : []
    const of = typeof first === 'object' && first !== null && 'of' in first ? first.of : 'idea:0'
    return admin.del(`/hidden/${String(of)}`)
  },
  proposal: (world, slug) => propose(world, slug),
  'proposal of an idea': async (world, slug) =>
    propose(world, slug, [await firstIdea(world, slug, 'open')]),
  'accept a proposal': ({ admin }, slug) => admin.post(`/pages/${slug}/proposals/1/accept`, {}),
  'decline a proposal': ({ admin }, slug) =>
    admin.post(`/pages/${slug}/proposals/2/decline`, { reason: 'Non' }),
  comment: ({ member }, slug) =>
    member.post(`/pages/${slug}/proposals/1/comments`, { text: 'Oui' }),
  'a maintainer': ({ admin, memberId }, slug) =>
    admin.put(`/pages/${slug}/people/${memberId}`, { role: 'maintainer' }),
  'a maintainer less': ({ admin, memberId }, slug) =>
    admin.del(`/pages/${slug}/people/${memberId}`),
  'open a room': ({ admin }, slug) => admin.put(`/events/${slug}/code`, { open: true }),
  register: ({ admin, turn }, slug) => {
    const key = turn.toString(16).padStart(32, '0')
    return admin.post(`/events/${slug}/registrations`, { key, name: `Nom ${turn}`, walkIn: true })
  },
  'keep own words': async ({ admin }, slug) => {
    const changes = [await firstOf(admin, `/pages/${slug}/upstream`, 'changes')]
    return admin.post(`/pages/${slug}/upstream/keep`, { changes, reason: 'Ici c’est ainsi' })
  },
  'offer them again': async ({ admin }, slug) => {
    const id = await firstOf(admin, `/pages/${slug}/upstream/kept`, 'items')
    return admin.del(`/pages/${slug}/upstream/kept/${id}`)
  },
  'take somebody off the list': async ({ admin }, slug) => {
    const id = await firstOf(admin, `/events/${slug}/registrations`, 'items')
    return admin.del(`/events/${slug}/registrations/${id}`)
  },
  'something to do': ({ admin, turn }, slug) =>
    admin.post(`/events/${slug}/preparation`, { text: `Faire ${turn}` }),
  'another name': ({ server, memberHeaders, turn }) =>
    server.inject({
      method: 'POST',
      url: '/api/auth/update-user',
      headers: memberHeaders,
      payload: { name: `Bo ${turn}` },
    }),
  'another zone': ({ admin, turn }) =>
    admin.patch('/settings', { timezone: turn % 2 === 0 ? 'Europe/Paris' : 'America/Montreal' }),
}

const actOf = (name: string, slug: Slug): Act => {
  const run = runs[name]
  if (run === undefined) throw new Error(`nobody can ${name}`)
  return { name, slug, run }
}

/** What is undone again, so that the pages are there for what follows. */
const undoneBy: Readonly<Record<string, string>> = {
  rename: 'take the name back',
  'make private': 'make public',
  delete: 'bring back',
}
const undoing = new Set(Object.values(undoneBy))

const act = fc.record({
  name: fc.constantFrom(...Object.keys(runs).filter((name) => !undoing.has(name))),
  slug: fc.constantFrom(...slugs),
})

/** An act, and what happens until it is undone where it is. */
const story: fc.Arbitrary<readonly Act[]> = fc
  .tuple(act, fc.array(act, { minLength: 1, maxLength: 2 }))
  .map(([first, meanwhile]) => {
    const undo = undoneBy[first.name]
    const lasting = meanwhile.filter(({ name }) => undoneBy[name] === undefined)
    const undone = undo === undefined ? [] : [...lasting, { name: undo, slug: first.slug }]
    return [first, ...undone].map(({ name, slug }) => actOf(name, slug))
  })

type Kept = { readonly answer: string; readonly shows: ReadonlySet<ShownName> }

const opened: { world?: World } = {}
beforeAll(async () => {
  const server = await testServer()
  const person = async (name: string, admin: boolean) => {
    const { id } = await addUser(server, `${name}@example.org`, { admin })
    const headers = await signIn(server, `${name}@example.org`)
    return { id, headers, calls: callsOf(server, headers) }
  }
  const [ann, bo] = [await person('ann', true), await person('bo', false)]
  opened.world = {
    server,
    admin: ann.calls,
    member: bo.calls,
    memberId: bo.id,
    memberHeaders: bo.headers,
    turn: 0,
  }
  const make = async (slug: Slug, at: number) => {
    await ann.calls.post('/pages', { text: texts[at]?.(0) ?? '', slug })
    await ann.calls.patch(`/pages/${slug}`, { editing: 'open' })
  }
  await make('format', 0)
  await ann.calls.post('/pages/format/versions', { level: 'major', notes: 'Première' })
  const origin = { title: 'Une copie', reason: 'Pour voir', slug: 'fork' }
  await bo.calls.post('/pages/format/forks', origin)
  const rest = [
    ['method', 2],
    ['event', 3],
    ['translated', 5],
    ['alone', 2],
  ] as const
  for (const [slug, at] of rest) await make(slug, at)
}, 60_000)
afterAll(() => opened.world?.server.close())

const worldNow = (): World => {
  if (opened.world === undefined) throw new Error('the world is made before the tests')
  return opened.world
}

type Told = { readonly status: number; readonly body: string }
const feedName = ([of, slug]: (typeof feeds)[number]): string => `feed ${of} of ${slug}`

const readerOf = ({ server }: World) => {
  const { services, live } = server
  const imports = createImportJobs(services, publicNetwork)
  const parts = { auth: createAuth(services), live, imports, housekeeper: null }
  const handlers = composeHandlers(services, parts)
  const ask = createInProcess(services, handlers)
  const askFeed = async ([of, slug]: (typeof feeds)[number]): Promise<Told> => {
    const found = [...pageFeeds, 'event' as const].find((one) => one === of)
    const wishOf = async (): Promise<FeedWish> =>
      found === undefined
        ? of === 'changes'
          ? { of }
          : { of: 'search', q: 'parler' }
        : { of: found, page: await findPage(services, slug) }
    try {
      const feed = await readFeed(services, handlers, await wishOf())
      return { status: 200, body: JSON.stringify(feed) }
    } catch (error) {
      if (error instanceof ProblemError) return { status: 404, body: error.code }
      throw error
    }
  }
  const signal = new AbortController().signal
  return async (call: string): Promise<Kept> => {
    const shows = new Set<ShownName>()
    const question = {
      path: `/api/v1${call}`,
      language: 'fr',
      address: '192.0.2.7',
      signal,
    } as const
    const feed = feeds.find((one) => call === feedName(one))
    const { status, body } = await watchShown(
      (name) => shows.add(name),
      (): Promise<Told> => (feed === undefined ? ask(question) : askFeed(feed)),
    )
    return { answer: `${status} ${body}`, shows }
  }
}

/** Does acts one after the other; after each, what it made wrong is read anew, and all else is as it was. */
const checkLaw = async (world: World, acts: readonly Act[]): Promise<ReadonlySet<string>> => {
  const done = new Set<string>()
  const read = readerOf(world)
  const kept = new Map<string, Kept>()
  for (const call of [...calls, ...feeds.map(feedName)]) kept.set(call, await read(call))
  for (const { name, slug, run } of acts) {
    world.turn += 1
    const changes: Change[] = []
    const stop = world.server.services.events.on((event) => {
      const change = toChange(event)
      if (change !== null) changes.push(change)
    })
    await run(world, slug)
    // What follows from an act without anybody waiting for it.
    await world.server.counted()
    stop()
    if (changes.length > 0) done.add(name)
    for (const [call, { answer, shows }] of kept) {
      const now = await read(call)
      const isWrong = changes.some((change) => concerns(change, shows))
      if (!isWrong) expect(now.answer, `${call} after ${name} of ${slug}`).toBe(answer)
      kept.set(call, now)
    }
  }
  return done
}

/** Each act where it can be done, one after the other. */
const script: readonly (readonly [name: string, ...slugs: Slug[]])[] = [
  ['text 0', 'format', 'format'],
  ['text 1', 'alone', 'method'],
  ['text 2', 'method'],
  ['text 4', 'event'],
  ['text 3', 'event'],
  ['text 2', 'event'],
  ['text 3', 'event'],
  ['text 6', 'translated'],
  ['make later', 'later'],
  ['text 5', 'translated'],
  ['take the last turn back', 'format'],
  ['rename', 'format', 'method', 'event'],
  ['take the name back', 'format', 'method', 'event'],
  ['idea', 'format'],
  ['idea at the event', 'format', 'method', 'alone'],
  ['make private', 'method', 'event', 'alone'],
  ['make public', 'method', 'event', 'alone'],
  ['delete', 'fork', 'event', 'method', 'alone'],
  ['bring back', 'fork', 'event', 'method', 'alone'],
  ['fork', 'format', 'alone'],
  ['support an idea', 'method', 'format'],
  ['decline an idea', 'method', 'format'],
  ['open an idea again', 'method', 'format'],
  ['hide an idea', 'method', 'format'],
  ['show an idea again', 'method', 'format'],
  ['proposal', 'format'],
  ['proposal of an idea', 'format'],
  ['comment', 'format'],
  ['accept a proposal', 'format'],
  ['decline a proposal', 'format'],
  ['take an idea back', 'format'],
  ['text 0', 'format', 'format', 'fork', 'fork'],
  ['keep own words', 'fork'],
  ['offer them again', 'fork'],
  ['release', 'format', 'event', 'fork'],
  ['withdraw', 'format'],
  ['a maintainer', 'format'],
  ['another name', 'format'],
  ['a maintainer less', 'format'],
  ['open a room', 'event'],
  ['register', 'event'],
  ['something to do', 'event'],
  ['take somebody off the list', 'event'],
  ['another zone', 'event'],
]

test('each act names what it makes wrong', async () => {
  const acts = script.flatMap(([name, ...on]) => on.map((slug) => actOf(name, slug)))
  expect([...(await checkLaw(worldNow(), acts))].toSorted()).toEqual(Object.keys(runs).toSorted())
}, 300_000)

test('acts one after the other name what they make wrong', async () => {
  const [stories = []] = fc.sample(fc.array(story, { minLength: 15, maxLength: 15 }), {
    numRuns: 1,
    seed: 20261130,
  })
  await checkLaw(worldNow(), stories.flat())
}, 300_000)
