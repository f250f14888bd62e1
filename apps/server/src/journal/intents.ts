import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../records/database/tables.ts'
import { intentReader } from './intent-rows.ts'
import type { Services } from '../records/services/services.ts'

const id = z.string()

/** Work that touches git and SQL, as its intent row remembers it. */
const intentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create'),
    page: id,
    slug: id,
    lineage: id,
    originVersion: id.nullable(),
  }),
  z.object({ kind: z.literal('publish'), page: id, from: id, time: id, reason: id, email: id }),
  /** A revision that is in the feed and whose page row is still behind. */
  z.object({ kind: z.literal('sync'), page: id }),
  z.object({ kind: z.literal('release'), page: id, version: id }),
  /** `as` is what the feed says of a new slug or a deletion. */
  z.object({
    kind: z.literal('meta'),
    page: id,
    as: z.object({ name: id, email: id, time: id, reason: id }).optional(),
  }),
])
export type Intent = z.infer<typeof intentSchema>

/** Whether an intent was written; `busy` when another one holds the same id. */
export type IntentOutcome = { readonly kind: 'written' } | { readonly kind: 'busy' }

/** Writes an intent under an id of its own choosing, so that two of the same cannot run at once. */
export async function writeIntent(
  services: Services,
  intentId: string,
  intent: Intent,
): Promise<IntentOutcome> {
  const { kind, ...payload } = intent
  const result = await services.database
    .insertInto('intent')
    .values({
      id: intentId,
      kind,
      payload: JSON.stringify(payload),
      created: services.clock().toISOString(),
    })
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

const kinds = ['create', 'publish', 'sync', 'release', 'meta']

/** The intents about pages. */
export const pageIntents = intentReader(kinds, toIntent)

function toIntent(row: Selectable<Tables['intent']>): Intent {
  return intentSchema.parse({
    kind: row.kind,
    ...z.record(z.string(), z.unknown()).parse(JSON.parse(row.payload)),
  })
}
