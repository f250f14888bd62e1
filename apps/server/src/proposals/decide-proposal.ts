import type { ProposalState } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Account } from '../drafts/signed-in.ts'
import type { PageRow } from '../pages/find-page.ts'
import type { Services } from '../services.ts'
import { moveIdeas } from './proposal-ideas.ts'
import { inTurn } from './proposal-queue.ts'
import { findProposal, requireOpenProposal, type ProposalRow } from './proposal-rows.ts'

export type Decision = {
  readonly state: Exclude<ProposalState, 'open'>
  readonly by: string
  readonly byName: string
  readonly time: string
  readonly reason: string
  /** The accepted revision; null when it was not accepted. */
  readonly revision: string | null
}

/** Writes a decision and lets the proposal's ideas follow; give the transaction of the act itself. */
export const decideProposal = async (
  trx: Kysely<Tables>,
  proposal: { readonly page: string; readonly number: number },
  decision: Decision,
): Promise<void> => {
  await trx
    .updateTable('proposal')
    .set({
      state: decision.state,
      decided: decision.time,
      decided_by: decision.by,
      decided_by_name: decision.byName,
      decided_reason: decision.reason,
      accepted_revision: decision.revision,
    })
    .where('page', '=', proposal.page)
    .where('number', '=', proposal.number)
    .where('state', '=', 'open')
    .execute()
  await moveIdeas(trx, proposal, decision.state)
}

/** Declines or withdraws an open proposal. Throws `not-open` for a decided one. */
export const closeProposal = (
  services: Services,
  page: PageRow,
  request: {
    readonly number: number
    readonly state: 'declined' | 'withdrawn'
    readonly actor: Account
    readonly reason: string
  },
): Promise<ProposalRow> =>
  inTurn(services, { page: page.id, number: request.number }, async () => {
    const row = await requireOpenProposal(services, page, request.number)
    const { state, actor, reason } = request
    await services.database.transaction().execute((trx) =>
      decideProposal(trx, row, {
        state,
        reason,
        by: actor.id,
        byName: actor.name,
        revision: null,
        time: services.clock().toISOString(),
      }),
    )
    services.events.emit({ kind: 'page-changed', page: page.id })
    return findProposal(services, page, row.number)
  })
