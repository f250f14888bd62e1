import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../records/database/tables.ts'
import type { Services } from '../records/services/services.ts'

type IntentRow = Selectable<Tables['intent']>

/** Reads the intents of one feature: those of its kinds. Rows of other features' kinds are left to them. */
export function intentReader<T>(kinds: readonly string[], toIntent: (row: IntentRow) => T) {
  const rows = ({ database }: Services) =>
    database.selectFrom('intent').selectAll().where('kind', 'in', kinds)
  return {
    /** What a crash left open, oldest first. */
    open: async (
      services: Services,
    ): Promise<readonly { readonly id: string; readonly intent: T }[]> => {
      const found = await rows(services).orderBy('created').execute()
      return found.map((row) => ({ id: row.id, intent: toIntent(row) }))
    },
    /** One by its id; null where there is none, or it is of another feature. */
    find: async (services: Services, id: string): Promise<T | null> => {
      const row = await rows(services).where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toIntent(row)
    },
  }
}

/** Removes an intent; in the transaction that completes its work wherever there is one. */
export async function removeIntent(database: Kysely<Tables>, intent: string): Promise<void> {
  await database.deleteFrom('intent').where('id', '=', intent).execute()
}
