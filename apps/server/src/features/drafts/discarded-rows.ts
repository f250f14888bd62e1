import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { forgetDraftText } from '../../records/pages/forget-draft-text.ts'
import type { Services } from '../../records/services/services.ts'

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
  const { database } = services
  const now = services.clock()
  const ago = (milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString()
  const due = await database
    .selectFrom('discarded_draft')
    .select('draft')
    .where('discarded', '<', ago(TAKE_BACK_MS))
    .where('overdue', '<=', ago(DAY_MS))
    .execute()
  for (const { draft } of due) await forgetDiscarded(services, draft)
  await database
    .updateTable('discarded_draft')
    .set({ overdue: now.toISOString() })
    .where('discarded', '<', ago(TAKE_BACK_MS))
    .where((eb) => eb.or([eb('overdue', 'is', null), eb('overdue', '>', now.toISOString())]))
    .execute()
  return due.length
}

/** Forgets what somebody threw away of their own proposals and of texts without a page, for good. */
export const forgetDiscardedOf = async (services: Services, owner: string): Promise<void> => {
  const rows = await services.database
    .selectFrom('discarded_draft')
    .innerJoin('draft', 'draft.id', 'discarded_draft.draft')
    .select('draft.id')
    .where('draft.owner', '=', owner)
    .where('draft.purpose', 'in', ['proposal', 'start'])
    .execute()
  for (const { id } of rows) await forgetDiscarded(services, id)
}

const forgetDiscarded = ({ database }: Services, draft: string): Promise<void> =>
  database.transaction().execute(async (trx) => {
    await forgetDraftText(trx, draft)
    await trx.deleteFrom('discarded_draft').where('draft', '=', draft).execute()
  })
