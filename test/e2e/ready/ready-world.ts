import { composeHandlers } from '@forkshop/server/src/app/handlers.ts'
import { createInProcess } from '@forkshop/server/src/base/http/in-process.ts'
import { createAuth } from '@forkshop/server/src/features/accounts/auth.ts'
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
import { signIn } from '@forkshop/server/src/testing/test-server.ts'

type Client = Caller['call']

/** The text of a format. */
export const FORMAT = TEXT.replace('kind: method', 'kind: format')
  .replace('purpose: Se connaître.\n', '')
  .replace('duration: { min: 10, max: 15 }', 'duration: PT2H')
/** The text of an event of a format. */
export const eventOf = (slug: string): string => `---
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

/** A library with one page of each kind that shows others, and something said of each. */
export type ReadyWorld = {
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

/** Makes it, on a server that serves this build of the client. */
export const makeReadyWorld = async (webDist: string): Promise<ReadyWorld> => {
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
    ...afreshOf(server, webDist),
  }
}

const afreshOf = (server: DraftServer, webDist: string): Pick<ReadyWorld, 'afresh' | 'close'> => {
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

/** Proposes a text of its own to the format; answers the number. */
export const propose = async ({ call }: Caller, slug: string, title: string): Promise<number> => {
  const { revision } = await call('getPage', { params: { slug } })
  const text = FORMAT.replace('une minute', `une minute, ${title.toLowerCase()}`)
  const body = { text, base: revision.id, title, reason: 'Essayons' }
  return (await call('createProposal', { params: { slug }, body })).number
}
