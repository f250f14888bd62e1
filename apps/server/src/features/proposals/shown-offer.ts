import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'

/** An offer that a maintainer shows: who does, and when. */
export type ShownOffer = {
  readonly id: string
  readonly by: string
  readonly byName: string
  readonly time: string
}

/** Writes what the offer became; give the transaction that makes it a proposal. */
export const settleShown = async (
  trx: Kysely<Tables>,
  { id, by, byName, time }: ShownOffer,
  proposal: number,
): Promise<void> => {
  await trx
    .updateTable('offer')
    .set({
      state: 'shown',
      proposal,
      decided: time,
      decided_by: by,
      decided_by_name: byName,
      decided_reason: '',
    })
    .where('id', '=', id)
    .execute()
}
