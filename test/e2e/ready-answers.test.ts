import { createAuth } from '@forkshop/server/src/features/accounts/auth.ts'
import { composeHandlers } from '@forkshop/server/src/app/handlers.ts'
import { createInProcess } from '@forkshop/server/src/base/http/in-process.ts'
import { publicNetwork } from '@forkshop/server/src/features/imports/check-address.ts'
import { createImportJobs } from '@forkshop/server/src/features/imports/import-jobs.ts'
import { createPages, usualPageLimits } from '@forkshop/server/src/features/site/answer-page.ts'
import { createHotAnswers } from '@forkshop/server/src/features/site/hot-answers.ts'
import { findWebBuild } from '@forkshop/server/src/features/site/web-build.ts'
import {
  draftServer,
  makePage,
  TEXT,
  type Caller,
  type DraftServer,
} from '@forkshop/server/src/testing/draft-server.ts'
import { addUser, signIn } from '@forkshop/server/src/testing/test-server.ts'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

type Client = Caller['call']

const webDist = inject('webBuild')
const FORMAT = TEXT.replace('kind: method', 'kind: format')
  .replace('purpose: Se connaître.\n', '')
  .replace('duration: { min: 10, max: 15 }', 'duration: PT2H')
const eventOf = (slug: string): string => `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
format: { page: ${slug}, version: "1.0" }
start: 2026-11-20
end: 2026-11-30
venue: { name: Salle }
---

Bienvenue.
`

type World = {
  readonly server: DraftServer
  readonly ann: Caller
  readonly bo: Caller
  readonly guest: Client
  /** Headers of Bo's session. */
  readonly signedIn: { readonly cookie: string }
  readonly slugs: { readonly format: string; readonly method: string; readonly event: string }
  readonly ideas: { readonly first: string; readonly second: string; readonly said: string }
  /** Addresses by name. */
  readonly addresses: Readonly<Record<string, string>>
  /** What an address answers without anything kept. */
  readonly afresh: (url: string) => Promise<string>
  readonly close: () => Promise<void>
}

const made: { world?: World } = {}
const world = (): World => {
  if (made.world === undefined) throw new Error('the world is made before the tests')
  return made.world
}
beforeAll(async () => {
  made.world = await makeWorld()
})
afterAll(() => made.world?.close())

const makeWorld = async (): Promise<World> => {
  const server = await draftServer({ webDist })
  const ann = await server.person('Ann', { admin: true })
  const bo = await server.person('Bo')
  const format = await makePage(ann, FORMAT)
  const method = await makePage(ann)
  const body = { level: 'major', notes: 'Première' } as const
  await ann.call('releaseVersion', { params: { slug: format }, body })
  const event = await makePage(ann, eventOf(format))
  const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })
  const joined = await server.inject({
    method: 'POST',
    url: `/api/v1/events/${event}/join`,
    payload: { code },
  })
  const guest = server.caller({ cookie: String(joined.headers['set-cookie']).split(';')[0] ?? '' })
  const say = (call: Client, text: string) =>
    call('createIdea', { params: { slug: format }, body: { text } })
  const [first, second, said] = [
    await say(bo.call, 'Finir plus tôt'),
    await say(bo.call, 'Finir bien plus tôt'),
    await say(guest, 'Parler plus fort'),
  ]
  const fork = await bo.call('forkPage', {
    params: { slug: format },
    body: { title: 'Une copie', reason: 'Pour essayer' },
  })
  await propose(bo, format, 'Premier essai')
  const read = `/formats/${format}`
  return {
    server,
    ann,
    bo,
    guest,
    signedIn: await signIn(server, 'bo@example.org'),
    slugs: { format, method, event },
    ideas: { first: first.id, second: second.id, said: said.id },
    addresses: {
      home: '/',
      changes: '/changes',
      search: '/search?q=minute',
      code: `/e/${code}`,
      signIn: '/sign-in',
      format: read,
      'format ideas': `${read}/ideas`,
      'format proposals': `${read}/proposals`,
      'format proposal': `${read}/proposals/1`,
      'format history': `${read}/history`,
      'format lineage': `${read}/lineage`,
      'format text': `/api/v1/pages/${format}/raw`,
      method: `/methods/${method}`,
      'method ideas': `/methods/${method}/ideas`,
      'method text': `/api/v1/pages/${method}/raw`,
      event: `/events/${event}`,
      'event ideas': `/events/${event}/ideas`,
      fork: `/formats/${fork.slug}`,
      'fork lineage': `/formats/${fork.slug}/lineage`,
    },
    ...afreshOf(server),
  }
}

const afreshOf = (server: DraftServer): Pick<World, 'afresh' | 'close'> => {
  const services = { ...server.services }
  const web = findWebBuild(webDist)
  if (web === null) throw new Error('the web client is not built')
  const imports = createImportJobs(services, publicNetwork)
  const auth = createAuth(services)
  const { live } = server
  const handlers = composeHandlers(services, { auth, live, imports, housekeeper: null })
  const inProcess = createInProcess(services, handlers)
  const asking = {
    language: 'fr',
    address: '192.0.2.7',
    signal: new AbortController().signal,
  } as const
  return {
    afresh: async (url) => {
      if (url.startsWith('/api/')) return (await inProcess({ ...asking, path: url })).body
      const hot = createHotAnswers(
        () => {},
        (same) => same,
      )
      const pages = createPages({
        services,
        renderer: web.renderer,
        hot,
        inProcess,
        limits: usualPageLimits,
      })
      const asks = { caller: asking.signal, encoding: 'identity', isHead: false } as const
      const question = { ...asking, ...asks, url, headers: {} }
      const page = await pages.answer(question)
      return page.kind === 'page' ? page.answer.bodies.identity.toString() : page.kind
    },
    close: async () => {
      await web.renderer.close()
      await imports.close()
      await server.close()
    },
  }
}

const headOf = async (slug: string): Promise<string> =>
  (await world().ann.call('getPage', { params: { slug } })).revision.id

const propose = async ({ call }: Caller, slug: string, title: string): Promise<number> => {
  const { revision } = await call('getPage', { params: { slug } })
  const text = FORMAT.replace('une minute', `une minute, ${title.toLowerCase()}`)
  const body = { text, base: revision.id, title, reason: 'Essayons' }
  return (await call('createProposal', { params: { slug }, body })).number
}

const get = (url: string): Promise<Response> =>
  fetch(`${world().server.url}${url}`, { redirect: 'manual' })

/** How many answers were given from those kept ready. */
const keptCount = async (): Promise<number> => {
  const { body } = await world().server.inject('/metrics')
  const counts = body.matchAll(/^forkshop_http_requests_total\{[^}]*route="kept"[^}]*\} (\d+)/gm)
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}

/** The names of the addresses that are ready now, each shown to be what it would be afresh. */
const readyNow = async (): Promise<string[]> => {
  const ready: string[] = []
  for (const [name, url] of Object.entries(world().addresses)) {
    const before = await keptCount()
    const answer = await (await get(url)).text()
    if ((await keptCount()) > before) ready.push(name)
    expect(answer, name).toBe(await world().afresh(url))
  }
  return ready
}

type Act = (world: World) => Promise<unknown>

const all = [
  'signIn',
  'home',
  'changes',
  'search',
  'code',
  'format text',
  'method text',
  'format',
  'format ideas',
  'format proposals',
  'format proposal',
  'format history',
  'format lineage',
  'method',
  'method ideas',
  'event',
  'event ideas',
  'fork',
  'fork lineage',
]
const allBut = (...gone: readonly string[]): readonly string[] =>
  all.filter((name) => !gone.includes(name))

const feeds = ['home', 'changes']
const lists = [...feeds, 'search']
const ofHistory = ['format history', 'format lineage']
/** What shows what people say about the format: its event shows that too. */
const ofFormat = [
  'format',
  'format ideas',
  'format proposals',
  'format proposal',
  'event',
  'event ideas',
]
const besideFormat = allBut(...feeds, ...ofFormat)
const besideMethod = allBut(...feeds, 'method', 'method ideas')
const besideEvent = allBut(...feeds, 'event', 'event ideas')
/** What a change of the format itself leaves, where others show nothing of it that changed. */
const besideText = allBut(...lists, ...ofFormat, ...ofHistory, 'format text', 'fork lineage')
const besideFace = besideText.filter((name) => name !== 'fork')
/** The same of another newest text: a fork says how it stands to it. */
const besideNewest = besideFace
/** What names events or counts them. */
const showingEvents = ['format', 'format ideas', 'format lineage', 'fork lineage']
const besideRoom = allBut('event', 'event ideas', 'code')

const acts: readonly (readonly [string, readonly string[], Act])[] = [
  ['reading', all, ({ bo, slugs }) => bo.call('getPage', { params: { slug: slugs.format } })],
  [
    'an idea',
    besideFormat,
    ({ bo, slugs }) =>
      bo.call('createIdea', { params: { slug: slugs.format }, body: { text: 'Une idée' } }),
  ],
  [
    'an idea about another page',
    besideMethod,
    ({ bo, slugs }) =>
      bo.call('createIdea', { params: { slug: slugs.method }, body: { text: 'Une idée' } }),
  ],
  [
    'an idea about an event',
    besideEvent,
    ({ guest, slugs }) =>
      guest('createIdea', { params: { slug: slugs.event }, body: { text: 'Une idée' } }),
  ],
  [
    'an idea of a guest about the format of their event',
    besideFormat,
    ({ guest, slugs }) =>
      guest('createIdea', { params: { slug: slugs.format }, body: { text: 'D’un invité' } }),
  ],
  [
    'a support',
    besideFormat,
    ({ ann, ideas }) => ann.call('supportIdea', { params: { id: ideas.said } }),
  ],
  [
    'an idea in other words',
    besideFormat,
    ({ bo, ideas }) =>
      bo.call('changeIdea', { params: { id: ideas.first }, body: { text: 'Autrement' } }),
  ],
  [
    'an idea declined',
    besideFormat,
    ({ ann, ideas }) =>
      ann.call('declineIdea', { params: { id: ideas.first }, body: { reason: 'Non' } }),
  ],
  [
    'an idea reopened',
    besideFormat,
    ({ ann, ideas }) => ann.call('reopenIdea', { params: { id: ideas.first } }),
  ],
  [
    'an idea as a duplicate',
    besideFormat,
    ({ ann, ideas }) =>
      ann.call('mergeIdea', { params: { id: ideas.second }, body: { of: ideas.first } }),
  ],
  [
    'an idea taken back',
    besideFormat,
    ({ bo, ideas }) => bo.call('deleteIdea', { params: { id: ideas.first } }),
  ],
  ['a proposal', besideFormat, ({ bo, slugs }) => propose(bo, slugs.format, 'Second essai')],
  [
    'a proposal in other words',
    besideFormat,
    ({ bo, slugs }) =>
      bo.call('updateProposal', {
        params: { slug: slugs.format, number: 1 },
        body: { title: 'Autrement' },
      }),
  ],
  [
    'a comment',
    besideFormat,
    ({ bo, slugs }) =>
      bo.call('addComment', { params: { slug: slugs.format, number: 1 }, body: { text: 'Oui' } }),
  ],
  [
    'a review',
    besideFormat,
    ({ ann, slugs }) =>
      ann.call('addReview', {
        params: { slug: slugs.format, number: 1 },
        body: { verdict: 'for', text: 'Bien' },
      }),
  ],
  [
    'a proposal declined',
    besideFormat,
    ({ ann, slugs }) =>
      ann.call('declineProposal', {
        params: { slug: slugs.format, number: 2 },
        body: { reason: 'Non' },
      }),
  ],
  [
    'a proposal withdrawn',
    besideFormat,
    async ({ bo, slugs }) => {
      const number = await propose(bo, slugs.format, 'Dernier essai')
      await bo.call('withdrawProposal', { params: { slug: slugs.format, number } })
    },
  ],
  [
    'an event that opens its room',
    besideRoom,
    ({ ann, slugs }) =>
      ann.call('setEventCode', { params: { slug: slugs.event }, body: { open: true } }),
  ],
  [
    'an event that closes its room',
    besideRoom,
    ({ ann, slugs }) =>
      ann.call('setEventCode', { params: { slug: slugs.event }, body: { open: false } }),
  ],
  [
    'somebody who signs in and out',
    all,
    async ({ server }) => {
      await addUser(server, 'cy@example.org')
      const headers = await signIn(server, 'cy@example.org')
      await server.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: {} })
    },
  ],
  [
    'a proposal accepted',
    besideNewest,
    ({ ann, slugs }) =>
      ann.call('acceptProposal', { params: { slug: slugs.format, number: 1 }, body: {} }),
  ],
  [
    'a text',
    besideNewest,
    async ({ ann, slugs }) =>
      ann.call('publishPage', {
        params: { slug: slugs.format },
        body: { text: `${FORMAT}\nFin.\n`, base: await headOf(slugs.format), reason: 'x' },
      }),
  ],
  [
    'a version',
    besideFace,
    ({ ann, slugs }) =>
      ann.call('releaseVersion', {
        params: { slug: slugs.format },
        body: { level: 'minor', notes: 'Seconde' },
      }),
  ],
  [
    'a version withdrawn',
    besideText,
    ({ ann, slugs }) =>
      ann.call('withdrawVersion', {
        params: { slug: slugs.format, version: '1.1' },
        body: { reason: 'Non' },
      }),
  ],
  [
    'a page',
    allBut(...lists),
    ({ bo }) => makePage(bo, FORMAT.replace('Tour de table', 'Encore un tour')),
  ],
  [
    'a fork',
    allBut(...lists, 'format', 'format lineage', 'fork lineage'),
    ({ bo, slugs }) =>
      bo.call('forkPage', {
        params: { slug: slugs.format },
        body: { title: 'Une autre copie', reason: 'Encore' },
      }),
  ],
  [
    'a maintainer',
    besideText,
    ({ ann, bo, slugs }) =>
      ann.call('setPerson', {
        params: { slug: slugs.format, user: bo.id },
        body: { role: 'maintainer' },
      }),
  ],
  [
    'a name of an account',
    allBut('format', 'fork'),
    ({ server, signedIn }) =>
      server.inject({
        method: 'POST',
        url: '/api/auth/update-user',
        headers: signedIn,
        payload: { name: 'Bob' },
      }),
  ],
  [
    'a banned account',
    allBut('format', 'fork'),
    ({ ann, bo }) => ann.call('changeUser', { params: { id: bo.id }, body: { banned: true } }),
  ],
  [
    'a name of the library',
    ['format text', 'method text'],
    ({ ann }) => ann.call('changeSettings', { body: { name: 'Ateliers' } }),
  ],
  [
    'a page that goes private',
    allBut(...lists, 'method', 'method ideas', 'method text'),
    ({ ann, slugs }) =>
      ann.call('changePage', { params: { slug: slugs.method }, body: { visibility: 'private' } }),
  ],
  [
    'a page deleted',
    allBut(...lists, 'code', 'event', 'event ideas', ...showingEvents),
    ({ ann, slugs }) =>
      ann.call('deletePage', { params: { slug: slugs.event }, body: { reason: 'Fini' } }),
  ],
  [
    'a page brought back',
    allBut(...lists, 'code', 'event', 'event ideas', ...showingEvents),
    ({ ann, slugs }) =>
      ann.call('undeletePage', { params: { slug: slugs.event }, body: { reason: 'Non' } }),
  ],
]

test.each(acts)(
  'after %s what shows it is drawn anew, and the rest is still ready',
  async (_name, stays, act) => {
    const open = new Set<string>()
    for (const [name, url] of Object.entries(world().addresses)) {
      const answer = await get(url)
      await answer.arrayBuffer()
      if (answer.status === 200) open.add(name)
    }
    await act(world())
    // What follows from it without anybody waiting for it.
    await world().server.counted()
    const expected = new Set(stays)
    expect(await readyNow()).toEqual(
      Object.keys(world().addresses).filter((name) => expected.has(name) && open.has(name)),
    )
  },
)

test('the page of an event is ready until it stands elsewhere by the clock', async () => {
  const clock = { now: Date.parse('2027-01-22T12:00:00Z') }
  const server = await draftServer({ webDist, overrides: { clock: () => new Date(clock.now) } })
  try {
    const ann = await server.person('Ann')
    const format = await makePage(ann, FORMAT)
    const body = { level: 'major', notes: 'Première' } as const
    await ann.call('releaseVersion', { params: { slug: format }, body })
    const hours = 'start: 2027-01-22T18:00\nend: 2027-01-22T22:00\ntimezone: UTC'
    const event = await makePage(ann, eventOf(format).replace(/start: .*\nend: .*/, hours))
    const readAt = async (time: string) => {
      clock.now = Date.parse(`2027-01-22T${time}:00Z`)
      const answer = await fetch(`${server.url}/events/${event}`)
      const isReady = answer.headers.get('server-timing') === 'ready'
      return { isReady, html: await answer.text() }
    }
    /** Read until it is ready, which it is once it is packed too. */
    const readyAt = async (time: string) => {
      await expect.poll(async () => (await readAt(time)).isReady).toBe(true)
      return readAt(time)
    }
    const planned = await readAt('12:00')
    expect(await readyAt('17:59')).toEqual({ ...planned, isReady: true })
    const running = await readAt('18:00')
    const over = await readAt('22:00')
    expect([planned, running, over].map(({ isReady }) => isReady)).toEqual([false, false, false])
    expect(new Set([planned, running, over].map(({ html }) => html)).size).toBe(3)
    expect(await readyAt('23:00')).toEqual({ ...over, isReady: true })
  } finally {
    await server.close()
  }
})
