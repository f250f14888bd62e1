import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { LiveEventTable } from '../database/tables/live-tables.ts'

/** A row of the log: `page` is the page's id. */
export type LiveRow = Selectable<LiveEventTable>

/** What is kept: `last` is the number given last, `gone` the highest that was erased. */
export type LiveReach = { readonly last: number; readonly gone: number }

/** For how long numbers are kept. */
const KEPT_MS = 14 * 24 * 60 * 60_000

/** The rows after a number, in order; at most `limit`. */
export function rowsAfter(
  database: Kysely<Tables>,
  number: number,
  limit: number,
): Promise<LiveRow[]> {
  return database
    .selectFrom('live_event')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** From where to where the log reaches. */
export async function readReach(database: Kysely<Tables>): Promise<LiveReach> {
  const found = await database
    .selectFrom('live_count')
    .select('number')
    .select((query) =>
      query
        .selectFrom('live_event')
        .select(({ fn }) => fn.min('live_event.number').as('first'))
        .as('first'),
    )
    .executeTakeFirst()
  const last = found?.number ?? 0
  return { last, gone: (found?.first ?? last + 1) - 1 }
}

/** Erases what is older than it is kept. */
export async function eraseOld(database: Kysely<Tables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString()
  await database.deleteFrom('live_event').where('time', '<', before).execute()
}
