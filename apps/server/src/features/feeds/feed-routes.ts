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
import { findPerson } from '../me/view-person.ts'
import type { Feed } from './feed.ts'
import { findFeedByAddress } from './feed-addresses.ts'
import type { FeedCalls } from './read-entries.ts'
import { pageFeeds, readFeed, type FeedWish } from './read-feed.ts'
import { readOwnFeed } from './read-own-feed.ts'
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
const personParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) })
const fileParams = z.object({ file: z.string().regex(/^[\w-]{43}\.(?:atom|json)$/) })
const languageQuery = z.object({ language: z.enum(languages).optional() })
const searchQuery = languageQuery.extend({
  q: z.string().trim().min(1).max(200),
  kind: listKindSchema.optional(),
})

const changesRoute = (form: Form): string => `/changes.${form}`
const searchRoute = (form: Form): string => `/search.${form}`
const eventRoute = (form: Form): string => `/${kindPath('event')}/:slug(^[a-z0-9-]+).${form}`
const personRoute = (form: Form): string => `/people/:id(^[A-Za-z0-9_-]+).${form}`
const ownRoute = '/feeds/:file'
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

/** Those of which a reader that has them is told so. */
const feedRoutes: ReadonlySet<string> = new Set([
  ...publicFeedRoutes,
  ...formNames.map(personRoute),
  ownRoute,
])

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
    app.get(personRoute(form), async (request, reply) => {
      const { id } = personParams.safeParse(request.params).data ?? {}
      const person = await findPerson(services, id ?? '')
      return answer(request, reply, { form, wish: { of: 'person', person } })
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

  // whoever has the address reads what its owner may read at this moment; nothing names it, and no cache keeps it
  app.get(ownRoute, async (request, reply) => {
    const [token, form] = fileParams.safeParse(request.params).data?.file.split('.') ?? []
    const { language } = parsed(languageQuery, request)
    const found = token === undefined ? null : await findFeedByAddress(services, token)
    const feed = found && (await readOwnFeed(services, calls, found, language))
    if (feed === null) throw new ProblemError('not-found', 'route-not-found')
    const { type, write } = forms[form === 'json' ? 'json' : 'atom']
    const text = await write(feed)
    return reply
      .header('x-robots-tag', 'noindex')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'private, no-cache')
      .header('etag', etagOf(text))
      .type(type)
      .send(text)
  })
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
  if (reply.statusCode !== 200 || !feedRoutes.has(url)) return payload
  const [etag, lastModified] = [reply.getHeader('etag'), reply.getHeader('last-modified')]
  const known = lastModified === undefined ? undefined : String(lastModified)
  if (!isUnchanged(headers, { etag: String(etag), lastModified: known })) return payload
  reply.code(304).removeHeader('content-length').removeHeader('content-type')
  return null
}
