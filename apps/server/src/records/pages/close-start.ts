import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** The draft that a page is begun as, until that has rows. */
const startOf = (database: Kysely<Tables>, page: string) =>
  database.selectFrom('draft').select('id').where('page', '=', page).where('purpose', '=', 'start')

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

/** Goes on with a draft that became no page. */
export async function resumeStart(database: Kysely<Tables>, page: string): Promise<void> {
  await database
    .updateTable('draft')
    .set({ closed: null })
    .where('page', '=', page)
    .where('purpose', '=', 'start')
    .where('id', 'in', database.selectFrom('draft_snapshot').select('draft'))
    .execute()
}

/** Forgets the unsaved text of a draft that became its page; in the transaction that writes the page's row. */
export async function endStart(transaction: Kysely<Tables>, page: string): Promise<void> {
  const start = startOf(transaction, page)
  await transaction.deleteFrom('draft_log').where('draft', 'in', start).execute()
  await transaction.deleteFrom('draft_snapshot').where('draft', 'in', start).execute()
  await transaction.deleteFrom('draft_person').where('draft', 'in', start).execute()
  await transaction.deleteFrom('draft_start').where('draft', 'in', start).execute()
}
