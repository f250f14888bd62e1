import { ForkshopError } from '@forkshop/domain'
import { RepositoryError } from '@forkshop/repository'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isNoRoom, noRoom } from '../disk/no-room.ts'
import type { Log } from '../log.ts'
import { ProblemError } from '../problem-error.ts'
import { toProblem } from './problem.ts'
import { CallerGone } from './request.ts'

/** Seconds in which a page's line of writers, or a lock that another process holds, is through. */
const BUSY_SECONDS = 5

/** Faults of a library that pass by themselves; all others are `internal`. */
const passing: ReadonlySet<string> = new Set([
  'repository-busy',
  'repository-locked',
  'records-busy',
])

/** Answers everything that was thrown: refusals as they are, the rest as `internal` and into the log. */
export function answerError(
  services: { readonly log: Log },
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof CallerGone) return reply.hijack()
  const refusal = toRefusal(error)
  const about = { err: error, verb: request.method, path: request.routeOptions.url }
  if (refusal.code === 'internal') services.log.error(about, 'failed')
  // A lock that nobody lets go of shows here first.
  if (refusal.code === 'busy' || refusal.code === 'no-room')
    services.log.warn(about, 'refused for now')
  return sendProblem(refusal, request, reply)
}

/** Sends a refusal as `application/problem+json`. */
function sendProblem(
  refusal: ProblemError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = toProblem(refusal, request.language)
  const { seconds } = refusal.values
  const isForNow = refusal.code === 'too-many' || refusal.code === 'busy'
  if (isForNow && seconds !== undefined) reply.header('retry-after', seconds)
  return reply
    .code(problem.status)
    .header('content-language', request.language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** The refusal that something thrown is told as. */
export function toRefusal(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (isNoRoom(error)) return noRoom()
  if (error instanceof ForkshopError && passing.has(error.code)) {
    return new ProblemError('busy', 'library-busy', { values: { seconds: BUSY_SECONDS } })
  }
  if (error instanceof RepositoryError && error.code === 'repository-corrupt') {
    return new ProblemError('internal', 'library-damaged')
  }
  if (!isFastifyError(error)) return new ProblemError('internal', 'code.internal')
  if (error.statusCode === 413) return new ProblemError('too-large', 'code.too-large')
  if (error.statusCode === 404) return new ProblemError('not-found', 'route-not-found')
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new ProblemError('invalid', 'body-broken', {
      errors: [{ path: 'body', message: error.message }],
    })
  }
  return new ProblemError('internal', 'code.internal')
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}
