import { anyKindPath, kindPath, pageKinds, parsePagePlace, parseSlug } from '@forkshop/domain'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Services } from '../../records/services/services.ts'
import { timedParts, type Times } from '../../base/http/times.ts'

/**
 * Writes answers that took long into the log, with what their time went into. Who asked, and what was
 * asked for beyond the kind of call or the page, is not written.
 */
export function tellSlowAnswers(
  app: FastifyInstance,
  { settings, log }: Pick<Services, 'settings' | 'log'>,
): void {
  app.addHook('onResponse', async ({ method, raw, routeOptions, times }, reply) => {
    if (reply.elapsedTime < settings.slowMs || goesOn(reply)) return
    const route = routeOptions.url ?? pageOf(raw.url ?? '/')
    const ms = Math.round(reply.elapsedTime)
    log.warn(
      { verb: method, route, status: reply.statusCode, ms, ...rounded(times) },
      'a slow answer',
    )
  })
}

/** Answers that end when their reader has enough are not slow. */
function goesOn(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/event-stream')
}

/** The first parts of addresses of pages. */
const folders: ReadonlySet<string> = new Set([anyKindPath, ...pageKinds.map(kindPath)])

/** What may be written of an address for people: the page that it is of, for others are secrets among them. */
export function pageOf(url: string): string {
  const [path = ''] = url.split('?', 1)
  const place = parsePagePlace(path)
  if (place === null || parseSlug(place.slug) === null || !folders.has(place.folder)) return 'page'
  const screen = /^(?:\/[a-z-]+(?:\/\d+)?)?$/.test(place.rest) ? place.rest : ''
  return `/${place.folder}/${place.slug}${screen}`
}

function rounded(times: Readonly<Times>): Partial<Times> {
  const parts = timedParts.filter((part) => times[part] >= 1)
  return Object.fromEntries(parts.map((part) => [part, Math.round(times[part])]))
}
