import { keptOrMade } from '../../base/bounded-cache.ts'
import { addressBlock } from '../../base/http/address-block.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { rateBucket } from '../../base/rate-bucket.ts'
import type { Services } from '../../records/services/services.ts'

type Rate = { readonly perSecond: number; readonly burst: number }

/** Messages to one address, whoever asks: three, then one each twenty minutes. */
const ADDRESS: Rate = { perSecond: 1 / 1200, burst: 3 }
/** Asked from one place on the network: a whole room has one, and few forget. */
const PLACE: Rate = { perSecond: 1 / 30, burst: 30 }

/** Addresses that guests leave with ideas, from one place: all of a room within minutes. */
const ROOM: Rate = { perSecond: 1 / 5, burst: 120 }

/** Throws `too-many` where messages are asked for from one place faster than a room does. */
export function countAsking(services: Services, place: string): void {
  countFrom(services, addressBlock(place), PLACE)
}

/** The same for addresses that guests leave. */
export function countGuestAsking(services: Services, place: string): void {
  countFrom(services, `guests ${addressBlock(place)}`, ROOM)
}

function countFrom(services: Services, key: string, rate: Rate): void {
  const bucket = keptOrMade(services.held.mailRequests.places, key, () => rateBucket(rate))
  if (bucket.take(services.clock().getTime(), 1)) return
  const seconds = Math.ceil(1 / rate.perSecond)
  throw new ProblemError('too-many', 'too-many-requests', { values: { seconds } })
}

/** Whether one more message may go to an address. What is asked beyond is answered alike: nobody learns who is known. */
export function mayWriteTo(services: Services, address: string): boolean {
  const { addresses } = services.held.mailRequests
  const key = address.trim().toLowerCase()
  const bucket = keptOrMade(addresses, key, () => rateBucket(ADDRESS))
  return bucket.take(services.clock().getTime(), 1)
}
