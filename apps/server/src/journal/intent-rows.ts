import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../records/database/tables.ts'
import type { Services } from '../records/services/services.ts'
import type { Announced, Kind } from './kinds.ts'

/** Work that was announced and is not over. */
export type IntentRow = Selectable<Tables['intent']>

/**
 * Writes down what is about to be done, under an id that holds off everything else of that id. False
 * where something else holds it.
 */
export async function announce<K extends Kind>(
  database: Kysely<Tables>,
  intent: {
    readonly id: string
    readonly kind: K
    readonly payload: Announced<K>
    readonly created: string
  },
): Promise<boolean> {
  const written = await database
    .insertInto('intent')
    .values({ ...intent, payload: JSON.stringify(intent.payload) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows === 1n
}

/** What a crash left open of some kinds, oldest first. */
export const openIntents = (
  { database }: Services,
  kinds: readonly string[],
): Promise<readonly IntentRow[]> =>
  database.selectFrom('intent').selectAll().where('kind', 'in', kinds).orderBy('created').execute()

/** One by its id; null where there is none. */
export async function findIntent({ database }: Services, id: string): Promise<IntentRow | null> {
  const row = await database
    .selectFrom('intent')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Removes one; in the transaction that completes its work wherever there is one. */
export async function removeIntent(database: Kysely<Tables>, id: string): Promise<void> {
  await database.deleteFrom('intent').where('id', '=', id).execute()
}
