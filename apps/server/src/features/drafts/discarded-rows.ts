import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { forgetText } from './draft-rows.ts'

const DAY_MS = 24 * 60 * 60_000
/** How long a draft that was thrown away can be taken back. */
export const TAKE_BACK_MS = 30 * DAY_MS

/** Closes a draft and keeps its text for a while. */
export const setDiscarded = async (
  trx: Kysely<Tables>,
  draft: string,
  by: { readonly user: string; readonly now: Date },
): Promise<void> => {
  const discarded = by.now.toISOString()
  await trx.updateTable('draft').set({ closed: discarded }).where('id', '=', draft).execute()
  await trx
    .insertInto('discarded_draft')
    .values({ draft, user: by.user, discarded, overdue: null })
    .execute()
}

/** Opens a draft again; answers false when nobody threw it away, or it was forgotten. */
export const setTakenBack = async (
  trx: Kysely<Tables>,
  draft: string,
  now: Date,
): Promise<boolean> => {
  const { numDeletedRows } = await trx
    .deleteFrom('discarded_draft')
    .where('draft', '=', draft)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await trx
    .updateTable('draft')
    .set({ closed: null, updated: now.toISOString() })
    .where('id', '=', draft)
    .execute()
  return true
}

/**
 * Forgets the texts of drafts that were thrown away more than thirty days ago; answers how many. One
 * is marked first and forgotten a day after: a clock that jumps ahead for an hour takes nothing away.
 */
export const sweepDiscarded = async (services: Services): Promise<number> => {
  const now = services.clock().getTime()
  const old = await services.database
    .selectFrom('discarded_draft')
    .select(['draft', 'overdue'])
    .where('discarded', '<', new Date(now - TAKE_BACK_MS).toISOString())
    .execute()
  const due = old.filter(({ overdue }) => overdue !== null && Date.parse(overdue) <= now - DAY_MS)
  for (const { draft } of due) await forgetDiscarded(services, draft)
  const gone = new Set(due.map(({ draft }) => draft))
  const marked = old.filter(
    ({ draft, overdue }) => !gone.has(draft) && (overdue === null || Date.parse(overdue) > now),
  )
  for (const { draft } of marked) {
    await services.database
      .updateTable('discarded_draft')
      .set({ overdue: new Date(now).toISOString() })
      .where('draft', '=', draft)
      .execute()
  }
  return due.length
}

/** Forgets what somebody threw away of their own proposals, for good. */
export const forgetDiscardedOf = async (services: Services, owner: string): Promise<void> => {
  const rows = await services.database
    .selectFrom('discarded_draft')
    .innerJoin('draft', 'draft.id', 'discarded_draft.draft')
    .select('draft.id')
    .where('draft.owner', '=', owner)
    .where('draft.purpose', '=', 'proposal')
    .execute()
  for (const { id } of rows) await forgetDiscarded(services, id)
}

const forgetDiscarded = ({ database }: Services, draft: string): Promise<void> =>
  database.transaction().execute(async (trx) => {
    await forgetText(trx, draft)
    await trx.deleteFrom('discarded_draft').where('draft', '=', draft).execute()
  })
