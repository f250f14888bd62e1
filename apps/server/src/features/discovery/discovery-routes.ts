import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { shareCard, type ShareCard } from './event-card.ts'
import { sharePicture } from './share-picture.ts'
import { sitemapIndex, sitemapPart } from './sitemap.ts'
import { wordsInThread } from './words-in-thread.ts'

const MAX_AGE_SECONDS = 3600

const partParams = z.object({ file: z.string().regex(/^[1-9]\d{0,5}\.xml$/) })
const pictureParams = z.object({ file: z.string().regex(/^[a-z0-9-]{1,80}\.png$/) })

/** What programs of others find the library by: robots.txt, the site's map, pictures for links. */
export function bindDiscovery(app: FastifyInstance, services: Services): void {
  const { strips, queues } = services.held
  const draw = async (key: string, { lanes, words }: ShareCard): Promise<Uint8Array> => {
    const picture =
      strips.get(key) ?? (await sharePicture(lanes, words && (await wordsInThread(words))))
    strips.set(key, picture, 1)
    return picture
  }
  const pictureOf = async (card: ShareCard): Promise<Uint8Array> => {
    const key = JSON.stringify(card)
    return strips.get(key) ?? queues.pictures('', () => draw(key, card))
  }

  app.get('/robots.txt', async (_request, reply) =>
    forAnybody(reply, 'text/plain; charset=utf-8').send(robotsText(services.settings.url)),
  )

  app.get('/sitemap.xml', async (_request, reply) =>
    forAnybody(reply, 'application/xml').send(await sitemapIndex(services)),
  )

  app.get('/sitemap/:file', async (request, reply) => {
    const params = partParams.safeParse(request.params)
    const part = params.success
      ? await sitemapPart(services, Number.parseInt(params.data.file))
      : null
    if (part === null) throw new ProblemError('not-found', 'route-not-found')
    return forAnybody(reply, 'application/xml').send(part)
  })

  app.get('/share.png', async (_request, reply) =>
    forAnybody(reply, 'image/png').send(await pictureOf({ lanes: [], words: null })),
  )

  app.get('/strips/:file', async (request, reply) => {
    const params = pictureParams.safeParse(request.params)
    if (!params.success) throw new ProblemError('not-found', 'route-not-found')
    const page = await findPage(services, params.data.file.slice(0, -'.png'.length))
    return forAnybody(reply, 'image/png').send(await pictureOf(await shareCard(services, page)))
  })
}

function forAnybody(reply: FastifyReply, type: string): FastifyReply {
  return reply
    .header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
    .header('cross-origin-resource-policy', 'cross-origin')
    .type(type)
}

/**
 * What programs that walk the web are asked to leave alone (RFC 9309): calls, git, dialogs, prints, and
 * comparisons, of which each page has more than anybody would read.
 */
const left = [
  '/api/',
  '/git/',
  '/*/edit',
  '/*/print',
  '/compare',
  '/*/compare',
  '/search',
  '/e/',
  '/calendars/',
]

/** `robots.txt` of a library at the address `origin`. */
function robotsText(origin: string): string {
  const lines = ['User-agent: *', ...left.map((path) => `Disallow: ${path}`)]
  return [...lines, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}
