import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { eventTimes } from '../events/event-times.ts'

/** For how long after an event it is kept which guest led it, as are names beside roles. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/**
 * Takes the names of guests off what they did on the day of events that have been over for a month; what was done stays.
 * It is done at every start, so that an older backup that was brought back loses them again.
 */
export async function forgetGuests(services: Services): Promise<void> {
  const { database, clock } = services
  const led = await database
    .selectFrom('run_move')
    .innerJoin('page', 'page.id', 'run_move.event')
    .select(['page.id', 'page.fields'])
    .distinct()
    .where('run_move.by', 'like', 'guest:%')
    .execute()
  for (const event of led) {
    const over = (await eventTimes(services, factsOfRow(event)))?.over ?? null
    if (over === null || Date.parse(over) + KEPT_MS > clock().getTime()) continue
    await database
      .updateTable('run_move')
      .set({ by: null, by_name: '' })
      .where('event', '=', event.id)
      .where('by', 'like', 'guest:%')
      .execute()
  }
}
