import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'
import { isForeignRequest } from './origin.ts'
import { ProblemError } from '../problem-error.ts'

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what a page of another site started and that would change something. */
export function refuseForeignWrite(
  settings: Pick<Settings, 'url' | 'urlGiven'>,
  request: FastifyRequest,
): void {
  if (safe.has(request.method) || !isForeignRequest(settings, request.headers)) return
  throw new ProblemError('forbidden', 'foreign-origin')
}

/** Lets any site read what everybody may read: no cookies are taken and none are needed. */
export function allowForeignRead(request: FastifyRequest, reply: FastifyReply): void {
  if (!request.url.startsWith('/api/v1/') || !safe.has(request.method)) return
  reply.header('access-control-allow-origin', '*')
  reply.header('access-control-expose-headers', 'ETag, Forkshop-Revision, Retry-After')
  // Helmet's same-origin policy would keep pictures and texts from other sites.
  reply.header('cross-origin-resource-policy', 'cross-origin')
}
