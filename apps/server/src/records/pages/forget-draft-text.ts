import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Forgets all that a closed draft said: its text, its earlier states, whom it was open to. */
export async function forgetDraftText(trx: Kysely<Tables>, draft: string): Promise<void> {
  await trx.deleteFrom('draft_checkpoint').where('draft', '=', draft).execute()
  await trx.deleteFrom('draft_loss').where('draft', '=', draft).execute()
  await trx.deleteFrom('draft_taken').where('draft', '=', draft).execute()
  await trx.deleteFrom('draft_log').where('draft', '=', draft).execute()
  await trx.deleteFrom('draft_snapshot').where('draft', '=', draft).execute()
  await trx.deleteFrom('draft_person').where('draft', '=', draft).execute()
  await trx.deleteFrom('draft_start').where('draft', '=', draft).execute()
}
