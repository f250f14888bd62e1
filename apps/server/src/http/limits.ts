import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from './problem-error.ts'
import { actorKey } from './request.ts'

const MINUTE_MS = 60_000

/**
 * Requests a minute. People in a workshop room share one address, so what counts by address (200
 * visitors who read, join and sign in at once) is far above what counts by person.
 */
const PER_MINUTE = {
  person: { read: 1200, write: 240 },
  address: { read: 12_000, write: 2_400 },
  /** Tries to sign in to one account from one address, and to any account. */
  signIn: { account: 10, address: 600 },
} as const

type Check = (request: FastifyRequest) => Promise<void>

/**
 * Holds each caller to a number of requests, by account, guest or address. `isInternal` marks
 * requests of the server to itself. Needs `@fastify/rate-limit`.
 */
export function createLimits(
  app: FastifyInstance,
  isInternal: (request: FastifyRequest) => boolean,
): Check {
  const limit = (max: number, key: (request: FastifyRequest) => string): Check => {
    const check = app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator: key })
    return async (request) => {
      const result = await check(request)
      if (!result.isAllowed && result.isExceeded) {
        const seconds = Math.max(1, result.ttlInSeconds)
        throw new ProblemError('too-many', 'too-many-requests', { seconds })
      }
    }
  }
  const caller = ({ actor, ip }: FastifyRequest): string => actorKey(actor, ip)
  const address = ({ ip }: FastifyRequest): string => ip
  const checks = {
    person: {
      read: limit(PER_MINUTE.person.read, caller),
      write: limit(PER_MINUTE.person.write, caller),
    },
    address: {
      read: limit(PER_MINUTE.address.read, address),
      write: limit(PER_MINUTE.address.write, address),
    },
    signIn: {
      account: limit(PER_MINUTE.signIn.account, (request) => `${request.ip} ${emailOf(request)}`),
      address: limit(PER_MINUTE.signIn.address, address),
    },
  }
  return async (request) => {
    if (isInternal(request)) return
    const kind = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write'
    await checks[request.actor.kind === 'visitor' ? 'address' : 'person'][kind](request)
    if (request.routeOptions.url?.startsWith('/api/auth/sign-in')) {
      await checks.signIn.account(request)
      await checks.signIn.address(request)
    }
  }
}

function emailOf({ body }: FastifyRequest): string {
  if (typeof body !== 'object' || body === null || !('email' in body)) return ''
  return typeof body.email === 'string' ? body.email.toLowerCase().slice(0, 200) : ''
}
