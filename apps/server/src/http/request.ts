import type { Actor } from './handler.ts'
import type { Language } from './sentences.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; resolved before any handler runs. */
    actor: Actor
    /** The language of `detail` in problems. */
    language: Language
  }
}

/** Names a caller for limits and repeated requests: the account, the guest, else the address. */
export function actorKey(actor: Actor, address: string): string {
  return actor.kind === 'visitor' ? `visitor:${address}` : `${actor.kind}:${actor.id}`
}
