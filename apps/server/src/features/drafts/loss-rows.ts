import type { DraftLoss } from '@forkshop/api'
import type { LostWords } from '@forkshop/document'
import { z } from 'zod'
import type { Services } from '../../records/services/services.ts'

/** What is kept of lost words beside what tells of them: who wrote them; null when nobody knows. */
export type KeptLoss = LostWords & { readonly user: string | null }

/** What became of lost words. */
export type Settling = 'back' | 'dismissed'

const runsSchema = z.array(
  z.object({
    client: z.number(),
    clock: z.number(),
    words: z.string(),
    apart: z.boolean(),
    head: z.string(),
    tail: z.string(),
  }),
)

/** All losses of a draft that are or were offered, in the order in which they were found. */
export const readLosses = async (
  { database }: Services,
  draft: string,
): Promise<readonly (KeptLoss & { readonly found: string; readonly settled: string | null })[]> => {
  const rows = await database
    .selectFrom('draft_loss')
    .selectAll()
    .where('draft', '=', draft)
    .orderBy('found')
    .orderBy('id')
    .execute()
  return rows.map(({ id, runs, user, taken_by, before, after, block, words, found, settled }) => {
    const lost = runsSchema.parse(JSON.parse(runs))
    return {
      id,
      by: lost[0]?.client ?? 0,
      runs: lost,
      words,
      takenBy: taken_by,
      near: { before, after },
      at: block,
      user,
      found,
      settled,
    }
  })
}

/**
 * Writes losses as they are now, and forgets those that are none any more. What was settled meanwhile
 * stays so. A draft that was closed keeps none.
 */
export const writeLosses = (
  services: Services,
  draft: string,
  { changed, gone }: { readonly changed: readonly KeptLoss[]; readonly gone: readonly string[] },
): Promise<void> =>
  services.database.transaction().execute(async (trx) => {
    const open = await trx
      .selectFrom('draft')
      .select('id')
      .where('id', '=', draft)
      .where('closed', 'is', null)
      .executeTakeFirst()
    if (open === undefined) return
    if (gone.length > 0) {
      await trx
        .deleteFrom('draft_loss')
        .where('draft', '=', draft)
        .where('id', 'in', gone)
        .where('settled', 'is', null)
        .execute()
    }
    for (const loss of changed) {
      const told = { runs: JSON.stringify(loss.runs), words: loss.words }
      await trx
        .insertInto('draft_loss')
        .values({
          ...told,
          draft,
          id: loss.id,
          user: loss.user,
          taken_by: loss.takenBy,
          before: loss.near.before,
          after: loss.near.after,
          block: loss.at,
          found: services.clock().toISOString(),
          settled: null,
        })
        .onConflict((conflict) => conflict.columns(['draft', 'id']).doUpdateSet(told))
        .execute()
    }
  })

/** Says what became of lost words. */
export const settleLoss = async (
  { database }: Services,
  draft: string,
  { id, as }: { readonly id: string; readonly as: Settling },
): Promise<void> => {
  await database
    .updateTable('draft_loss')
    .set({ settled: as })
    .where('draft', '=', draft)
    .where('id', '=', id)
    .execute()
}

/** A loss as an answer tells of it to somebody. */
export const toDraftLoss = (
  { id, words, near, user, takenBy, found }: KeptLoss & { readonly found: string },
  { names, to }: { readonly names: ReadonlyMap<string, string>; readonly to: string },
): DraftLoss => ({
  id,
  words,
  ...near,
  by: (user === null ? null : names.get(user)) ?? null,
  own: user === to,
  takenBy: (takenBy === null ? null : names.get(takenBy)) ?? null,
  found,
})
