import type { FastifyInstance } from 'fastify'
import { plainKey, type HotAnswers } from './hot-answers.ts'

const RAW = '/api/v1/pages/:slug/raw'

/**
 * Keeps the texts of public pages ready, as they were answered to a visitor. What people say about
 * a page is no part of its text.
 */
export function keepRawTexts(app: FastifyInstance, hot: HotAnswers): void {
  const startedIn = new WeakMap<object, number>()
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url === RAW) startedIn.set(request, hot.now())
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const since = startedIn.get(request)
    const plain = request.actor.kind === 'visitor' && request.headers.authorization === undefined
    const { url, method } = request.raw
    if (since === undefined || !plain || reply.statusCode !== 200) return
    if (url === undefined || method !== 'GET') return
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'content-length' && name !== 'etag'
          ? [[name, value]]
          : [],
      ),
    )
    const identity = Buffer.from(payload)
    const etag = String(reply.getHeader('etag'))
    hot.keep(
      plainKey(url),
      { status: 200, etag, headers, bodies: { identity }, shows: new Set() },
      since,
    )
  })
}
