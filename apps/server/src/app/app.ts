import { createServer } from 'node:http'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { clientBuildHeader, toOpenApi } from '@forkshop/api'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { actorOf } from '../features/accounts/actor.ts'
import { bindAuthRoutes } from '../features/accounts/auth-routes.ts'
import { createAuth } from '../features/accounts/auth.ts'
import { bindCalendars } from '../features/calendar/calendar-routes.ts'
import { bindFeeds, publicFeedRoutes } from '../features/feeds/feed-routes.ts'
import { bindDiscovery } from '../features/discovery/discovery-routes.ts'
import { attachCollab } from '../features/drafts/attach-collab.ts'
import type { Live } from '../features/drafts/live.ts'
import { readGuest } from '../features/events/guest-session.ts'
import { bindLive } from '../features/live/live-routes.ts'
import { createLiveStreams } from '../features/live/live-streams.ts'
import type { LiveLimits } from '../features/live/places.ts'
import { makeReady } from './start/make-ready.ts'
import { bindGit } from '../features/git-http/git-routes.ts'
import { composeHandlers } from './handlers.ts'
import { numbersOf } from './numbers.ts'
import { bindRoutes } from './http/bind.ts'
import { packAnswer } from './http/pack-answer.ts'
import { securityOf } from './http/security.ts'
import { beginRounds, type Rounds } from './rounds.ts'
import { asCaller } from '../base/caller.ts'
import { allowForeignRead, refuseForeignWrite } from '../base/http/cross-origin.ts'
import { acceptJson } from '../base/http/json-body.ts'
import { answerError } from '../base/http/errors.ts'
import { createLimits, usualLimits, type Limits } from '../base/http/limits.ts'
import { createInProcess } from '../base/http/in-process.ts'
import { createLine, type LineLimits } from '../base/http/line.ts'
import { callerOf, goneSignal } from '../base/http/request.ts'
import { noTimes, toServerTiming, withTimes } from '../base/http/times.ts'
import { createHousekeeper } from '../features/housekeeping/housekeeper.ts'
import { publicNetwork } from '../features/imports/check-address.ts'
import { createImportJobs, type ImportJobs } from '../features/imports/import-jobs.ts'
import { toLanguage } from '../base/sentences.ts'
import { bindOneClick } from '../features/mail/one-click.ts'
import { createMetrics } from '../features/ops/metrics.ts'
import { bindOps } from '../features/ops/ops-routes.ts'
import { tellNumbers } from '../features/ops/server-numbers.ts'
import { tellSlowAnswers } from '../features/ops/slow-answers.ts'
import type { Services } from '../records/services/services.ts'
import { bindRegisterForm } from '../features/registrations/register-form.ts'
import { reachScreen } from '../features/showing/reach-screen.ts'
import { screenNews } from '../features/showing/screen-news.ts'
import { answerForm } from '../features/site/answer-form.ts'
import { createPages, usualPageLimits } from '../features/site/answer-page.ts'
import { createHotAnswers } from '../features/site/hot-answers.ts'
import { toChange, type Change } from '../features/site/page-shows.ts'
import { keepRawTexts } from '../features/site/raw-texts.ts'
import { languageOfReader } from '../features/site/reader-language.ts'
import { settleAddress } from '../features/site/settle-address.ts'
import { bindSite, refusePage } from '../features/site/site-routes.ts'
import type { WebBuild } from '../features/site/web-build.ts'

/** Largest JSON request: a text of 1 MB with every character escaped, and what goes with it. */
const MAX_BODY_BYTES = 7_000_000
/**
 * How long a connection stays open between two requests: longer than a proxy keeps its own, and than
 * anybody needs to write the next one. What is sent as it closes is lost.
 */
const KEEP_ALIVE_MS = 72_000
/** How long a request under way may take once the server stops. */
const CLOSE_AFTER_MS = 5000
/**
 * Requests begin one in a turn of the event loop, so that a crowd never keeps the loop for itself;
 * so many may wait for theirs, each with a connection and little else.
 */
const BEGINNING: LineLimits = { atOnce: 1, waiting: 2000 }
/** What is answered whatever waits. */
const atOnce: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

export type App = Pick<Rounds, 'told' | 'counted' | 'postman'> & {
  readonly http: FastifyInstance
  /** Stops taking requests, lets the live rooms go and waits for what is under way. */
  readonly close: () => Promise<void>
}

export type AppParts = {
  readonly services: Services
  readonly live: Live
  /** The built web client; null serves the API alone. */
  readonly web: WebBuild | null
  /** Requests a minute; the usual ones when left out. */
  readonly limits?: Limits
  /** Pages drawn at a time and waiting; requests that begin in a turn and wait. The usual ones when left out. */
  readonly pageLimits?: LineLimits
  readonly beginning?: LineLimits
  /** Streams of what happens at a time; the usual ones when left out. */
  readonly liveLimits?: LiveLimits
  /** Imports that something else starts too; closed with the server. */
  readonly imports?: ImportJobs
  /** Between two looks for messages to send; null sends them when told to, left out as usual. */
  readonly mailLookMs?: number | null
  /** Adds routes of the process that serves. */
  readonly extend?: (app: FastifyInstance) => void
}

/** Builds the whole server on its services: calls, accounts, live rooms, pages for people. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { services, live, web, extend, limits = usualLimits } = parts
  const imports = parts.imports ?? createImportJobs(services, publicNetwork)
  const housekeeper = createHousekeeper(services)
  const streams = createLiveStreams(services, parts.liveLimits)
  const { settings, events } = services
  const metrics = createMetrics()
  const auth = createAuth(services)
  const handlers = composeHandlers(services, { auth, live, imports, housekeeper })
  const hot = createHotAnswers(
    (status) => metrics.answeredHot(status),
    (url) => web?.renderer.addressOf(url) ?? url,
    { today: () => services.clock().getTime() },
  )
  const pages =
    web &&
    createPages({
      services,
      renderer: web.renderer,
      hot,
      inProcess: createInProcess(services, handlers),
      limits: parts.pageLimits ?? usualPageLimits,
    })
  const drop = (change: Change): void => {
    hot.drop(change)
    pages?.changed(change)
  }
  const stopDropping = events.on((event) => {
    const change = toChange(event)
    if (change !== null) drop(change)
  })

  web?.develop?.onChange(() => drop({ names: 'library', lingers: false }))

  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    // A proxy on this machine is believed; nobody else can speak for another address.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    serverFactory: (handler) =>
      createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
        const answer = (): void => {
          if (!hot.answer(request, response)) handler(request, response)
        }
        if (web?.develop === undefined) answer()
        else web.develop.answer(request, response, answer)
      }),
  })
  app.setErrorHandler(
    (error, request, reply) =>
      refusePage(error, request, reply) ?? answerError(services, error, request, reply),
  )
  app.decorateRequest('actor')
  app.decorateRequest('language')
  app.decorateRequest('gone')
  app.decorateRequest('times')

  await app.register(helmet, securityOf(settings.url, web))
  await app.register(rateLimit, { global: false })
  await app.register(multipart)
  acceptJson(app)

  const findActor = actorOf(services, auth, (cookie) => readGuest(services, cookie))
  const limit = createLimits(app, limits)
  const beginning = createLine(parts.beginning ?? BEGINNING)
  app.addHook('onRequest', async (request, reply) => {
    request.actor = { kind: 'visitor' }
    request.language = toLanguage(request.headers['accept-language'])
    request.gone = goneSignal(reply)
    request.times = noTimes()
    if (!atOnce.has(request.url)) {
      const asked = performance.now()
      await beginning.run(async () => {}, request.gone)
      request.times.queue += performance.now() - asked
    }
    allowForeignRead(request, reply)
    refuseForeignWrite(settings, request)
    request.actor = await findActor(request.headers)
  })
  app.addHook('preValidation', limit)
  app.addHook('onSend', packAnswer)
  app.addHook('preHandler', (request, _reply, done) =>
    withTimes(request.times, () => asCaller(callerOf(request), done)),
  )

  keepRawTexts(app, hot, publicFeedRoutes)
  app.addHook('onSend', tellTimes)
  if (web?.entry !== undefined) tellBuild(app, web.entry)
  tellSlowAnswers(app, services)
  tellNumbers(metrics.registry, numbersOf({ services, hot, beginning, pages, web }))
  bindAuthRoutes(app, services, auth)
  bindRoutes(app, services, handlers)
  bindLive(app, streams, {
    findActor,
    findScreen: async (slug, caller) => {
      const reader = await reachScreen(services, slug, caller)
      return (row) => screenNews(services, reader, row)
    },
  })
  bindGit(app, services, {
    findTokenActor: (token) => findActor({ authorization: `Bearer ${token}` }),
    makeReady: () => makeReady(services),
  })
  bindDiscovery(app, services)
  bindCalendars(app, services)
  bindFeeds(app, services, handlers)
  if (pages !== null)
    bindRegisterForm(app, {
      handlers,
      makeReady: () => makeReady(services),
      movedTo: async (path) => {
        const settled = await settleAddress(services, path)
        return settled.kind === 'elsewhere' ? settled.to : null
      },
      languageOf: ({ headers }) => languageOfReader(headers),
      answer: (sent, posted) => answerForm(pages, sent, posted),
    })
  bindOneClick(app, services, () => makeReady(services))
  bindOps(app, services, metrics)
  extend?.(app)
  const description: { made?: string } = {}
  app.get('/api/v1/openapi.json', async (_request, reply) => {
    // by the first who asks: many a server is started of which nobody does
    description.made ??= JSON.stringify(toOpenApi())
    return reply.type('application/json; charset=utf-8').send(description.made)
  })
  app.options('/api/v1/*', async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'Accept-Language, If-None-Match')
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  )
  const client = web && pages && { directory: web.clientDirectory, pages }
  await bindSite(app, { services, hot, client })
  await app.ready()
  const collab = attachCollab(app.server, services, live)
  const rounds = beginRounds(services, { housekeeper, mailLookMs: parts.mailLookMs })

  return {
    http: app,
    told: rounds.told,
    counted: rounds.counted,
    postman: rounds.postman,
    close: async () => {
      stopDropping()
      streams.close()
      hot.stop()
      await rounds.close()
      await collab.close()
      await live.close()
      await imports.close()
      const slow = setTimeout(() => app.server.closeAllConnections(), CLOSE_AFTER_MS)
      await app.close()
      clearTimeout(slow)
      await web?.renderer.close()
    },
  }
}

/** Tells of every call which build of the client there is, so that an older tab takes the new one. */
function tellBuild(app: FastifyInstance, entry: string): void {
  app.addHook('onSend', async ({ routeOptions: { url } }, reply) => {
    if (url?.startsWith('/api/v1/') === true) reply.header(clientBuildHeader, entry)
  })
}

/** Tells of calls and pages what their time went into. */
async function tellTimes({ routeOptions: { url }, times }: FastifyRequest, reply: FastifyReply) {
  if (url !== undefined && !url.startsWith('/api/v1/')) return
  reply.header('server-timing', toServerTiming(times, reply.elapsedTime))
}
