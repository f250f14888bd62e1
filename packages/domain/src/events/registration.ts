/** Every state of the registration of an event: at `full`, who comes waits for a place. */
export const registrationStates = ['open', 'full', 'closed', 'over', 'cancelled'] as const

/** Whether somebody can register for an event now, and for what: a place, or the waiting list. */
export type RegistrationState = (typeof registrationStates)[number]

/** Somebody who registered: with a place, or waiting for one. */
export type Seat = 'placed' | 'waiting'

/** Where the registration of an event stands at a moment; times are milliseconds since 1970. */
export function registrationState(
  registration: {
    readonly places: number | null
    readonly placed: number
    readonly waiting: number
    /** When it closes; null where it stays open until the event is over. */
    readonly until: number | null
    /** When the event is over; null where it does not say when it is. */
    readonly over: number | null
    readonly cancelled: boolean
  },
  now: number,
): RegistrationState {
  const { places, placed, waiting, until, over, cancelled } = registration
  if (cancelled) return 'cancelled'
  if (over !== null && over <= now) return 'over'
  if (until !== null && until <= now) return 'closed'
  // who waits has a place before whoever comes now
  return waiting > 0 || placesLeft(places, placed) === 0 ? 'full' : 'open'
}

/** How many places are left; null where there is no end to them. Places may have become fewer since they were taken. */
export function placesLeft(places: number | null, placed: number): number | null {
  return places === null ? null : Math.max(0, places - placed)
}

/** How many of those who wait get a place, the first first; whoever has one keeps it. */
export function movesUp(
  places: number | null,
  { placed, waiting }: { readonly placed: number; readonly waiting: number },
): number {
  return Math.min(waiting, placesLeft(places, placed) ?? waiting)
}

const DAY_MS = 24 * 60 * 60_000

/**
 * When names, addresses and answers of an event are erased, in milliseconds since 1970: so many days after it is over,
 * or after `created` where it does not say when it is.
 */
export function answersErased(
  over: number | null,
  { created, keepDays }: { readonly created: number; readonly keepDays: number },
): number {
  return (over ?? created) + keepDays * DAY_MS
}
