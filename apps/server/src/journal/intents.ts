import type { Kysely } from 'kysely'
import type { Tables } from '../records/database/tables.ts'
import type { Services } from '../records/services/services.ts'
import type { Announced } from './kinds.ts'

export type Intent =
  | ({ readonly kind: 'create' } & Announced<'create'>)
  | ({ readonly kind: 'publish' } & Announced<'publish'>)
  | ({ readonly kind: 'sync' } & Announced<'sync'>)
  | ({ readonly kind: 'release' } & Announced<'release'>)
  | ({ readonly kind: 'meta' } & Announced<'meta'>)

export type IntentOutcome = { readonly kind: 'written' } | { readonly kind: 'busy' }

export async function writeIntent(
  services: Services,
  id: string,
  { kind, ...payload }: Intent,
): Promise<IntentOutcome> {
  const created = services.clock().toISOString()
  const row = { id, kind, payload: JSON.stringify(payload), created }
  const result = await services.database
    .insertInto('intent')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return { kind: result.numInsertedOrUpdatedRows === 1n ? 'written' : 'busy' }
}

/** Leaves only the page row to do; in the transaction that did the rest of a publication. */
export async function leaveToSync(
  database: Kysely<Tables>,
  { intent, page }: { readonly intent: string; readonly page: string },
): Promise<void> {
  await database
    .updateTable('intent')
    .set({ kind: 'sync', payload: JSON.stringify({ page }) })
    .where('id', '=', intent)
    .execute()
}
