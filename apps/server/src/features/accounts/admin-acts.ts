import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import type { Actor } from '../../base/http/handler.ts'

/** What administrators do to accounts that others should be able to ask about. */
export const adminActs = ['password-link', 'make-admin', 'unmake-admin', 'ban', 'unban'] as const
export type AdminAct = (typeof adminActs)[number]

type Noted = {
  /** Null for a command on the machine. */
  readonly by: Actor | null
  readonly act: AdminAct
  /** Id of the account that it was done to. */
  readonly about: string
}

/** Writes an act into the log, in the transaction that does it. */
export async function noteAct(
  { clock, newId }: Pick<Services, 'clock' | 'newId'>,
  transaction: Kysely<Tables>,
  { by, act, about }: Noted,
): Promise<void> {
  const row = { id: newId(), at: clock().toISOString(), act, about }
  await transaction
    .insertInto('admin_act')
    .values({ ...row, by: by?.kind === 'account' ? by.id : '' })
    .execute()
}
