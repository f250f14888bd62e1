import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readSiteSettings } from '../accounts/site-settings.ts'
import { ProblemError } from '../http/problem-error.ts'
import { etagOf } from '../http/sent.ts'
import type { Services } from '../services.ts'
import { listAssets } from './assets.ts'
import { compress } from './compress.ts'
import { encodingOf, pageKey, plainKey, type HotAnswer, type HotAnswers } from './hot-answers.ts'
import { brokenPage, notBuiltPage } from './plain-pages.ts'
import { languageOfReader } from './reader-language.ts'
import type { FetchFor } from './in-process-fetch.ts'
import type { WebBuild } from './web-build.ts'

/** Brotli for a page: a few milliseconds, once for each state of the library. */
const PAGE_QUALITY = 7

export type SiteParts = {
  readonly services: Services
  readonly build: WebBuild | null
  readonly hot: HotAnswers
  readonly fetchFor: FetchFor
}

/** Answers every address that is not a call: the client's files, and pages for people as full HTML. */
export async function bindSite(app: FastifyInstance, parts: SiteParts): Promise<void> {
  const { build, hot } = parts
  const assets = build === null ? null : await listAssets(build.clientDirectory)
  app.setNotFoundHandler(async (request, reply) => {
    const url = request.raw.url ?? '/'
    if (url.startsWith('/api/') || (request.method !== 'GET' && request.method !== 'HEAD')) {
      throw new ProblemError('not-found', 'route-not-found')
    }
    const asset = (await assets?.read(url.split('?', 1)[0] ?? '/')) ?? null
    if (asset !== null) {
      // With a query it is the same file again: kept once, whatever is asked for.
      if (!url.includes('?')) hot.keep(plainKey(url), asset, hot.generation())
      return sendHot(request, reply, asset)
    }
    if (build === null)
      return sendPlain(reply, 503, notBuiltPage(languageOfReader(request.headers)))
    return answerPage(request, reply, { ...parts, build })
  })
}

async function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SiteParts & { readonly build: WebBuild },
): Promise<FastifyReply> {
  const { build, hot, services } = parts
  const url = request.raw.url ?? '/'
  const language = languageOfReader(request.headers)
  const generation = hot.generation()
  const origin = services.settings.url
  const { name: siteName } = await readSiteSettings(services)
  const rendered = await build
    .render({ url, language, fetch: parts.fetchFor(request.ip), origin, siteName })
    .catch((error: unknown) => {
      services.log.error({ err: error, url }, 'a page could not be rendered')
      return null
    })
  if (rendered === null) return sendPlain(reply, 500, brokenPage(language))
  if (rendered.redirect !== undefined) {
    const permanent = rendered.status >= 300 && rendered.status < 400 ? rendered.status : 308
    return reply.header('cache-control', 'no-cache').redirect(ownPath(rendered.redirect), permanent)
  }
  const html = Buffer.from(build.toHtml(rendered))
  const answer: HotAnswer = {
    status: rendered.status,
    etag: etagOf(html),
    headers: {
      ...securityHeaders(reply),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding, Accept-Language, Cookie',
    },
    bodies: await compress(html, PAGE_QUALITY),
    dropped: true,
  }
  if (rendered.status === 200) hot.keep(pageKey(language, url), answer, generation)
  return sendHot(request, reply, answer)
}

/** What helmet put on this answer, so that kept answers carry the same. */
function securityHeaders(reply: FastifyReply): Record<string, string> {
  const entries = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('access-control-') ? [[name, value]] : [],
  )
  return Object.fromEntries(entries)
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
