import { listKindSchema } from '@forkshop/api'
import { anyKindPath, kindPath, languages, pageKinds, pagePath, kindOfPath } from '@forkshop/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { etagOf, isUnchanged } from '../../base/http/etag.ts'
import { toInvalid, zodReasons } from '../../base/http/problem.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { kindOf } from '../../base/kind-of.ts'
import { findPage } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import type { Feed } from './feed.ts'
import { pageFeeds, readFeed, type FeedCalls, type FeedWish } from './read-feed.ts'
import { toAtom } from './write-atom.ts'
import { toJsonFeed } from './write-json-feed.ts'

const forms = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: toAtom },
  json: {
    type: 'application/feed+json; charset=utf-8',
    write: async (feed: Feed) => toJsonFeed(feed),
  },
} as const
type Form = keyof typeof forms
const formNames = ['atom', 'json'] as const

const folders = [...pageKinds.map(kindPath), anyKindPath]
const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })
const languageQuery = z.object({ language: z.enum(languages).optional() })
const searchQuery = languageQuery.extend({
  q: z.string().trim().min(1).max(200),
  kind: listKindSchema.optional(),
})

const changesRoute = (form: Form): string => `/changes.${form}`
const searchRoute = (form: Form): string => `/search.${form}`
const eventRoute = (form: Form): string => `/${kindPath('event')}/:slug(^[a-z0-9-]+).${form}`
const pageRoute = (folder: string, of: string, form: Form): string =>
  `/${folder}/:slug(^[a-z0-9-]+)/${of}.${form}`

/** Routes of the feeds that are the same for everybody: what they answered may be kept ready. */
export const publicFeedRoutes: ReadonlySet<string> = new Set(
  formNames.flatMap((form) => [
    changesRoute(form),
    searchRoute(form),
    eventRoute(form),
    ...folders.flatMap((folder) => pageFeeds.map((of) => pageRoute(folder, of, form))),
  ]),
)

/** What happened, as programs that read feeds ask for it again and again: each feed as Atom and as JSON. */
export function bindFeeds(app: FastifyInstance, services: Services, calls: FeedCalls): void {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { form, wish }: { readonly form: Form; readonly wish: FeedWish },
  ) => {
    const { language } = parsed(languageQuery, request)
    return sendFeed(reply, {
      form,
      feed: await readFeed(services, calls, wish, language),
      now: services.clock(),
    })
  }
  app.addHook('onSend', onlyIfChanged)
  for (const form of formNames) {
    app.get(changesRoute(form), async (request, reply) =>
      answer(request, reply, { form, wish: { of: 'changes' } }),
    )
    app.get(searchRoute(form), async (request, reply) => {
      const { q, kind } = parsed(searchQuery, request)
      return answer(request, reply, { form, wish: { of: 'search', q, kind } })
    })
    app.get(eventRoute(form), async (request, reply) => {
      const page = await findPage(services, slugOf(request))
      if (page.kind !== 'event') throw new ProblemError('not-found', 'route-not-found')
      if (page.movedTo !== null)
        return moved(request, reply, `${pagePath({ slug: page.slug, kind: 'event' })}.${form}`)
      return answer(request, reply, { form, wish: { of: 'event', page } })
    })
    for (const folder of folders) {
      for (const of of pageFeeds) {
        app.get(pageRoute(folder, of, form), async (request, reply) => {
          const page = await findPage(services, slugOf(request))
          const kind = kindOf(page)
          if (page.movedTo !== null || kind !== kindOfPath(folder)) {
            return moved(request, reply, `${pagePath({ slug: page.slug, kind })}/${of}.${form}`)
          }
          return answer(request, reply, { form, wish: { of, page } })
        })
      }
    }
  }
}

/** Programs that subscribed to a former address learn the new one. */
const moved = (request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply =>
  reply.redirect(path + (/\?.*$/.exec(request.url)?.[0] ?? ''), 301)

const slugOf = ({ params }: FastifyRequest): string => {
  const found = slugParams.safeParse(params)
  if (!found.success) throw new ProblemError('not-found', 'route-not-found')
  return found.data.slug
}

function parsed<Shape extends z.ZodType>(shape: Shape, request: FastifyRequest): z.output<Shape> {
  const found = shape.safeParse(request.query, { error: zodReasons(request.language) })
  if (!found.success) throw toInvalid(found.error, 'query')
  return found.data
}

/**
 * Sends a feed. It was last modified when it was made, not when its newest entry happened: an entry may have been
 * taken away since.
 */
async function sendFeed(
  reply: FastifyReply,
  { form, feed, now }: { readonly form: Form; readonly feed: Feed; readonly now: Date },
): Promise<FastifyReply> {
  const { type, write } = forms[form]
  const text = await write(feed)
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', 'public, max-age=300')
    .header('etag', etagOf(text))
    .header('last-modified', now.toUTCString())
    .type(type)
    .send(text)
}

/** Says that a feed is what its reader has, after what was made for it could be kept ready. */
async function onlyIfChanged(
  { headers, routeOptions: { url = '' } }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode !== 200 || !publicFeedRoutes.has(url)) return payload
  const [etag, lastModified] = [reply.getHeader('etag'), reply.getHeader('last-modified')]
  const validators = { etag: String(etag), lastModified: String(lastModified) }
  if (!isUnchanged(headers, validators)) return payload
  reply.code(304).removeHeader('content-length').removeHeader('content-type')
  return null
}
