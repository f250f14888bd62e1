import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import { actorKey } from './request.ts'

const MINUTE_MS = 60_000

/**
 * Requests a minute. People in a workshop room share one address, so what counts by address (200
 * visitors who read, join and sign in at once) is far above what counts by person.
 */
export type Limits = {
  readonly person: { readonly read: number; readonly write: number }
  readonly address: { readonly read: number; readonly write: number }
  /** Tries to sign in to one account from one address, and to any account. */
  readonly signIn: { readonly account: number; readonly address: number }
}

/** What a server holds its callers to. */
export const usualLimits: Limits = {
  person: { read: 3000, write: 1200 },
  address: { read: 12_000, write: 2400 },
  signIn: { account: 10, address: 600 },
}

type Check = (request: FastifyRequest) => Promise<void>

/**
 * Holds each caller to a number of requests, by account, guest or address. Needs
 * `@fastify/rate-limit`.
 */
export function createLimits(app: FastifyInstance, limits: Limits): Check {
  const limit = (max: number, key: (request: FastifyRequest) => string): Check => {
    const check = app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator: key })
    return async (request) => {
      const result = await check(request)
      if (!result.isAllowed && result.isExceeded) {
        const seconds = Math.max(1, result.ttlInSeconds)
        throw new ProblemError('too-many', 'too-many-requests', { values: { seconds } })
      }
    }
  }
  const caller = ({ actor, ip }: FastifyRequest): string => actorKey(actor, ip)
  const address = ({ ip }: FastifyRequest): string => ip
  const checks = {
    person: {
      read: limit(limits.person.read, caller),
      write: limit(limits.person.write, caller),
    },
    address: {
      read: limit(limits.address.read, address),
      write: limit(limits.address.write, address),
    },
    signIn: {
      account: limit(limits.signIn.account, (request) => `${request.ip} ${emailOf(request)}`),
      address: limit(limits.signIn.address, address),
    },
  }
  return async (request) => {
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
