import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { eventTimes } from '../events/event-times.ts'

/** For how long after an event names are kept whose bearers did not say that everybody may see them. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/**
 * Takes everybody off the roles of events that have been over for a month, but who said yes and that their name may be
 * shown. It is done at every start, so that an older backup that was brought back loses them again.
 */
export async function forgetPeople(services: Services): Promise<void> {
  const { database, clock } = services
  const hidden = database
    .selectFrom('role_person')
    .innerJoin('page', 'page.id', 'role_person.page')
    .where((where) =>
      where.or([where('role_person.answer', '!=', 'yes'), where('role_person.shown', '=', 0)]),
    )
  for (const page of await hidden.select(['page.id', 'page.fields']).distinct().execute()) {
    const over = (await eventTimes(services, factsOfRow(page)))?.over ?? null
    if (over === null || Date.parse(over) + KEPT_MS > clock().getTime()) continue
    await database
      .deleteFrom('role_person')
      .where('page', '=', page.id)
      .where((where) => where.or([where('answer', '!=', 'yes'), where('shown', '=', 0)]))
      .execute()
  }
}
