import type { Coming } from '@forkshop/api'
import {
  answersErased,
  isoDurationMinutes,
  momentOf,
  registrationState,
  type PageFacts,
  type RegistrationState,
} from '@forkshop/domain'
import { noteNext } from '../../base/shown.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { zonesOf } from '../events/event-times.ts'
import { countSeats, type SeatCounts } from './registration-rows.ts'

/** What the newest text of an event says of who comes, with its moments in milliseconds since 1970. */
export type EventFrame = {
  /** Null where it takes no registrations here. */
  readonly plan: PageFacts['registration']
  readonly until: number | null
  /** When it is over; null where it does not say when it is. */
  readonly over: number | null
  readonly cancelled: boolean
  /** When its online link is shown; null where it is not online or does not say when it begins. */
  readonly online: number | null
}

const MINUTE_MS = 60_000

/** How an event takes people, as its front matter says it. */
export async function frameOf(
  services: Services,
  page: Pick<PageRow, 'fields'>,
): Promise<EventFrame> {
  const facts = factsOfRow(page)
  const { own, site } = await zonesOf(services, facts)
  const momentAt = (text: string | null, edge: 'day-start' | 'day-end'): number | null => {
    const moment = momentOf(text ?? '', own ?? site, edge)
    return Number.isNaN(moment) ? null : moment
  }
  const start = momentAt(facts.start, 'day-start')
  const before = facts.online === null ? null : isoDurationMinutes(facts.online.opens)
  return {
    plan: facts.kind === 'event' ? facts.registration : null,
    until: momentAt(facts.registration?.until ?? null, 'day-end'),
    over: momentAt(facts.end ?? facts.start, 'day-end'),
    cancelled: facts.cancelled,
    online: start === null || before === null ? null : start - before * MINUTE_MS,
  }
}

/** Where registration stands now, given how many came. */
export function stateOf(
  { plan, until, over, cancelled }: EventFrame,
  seats: SeatCounts,
  now: Date,
): RegistrationState {
  const places = plan?.places ?? null
  return registrationState({ places, ...seats, until, over, cancelled }, now.getTime())
}

/** How an event takes registrations, for every reader; null where it takes none here. */
export async function comingOf(
  services: Services,
  page: Pick<PageRow, 'id' | 'kind' | 'fields'>,
): Promise<Coming | null> {
  // What the fields say is not read for the many pages that are no events.
  if (page.kind !== 'event') return null
  const frame = await frameOf(services, page)
  if (frame.plan === null) return null
  const { places, questions, keepDays } = frame.plan
  const seats = await countSeats(services.database, page.id)
  const now = services.clock()
  noteNext(now, [frame.until, frame.over])
  const erased = answersErased(frame.over, { created: now.getTime(), keepDays })
  return {
    places,
    ...seats,
    until: toTime(frame.until),
    state: stateOf(frame, seats, now),
    questions: [...questions],
    keepDays,
    erased: frame.over === null ? null : toTime(erased),
  }
}

/** A moment as answers write it. */
export const toTime = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString()
