/** How many photographs there may be: with an idea, of one person at an event, at an event in all. */
export const photographBounds = {
  idea: 3,
  person: 20,
  event: 300,
  /** Bytes of one person, and of an event. */
  personBytes: 15_000_000,
  eventBytes: 150_000_000,
} as const

/** What is there already together with what is sent, at an event or, without one, on a page. */
export type PhotographCounts = {
  /** With the idea; 0 for those that belong to the event itself. */
  readonly idea: number
  readonly person: number
  readonly personBytes: number
  readonly event: number
  readonly eventBytes: number
}

/** Which bound is passed; null where there is room. */
export function passedBound(counts: PhotographCounts): 'idea' | 'person' | 'event' | null {
  if (counts.idea > photographBounds.idea) return 'idea'
  if (counts.person > photographBounds.person) return 'person'
  if (counts.personBytes > photographBounds.personBytes) return 'person'
  if (counts.event > photographBounds.event) return 'event'
  return counts.eventBytes > photographBounds.eventBytes ? 'event' : null
}

const DAY_MS = 24 * 60 * 60_000
const KEPT_DAYS = 30

/**
 * When what nobody released is erased: 30 days after the event, or after it was sent where there is no event or it does
 * not say when it ends. Moments are milliseconds since 1970.
 */
export function photographErased(over: number | null, sent: number): number {
  return (over === null ? sent : Math.max(over, sent)) + KEPT_DAYS * DAY_MS
}
