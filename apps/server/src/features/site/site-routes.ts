import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError } from '../../base/problem-error.ts'
import { CallerGone } from '../../base/http/request.ts'
import { securityHeaders } from '../../base/http/security-headers.ts'
import type { Services } from '../../records/services/services.ts'
import { pageHeaders, type Pages } from './answer-page.ts'
import { listAssets } from './assets.ts'
import { encodingOf, plainKey, type HotAnswer, type HotAnswers } from './hot-answers.ts'
import { brokenPage, busyPage, notBuiltPage } from './plain-pages.ts'
import { languageOfReader } from './reader-language.ts'

export type SiteParts = {
  readonly services: Pick<Services, 'log'>
  readonly hot: HotAnswers
  /** The built client; null while there is none. */
  readonly client: { readonly directory: string; readonly pages: Pages } | null
}

/** Answers every address that is not a call: the client's files, and pages for people as full HTML. */
export async function bindSite(app: FastifyInstance, parts: SiteParts): Promise<void> {
  const { client, hot } = parts
  const assets = client === null ? null : await listAssets(client.directory)
  app.setNotFoundHandler(async (request, reply) => {
    const url = request.raw.url ?? '/'
    if (!isForPeople(request)) throw new ProblemError('not-found', 'route-not-found')
    const asset = (await assets?.read(url.split('?', 1)[0] ?? '/')) ?? null
    if (asset !== null) {
      // With a query it is the same file again: kept once, whatever is asked for.
      if (!url.includes('?')) hot.keep(plainKey(url), asset, hot.now())
      return sendHot(request, reply, asset)
    }
    const language = languageOfReader(request.headers)
    if (client === null) return sendPlain(reply, 503, notBuiltPage(language))
    try {
      return await answerPage(request, reply, client.pages)
    } catch (error) {
      if (error instanceof ProblemError || error instanceof CallerGone) throw error
      parts.services.log.error({ err: error, url }, 'a page could not be rendered')
      return sendPlain(reply, 500, brokenPage(language))
    }
  })
}

/** Whether a request is for a page or a file of the client, rather than a call. */
function isForPeople({ raw, method }: FastifyRequest): boolean {
  return !(raw.url ?? '/').startsWith('/api/') && (method === 'GET' || method === 'HEAD')
}

/** Refuses a page for now with one that comes back by itself; null for all else. */
export function refusePage(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | null {
  if (!(error instanceof ProblemError) || error.code !== 'busy' || !isForPeople(request))
    return null
  const { seconds } = error.values
  if (typeof seconds !== 'number') return null
  reply.header('retry-after', seconds)
  return sendPlain(reply, 503, busyPage(languageOfReader(request.headers), seconds))
}

async function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  pages: Pages,
): Promise<FastifyReply> {
  const page = await pages.answer({
    url: request.raw.url ?? '/',
    language: languageOfReader(request.headers),
    address: request.ip,
    headers: securityHeaders(reply),
    caller: request.gone,
    encoding: encodingOf(request.headers['accept-encoding']),
    isHead: request.method === 'HEAD',
  })
  switch (page.kind) {
    case 'page':
      return sendHot(request, reply, page.answer)
    case 'known':
      return reply.code(page.status).headers(pageHeaders).send()
    case 'elsewhere': {
      const permanent = page.status >= 300 && page.status < 400 ? page.status : 308
      return reply.header('cache-control', 'no-cache').redirect(ownPath(page.to), permanent)
    }
  }
}

function sendHot(request: FastifyRequest, reply: FastifyReply, answer: HotAnswer): FastifyReply {
  const encoding = encodingOf(request.headers['accept-encoding'])
  const body = answer.bodies[encoding]
  reply.code(answer.status).headers(answer.headers).header('etag', answer.etag)
  if (body !== undefined && encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.send(body ?? answer.bodies.identity)
}

function sendPlain(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

/** A redirect never leaves the site. */
function ownPath(target: string): string {
  return /^\/(?![/\\])/.test(target) ? target : '/'
}
