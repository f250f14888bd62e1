import { ForkshopError, type Language } from '@forkshop/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../caller.ts'
import type { Times } from './times.ts'
import type { Actor } from './handler.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; resolved before any handler runs. */
    actor: Actor
    /** The language of `detail` in problems. */
    language: Language
    /** Aborted when the caller goes away before the answer is sent. */
    gone: AbortSignal
    /** What its answer takes, by part. */
    times: Times
  }
}

/** Names a caller for limits and repeated requests: the account, the guest, else the address. */
export function actorKey(actor: Actor, address: string): string {
  return actor.kind === 'visitor' ? `visitor:${address}` : `${actor.kind}:${actor.id}`
}

/** Whom a request's work is for. What only reads is left undone when they go, a write never is. */
export function callerOf({ actor, ip, method, gone }: FastifyRequest): Caller {
  const key = actorKey(actor, ip)
  return method === 'GET' ? { key, gone } : { key }
}

/** Thrown through work whose caller has gone: there is nobody to answer. */
export class CallerGone extends ForkshopError {
  constructor() {
    super('caller-gone')
  }
}

/** A signal that is aborted, with `CallerGone`, when the caller goes before the answer is sent. */
export function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(new CallerGone())
  })
  return controller.signal
}
