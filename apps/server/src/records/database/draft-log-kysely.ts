import type { Kysely } from 'kysely'
import { draftLost, type DraftEntry, type DraftLog } from './draft-log.ts'
import { groupCommit } from './group-commit.ts'
import type { Tables } from './tables.ts'

/** The log over Kysely, for a database that takes several connections (PostgreSQL). */
export const kyselyDraftLog = (database: Kysely<Tables>): DraftLog => {
  const group = groupCommit<DraftEntry>((entries) =>
    database.transaction().execute(async (trx) => {
      await trx
        .insertInto('draft_log')
        .values(entries.map(({ draft, payload }) => ({ draft, payload })))
        .execute()
      for (const { draft, writer } of entries) {
        if (writer === null) continue
        await trx
          .insertInto('draft_writer')
          .values({ draft, user: writer.user, name: writer.name })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    }),
  )

  const read = async (
    db: Kysely<Tables>,
    draft: string,
  ): Promise<{ updates: Uint8Array[]; ids: number[] }> => {
    const snapshot = await db
      .selectFrom('draft_snapshot')
      .select('payload')
      .where('draft', '=', draft)
      .executeTakeFirst()
    if (snapshot === undefined) throw draftLost(draft)
    const rows = await db
      .selectFrom('draft_log')
      .select(['id', 'payload'])
      .where('draft', '=', draft)
      .orderBy('id')
      .execute()
    return {
      updates: [snapshot, ...rows].map((row) => row.payload),
      ids: rows.map((row) => row.id),
    }
  }

  return {
    append: (entry) => group.add(entry),
    load: async (draft) => (await read(database, draft)).updates,
    compact: (draft, merge) =>
      database.transaction().execute(async (trx) => {
        // Two compactions of one draft take turns on its snapshot row.
        await trx
          .updateTable('draft_snapshot')
          .set((eb) => ({ up_to: eb.ref('up_to') }))
          .where('draft', '=', draft)
          .execute()
        const { updates, ids } = await read(trx, draft)
        const last = ids.at(-1)
        if (last === undefined) return
        await trx
          .updateTable('draft_snapshot')
          .set({ payload: merge(updates), up_to: last })
          .where('draft', '=', draft)
          .execute()
        // By id: an entry with a lower id may become visible only now, from another process.
        await trx.deleteFrom('draft_log').where('id', 'in', ids).execute()
      }),
    close: () => group.settled(),
  }
}
