import { keptOrMade } from '../../base/bounded-cache.ts'
import { addressBlock } from '../../base/http/address-block.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { rateBucket } from '../../base/rate-bucket.ts'
import type { Services } from '../../records/services/services.ts'

type Rate = { readonly perSecond: number; readonly burst: number }

/** From one address: a whole school registers from its own within minutes. */
const ADDRESS: Rate = { perSecond: 0.5, burst: 150 }
/** At one event from everywhere: a thousand who were told of it in the same minute. */
const EVENT: Rate = { perSecond: 10, burst: 1000 }

/** Counts a registration that came in. Throws `too-many` where they come faster than people do. */
export function countRegistration(services: Services, event: string, address: string): void {
  const { events, places } = services.held.registering
  const now = services.clock().getTime()
  const place = keptOrMade(places, `${event} ${addressBlock(address)}`, () => rateBucket(ADDRESS))
  if (place.take(now, 1)) {
    if (keptOrMade(events, event, () => rateBucket(EVENT)).take(now, 1)) return
    place.giveBack(1)
  }
  throw new ProblemError('too-many', 'too-many-requests', { values: { seconds: 60 } })
}
