import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { forgetDraftText } from './forget-draft-text.ts'

/** Takes no more text for the page that a draft is about to become: what comes of it is in git's hands. */
export async function holdStart(database: Kysely<Tables>, page: string, now: Date): Promise<void> {
  await database
    .updateTable('draft')
    .set({ closed: now.toISOString() })
    .where('page', '=', page)
    .where('purpose', '=', 'start')
    .where('closed', 'is', null)
    .execute()
}

/** Goes on with a draft that became no page; not with one that was thrown away. */
export async function resumeStart(database: Kysely<Tables>, page: string): Promise<void> {
  await database
    .updateTable('draft')
    .set({ closed: null })
    .where('page', '=', page)
    .where('purpose', '=', 'start')
    .where('id', 'in', database.selectFrom('draft_snapshot').select('draft'))
    .where('id', 'not in', database.selectFrom('discarded_draft').select('draft'))
    .execute()
}

/** Forgets the unsaved text of a draft that became its page, with its checkpoints; in the transaction that writes the page's row. */
export async function endStart(transaction: Kysely<Tables>, page: string): Promise<void> {
  const starts = await transaction
    .selectFrom('draft')
    .select('id')
    .where('page', '=', page)
    .where('purpose', '=', 'start')
    .execute()
  for (const { id } of starts) await forgetDraftText(transaction, id)
}
