import { rateBucket, type RateBucket } from '../drafts/rate-bucket.ts'
import { ProblemError } from '../http/problem-error.ts'
import { perServer } from '../pages/per-server.ts'
import type { Services } from '../services.ts'

/**
 * Wrong codes of one event. Counted for the event and not for the address: a whole workshop room
 * comes from one address, and a guesser from many. At this rate the 190 million codes last for years.
 */
const WRONG_CODES = { perSecond: 1, burst: 120 }
/** Guests who come in at one event: a hall of hundreds within minutes. */
const ENTRIES = { perSecond: 5, burst: 300 }
/** Codes looked up without naming an event, over the whole server. */
const LOOK_UPS = { perSecond: 10, burst: 600 }
const MAX_EVENTS = 1_000

type Limits = {
  readonly wrongCodes: Map<string, RateBucket>
  readonly entries: Map<string, RateBucket>
  readonly lookUps: RateBucket
}

const limitsOf = perServer((): Limits => ({
  wrongCodes: new Map(),
  entries: new Map(),
  lookUps: rateBucket(LOOK_UPS),
}))

/**
 * Counts a try at an event's code; a right one costs nothing. Throws `too-many` while too many were
 * wrong, for a right code too: it must not be found by flooding.
 */
export const countTry = (services: Services, event: string, isRight: boolean): void => {
  const bucket = bucketOf(limitsOf(services).wrongCodes, event, WRONG_CODES)
  const now = services.clock().getTime()
  if (!bucket.take(now, 1)) throw tooMany()
  if (isRight) bucket.giveBack(1)
}

/** Throws `too-many` when guests come in faster than people do. */
export const countEntry = (services: Services, event: string): void => {
  const bucket = bucketOf(limitsOf(services).entries, event, ENTRIES)
  if (!bucket.take(services.clock().getTime(), 1)) throw tooMany()
}

/** Throws `too-many` when codes are looked up faster than people scan them. */
export const countLookUp = (services: Services): void => {
  if (!limitsOf(services).lookUps.take(services.clock().getTime(), 1)) throw tooMany()
}

const bucketOf = (
  buckets: Map<string, RateBucket>,
  event: string,
  limits: { readonly perSecond: number; readonly burst: number },
): RateBucket => {
  const bucket = buckets.get(event) ?? rateBucket(limits)
  if (!buckets.has(event) && buckets.size >= MAX_EVENTS) buckets.clear()
  buckets.set(event, bucket)
  return bucket
}

const tooMany = (): ProblemError =>
  new ProblemError('too-many', 'too-many-requests', { seconds: 60 })
