import type { FastifyInstance } from 'fastify'
import { watchShown, type ShownName } from '../../base/shown.ts'
import { plainKey, type HotAnswers } from './hot-answers.ts'

const RAW = '/api/v1/pages/:slug/raw'

/** Headers of an answer that are told anew with each. */
const ofOneAnswer: ReadonlySet<string> = new Set(['content-length', 'etag', 'server-timing'])

type Reading = { readonly since: number; readonly shows: Set<ShownName> }

/** Keeps the texts of public pages ready, and what `others` of the routes answer, as they were answered to a visitor. */
export function keepRawTexts(
  app: FastifyInstance,
  hot: HotAnswers,
  others: ReadonlySet<string>,
): void {
  const underWay = new WeakMap<object, Reading>()
  app.addHook('onRequest', async (request) => {
    const { url } = request.routeOptions
    if (url === undefined || (url !== RAW && !others.has(url))) return
    underWay.set(request, { since: hot.now(), shows: new Set() })
  })
  app.addHook('preHandler', (request, _reply, done) => {
    const reading = underWay.get(request)
    if (reading === undefined) return done()
    watchShown((name) => reading.shows.add(name), done)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const reading = underWay.get(request)
    const plain = request.actor.kind === 'visitor' && request.headers.authorization === undefined
    const { url, method } = request.raw
    if (reading === undefined || !plain || reply.statusCode !== 200) return
    if (url === undefined || method !== 'GET') return
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
        typeof value === 'string' && !ofOneAnswer.has(name) ? [[name, value]] : [],
      ),
    )
    const identity = Buffer.from(payload)
    const etag = String(reply.getHeader('etag'))
    hot.keep(
      plainKey(url),
      { status: 200, etag, headers, bodies: { identity }, shows: reading.shows },
      reading.since,
    )
  })
}
