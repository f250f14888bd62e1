import type { ProposalState } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { recordAct } from '../../records/notices/record-act.ts'

export type Decision = {
  readonly state: Exclude<ProposalState, 'open'>
  /** An account; null where only the name is known. */
  readonly by: string | null
  readonly byName: string
  readonly time: string
  readonly reason: string
  /** The accepted revision; null when it was not accepted. */
  readonly revision: string | null
}

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
