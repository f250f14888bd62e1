import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { InviteTable } from '../../records/database/tables/account-tables.ts'

export type InviteRow = Selectable<InviteTable>

/** An invitation that can still be taken up; undefined when unknown, used or expired. */
export function findInvite(
  database: Kysely<Tables>,
  tokenHash: string,
  now: Date,
): Promise<InviteRow | undefined> {
  return database
    .selectFrom('invite')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used', 'is', null)
    .where('expires', '>', now.toISOString())
    .executeTakeFirst()
}

/** Uses an invitation up; false when somebody else just did. */
export async function useInvite(
  transaction: Kysely<Tables>,
  id: string,
  now: Date,
): Promise<boolean> {
  const result = await transaction
    .updateTable('invite')
    .set({ used: now.toISOString() })
    .where('id', '=', id)
    .where('used', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Makes a used invitation good again, when what it was for could not be given. */
export async function giveInviteBack(database: Kysely<Tables>, id: string): Promise<void> {
  await database.updateTable('invite').set({ used: null }).where('id', '=', id).execute()
}
