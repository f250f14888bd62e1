import { rateBucket } from '../../base/rate-bucket.ts'
import { addressBlock } from '../../base/http/address-block.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { keptOrMade } from '../../base/bounded-cache.ts'
import type { Services } from '../../records/services/services.ts'

type Rate = { readonly perSecond: number; readonly burst: number }

/** Wrong codes at one door from one address: a hall of hundreds comes from one, each with a slip. */
const ADDRESS: Rate = { perSecond: 0.1, burst: 120 }
/** Wrong codes at an event from everywhere. At this rate the 190 million codes last for years. */
const EVENT: Rate = { perSecond: 1, burst: 120 }
/** Wrong codes looked up without naming an event, over the whole server. */
const LOOK_UPS: Rate = { perSecond: 10, burst: 600 }
/** What an address may still try once all others together used up a door's: slips of honest people. */
const RESERVE: Rate = { perSecond: 5 / 86_400, burst: 5 }
/** Guests who come in at one event: a hall of hundreds within minutes. */
const ENTRIES: Rate = { perSecond: 5, burst: 300 }

/** One try to get in or to find an event by a code. */
type Try = {
  /** The event whose code it is said to be; null when it was looked up without one. */
  readonly event: string | null
  /** The code as it is now; null when there is none. What was guessed at an old one tells nothing. */
  readonly code: string | null
  readonly address: string
  readonly isRight: boolean
}

/**
 * Counts a try; a right code costs nothing. Throws `too-many` for every wrong code beyond the limits,
 * and for a right one too from an address that tried too many: it must not be found by flooding.
 * Others come in meanwhile, and so does everybody where somebody has given this code already: there
 * it is on the wall.
 */
export const countTry = (services: Services, { event, code, address, isRight }: Try): void => {
  const limits = services.held.codeTries
  const from = addressBlock(address)
  const known = `${code} ${from}`
  if (isRight && limits.given.get(known) === true) return
  const door = event === null ? '' : `${event} ${code}`
  const all = keptOrMade(limits.doors, door, () => rateBucket(event === null ? LOOK_UPS : EVENT))
  const place = keptOrMade(limits.places, `${door} ${from}`, toPlace)
  const now = services.clock().getTime()
  if (!place.wrong.take(now, 1)) throw tooMany()
  const second = [all, place.reserve].find((bucket) => bucket.take(now, 1))
  if (second === undefined) {
    place.wrong.giveBack(1)
    throw tooMany()
  }
  if (!isRight) return
  place.wrong.giveBack(1)
  second.giveBack(1)
  limits.given.set(known, true, 1)
}

/**
 * Says that a code hangs on the wall at an address: who leads looked at it from there, or the screen of the room shows it.
 * Wrong ones that are sent from there keep nobody out who has it.
 */
export const noteOnWall = (
  services: Services,
  { code, address }: { readonly code: string; readonly address: string },
): void => {
  services.held.codeTries.given.set(`${code} ${addressBlock(address)}`, true, 1)
}

/** Throws `too-many` when guests come in faster than people do. */
export const countEntry = (services: Services, event: string): void => {
  const bucket = keptOrMade(services.held.codeTries.entries, event, () => rateBucket(ENTRIES))
  if (!bucket.take(services.clock().getTime(), 1)) throw tooMany()
}

const toPlace = () => ({ wrong: rateBucket(ADDRESS), reserve: rateBucket(RESERVE) })

const tooMany = (): ProblemError =>
  new ProblemError('too-many', 'too-many-requests', { values: { seconds: 60 } })
