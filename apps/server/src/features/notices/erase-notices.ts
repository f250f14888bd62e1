import type { Services } from '../../records/services/services.ts'

/** How long people find in their inbox what they were told. */
const KEPT_MS = 366 * 24 * 60 * 60_000
/** Acts that are erased in one transaction. */
const BATCH = 500

/** Erases what people were told longer ago than it is kept. */
export async function eraseNotices({ database, clock }: Services): Promise<void> {
  const before = new Date(clock().getTime() - KEPT_MS).toISOString()
  for (;;) {
    const old = await database
      .selectFrom('told_act')
      .select('number')
      .where('time', '<', before)
      .where('told', 'is not', null)
      .orderBy('number')
      .limit(BATCH)
      .execute()
    if (old.length === 0) return
    const numbers = old.map(({ number }) => number)
    await database.transaction().execute(async (trx) => {
      await trx.deleteFrom('notice').where('act', 'in', numbers).execute()
      await trx.deleteFrom('told_act').where('number', 'in', numbers).execute()
    })
  }
}
