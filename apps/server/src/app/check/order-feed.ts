import type { Services } from '../../records/services/services.ts'

const ROWS_AT_ONCE = 500

/** Whether the feed tells of anything. */
export async function hasFeed({ database }: Services): Promise<boolean> {
  return (
    (await database.selectFrom('change').select('id').limit(1).executeTakeFirst()) !== undefined
  )
}

/** Writes the feed anew in the order of time: it is read in the order in which it was written. */
export async function orderFeed({ database }: Services): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('change')
      .selectAll()
      .orderBy('time')
      .orderBy('id')
      .execute()
    await transaction.deleteFrom('change').execute()
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = rows.slice(at, at + ROWS_AT_ONCE).map(({ id: _, ...row }) => row)
      await transaction.insertInto('change').values(some).execute()
    }
  })
}
