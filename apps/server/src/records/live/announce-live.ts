import type { LiveKind } from '@forkshop/api'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Services } from '../services/services.ts'

/** What happened: `page` and `subject` are ids that never change. */
export type Announcement = {
  readonly kind: LiveKind
  readonly page: string
  /** What of the page it was about, as its calls name it. */
  readonly subject: string
}

/** Says within a transaction that something happened. */
export type Announce = (what: Announcement) => Promise<void>

/**
 * Writes rows and what is to be told of them, at once or not at all, then wakes who follows. A number is taken under
 * the lock of one row until its transaction ends: numbers appear in their order, and nobody who has read one misses
 * a lower one. Announce last, since others who announce wait from there on.
 */
export async function announcing<Result>(
  services: Pick<Services, 'database' | 'clock' | 'events'>,
  work: (transaction: Transaction<Tables>, announce: Announce) => Promise<Result>,
): Promise<Result> {
  const now = services.clock()
  const told: { any?: true } = {}
  const result = await services.database.transaction().execute((transaction) =>
    work(transaction, async (what) => {
      told.any = true
      await announceLive(transaction, what, now)
    }),
  )
  if (told.any) services.events.emit({ kind: 'announced' })
  return result
}

/**
 * Says within the transaction of an act that something happened; who calls it emits `announced` once that is
 * committed. `announcing` does both.
 */
export async function announceLive(
  transaction: Transaction<Tables>,
  { kind, page, subject }: Announcement,
  now: Date,
): Promise<void> {
  const { number } = await transaction
    .insertInto('live_count')
    .values({ id: 1, number: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ number: sql<number>`live_count.number + 1` }),
    )
    .returning('number')
    .executeTakeFirstOrThrow()
  const time = now.toISOString()
  await transaction.insertInto('live_event').values({ number, time, kind, page, subject }).execute()
}
