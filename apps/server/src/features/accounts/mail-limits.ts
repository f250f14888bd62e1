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

/** Throws `too-many` where messages are asked for from one place faster than a room does. */
export function countAsking(services: Services, place: string): void {
  const { places } = services.held.mailRequests
  const bucket = keptOrMade(places, addressBlock(place), () => rateBucket(PLACE))
  if (bucket.take(services.clock().getTime(), 1)) return
  throw new ProblemError('too-many', 'too-many-requests', { values: { seconds: 30 } })
}

/** Whether one more message may go to an address. What is asked beyond is answered alike: nobody learns who is known. */
export function mayWriteTo(services: Services, address: string): boolean {
  const { addresses } = services.held.mailRequests
  const key = address.trim().toLowerCase()
  const bucket = keptOrMade(addresses, key, () => rateBucket(ADDRESS))
  return bucket.take(services.clock().getTime(), 1)
}
