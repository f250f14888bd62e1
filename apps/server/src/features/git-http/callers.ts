import { addressBlock } from '../../base/http/address-block.ts'
import type { Actor } from '../../base/http/handler.ts'

/** git programs at a time: each wants a processor and some memory. The others wait their turn. */
export const MAX_RUNNING = 8
/** Programs whose clients take long to read: they wait and want no processor. */
export const MAX_CRAWLING = 64
/** Requests that are still being sent. */
export const MAX_SENDING = 512

/** Whom a request counts for: its access token; a stranger's address, which a room shares. */
export function callerOf(actor: Actor, address: string): string {
  switch (actor.kind) {
    case 'account':
      return `${ACCOUNT}${actor.token?.id ?? actor.id}`
    case 'guest':
    case 'past-guest':
      return `guest ${actor.id}`
    case 'visitor':
      return `${ADDRESS}${addressBlock(address)}`
  }
}

const ACCOUNT = 'token '
const ADDRESS = 'address '

/** How many of `total` places one caller may have: an address three quarters, a person half. */
export function shareOf(total: number): (caller: string) => number {
  return (caller) => Math.floor(total * (caller.startsWith(ADDRESS) ? 3 / 4 : 1 / 2))
}
