import {
  eventState,
  factsOf,
  kindOfFields,
  momentOf,
  type EventState,
  type Fields,
  type PageFacts,
} from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { noteNext } from '../../base/shown.ts'
import { readSiteZone } from '../database/site-zone.ts'
import type { Tables } from '../database/tables.ts'
import { withSearchTables } from './search-tables.ts'

/** When an event begins and is over (ISO 8601, in UTC); null where it does not say. */
export type EventMoments = { readonly starts: string | null; readonly over: string | null }

/** The moments of an event; hours without a zone of their own are those of the site's. */
export function momentsOf(
  { start, end, timezone }: Pick<PageFacts, 'start' | 'end' | 'timezone'>,
  siteZone: string,
): EventMoments {
  const zone = timezone ?? siteZone
  const toTime = (moment: number): string | null =>
    Number.isNaN(moment) ? null : new Date(moment).toISOString()
  return {
    starts: toTime(momentOf(start ?? '', zone)),
    over: start === null ? null : toTime(momentOf(end ?? start, zone, 'day-end')),
  }
}

/** In the order of lists of events: those that are not over, the next first; the others, the last first; those without a date. */
export function byStart<Event extends EventMoments>(
  events: readonly Event[],
  now: string,
): readonly Event[] {
  const groupOf = ({ over }: Event): number => (over === null ? 2 : over > now ? 0 : 1)
  return events.toSorted((a, b) => {
    const [one, other] = [groupOf(a), groupOf(b)]
    if (one !== other) return one - other
    const rising = (a.starts ?? '').localeCompare(b.starts ?? '')
    return one === 1 ? -rising : rising
  })
}

/** Where an event stands now, and whether it is over: one that is cancelled is at some moment too. */
export function standingOf(
  { clock }: { readonly clock: () => Date },
  facts: Pick<PageFacts, 'start' | 'end' | 'timezone' | 'cancelled'>,
  siteZone: string,
): { readonly state: EventState | null; readonly over: boolean } {
  const now = clock()
  const { starts, over } = momentsOf(facts, siteZone)
  noteNext(now, [Date.parse(starts ?? ''), Date.parse(over ?? '')])
  return {
    state: eventState({ ...facts, zone: facts.timezone ?? siteZone }, now),
    over: over !== null && over <= now.toISOString(),
  }
}

/** Keeps by what lists put an event in order, in the transaction of its change; of other pages nothing is kept. */
export async function keepMoments(
  transaction: Kysely<Tables>,
  page: string,
  fields: Fields,
): Promise<void> {
  const database = withSearchTables(transaction)
  const facts = factsOf(kindOfFields(fields), fields)
  if (facts.kind !== 'event') {
    await database.deleteFrom('event_time').where('page', '=', page).execute()
    return
  }
  const moments = momentsOf(facts, await readSiteZone(transaction))
  await database
    .insertInto('event_time')
    .values({ page, ...moments })
    .onConflict((conflict) => conflict.column('page').doUpdateSet(moments))
    .execute()
}

/** Keeps the moments of events that have none yet, or after another zone of the site of all of them. */
export async function keepAllMoments(
  database: Kysely<Tables>,
  which: 'new' | 'all',
): Promise<void> {
  const events = await withSearchTables(database)
    .selectFrom('page')
    .leftJoin('event_time', 'event_time.page', 'page.id')
    .select(['page.id', 'page.fields'])
    .where('page.kind', '=', 'event')
    .$if(which === 'new', (query) => query.where('event_time.page', 'is', null))
    .execute()
  if (events.length === 0) return
  await database.transaction().execute(async (transaction) => {
    for (const { id, fields } of events) {
      const known: Fields = JSON.parse(fields)
      await keepMoments(transaction, id, known)
    }
  })
}
