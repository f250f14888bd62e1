import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import type { Decision } from './decide-proposal.ts'

/** Writes that people are to be told of a decision; of what its proposer gave up they are not. */
export const recordDecision = async (
  trx: Kysely<Tables>,
  { page, number }: { readonly page: string; readonly number: number },
  { state, by, byName, time, revision, reason }: Decision,
): Promise<void> => {
  if (state === 'withdrawn') return
  await recordAct(trx, {
    kind: state === 'accepted' ? 'proposal-accepted' : 'proposal-declined',
    page,
    who: { id: by, name: byName },
    time,
    one: String(number),
    proposal: number,
    revision,
    quote: reason,
  })
}
