import type { LibraryProposal } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import { authorOf } from '../../records/accounts/author.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Account } from '../../base/http/signed-in.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { act } from '../../journal/act.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { announceLive } from '../../records/live/announce-live.ts'
import type { Services } from '../../records/services/services.ts'
import { moveIdeas } from './proposal-ideas.ts'
import { inTurn } from './proposal-queue.ts'
import { recordDecision, type Decision } from './record-decision.ts'
import { findProposal, requireOpenProposal, type ProposalRow } from './proposal-rows.ts'

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

/**
 * Declines or withdraws an open proposal, in git first: what was given up stays so, whatever becomes
 * of the records. Throws `not-open` for a decided one.
 */
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
    const time = services.clock()
    const end = { state, reason, by: actor.id, byName: actor.name, time: time.toISOString() }
    const at = { page: page.id, number: row.number }
    await act(services, {
      kind: 'proposal-end',
      payload: { ...at, ...end },
      git: () =>
        services.library.endProposal({
          page: pageIdOf(page.id),
          number: row.number,
          state,
          reason,
          by: authorOf(services, actor),
          time,
        }),
      undone: async () => (await endInGit(services, at)) === null,
      rows: async (trx) => {
        const decision = { ...end, revision: null }
        await decideProposal(trx, row, decision)
        await recordDecision(trx, at, decision)
        await announceLive(
          trx,
          { kind: 'proposal', page: page.id, subject: String(row.number) },
          services.clock(),
        )
      },
    })
    services.events.emit({ kind: 'page-changed', page: page.id, only: 'voices' })
    services.events.emit({ kind: 'announced' })
    return findProposal(services, page, row.number)
  })

/** How a proposal ended by what git says; null for one that did not, or was accepted. */
export const endInGit = async (
  { library }: Services,
  { page, number }: { readonly page: string; readonly number: number },
): Promise<LibraryProposal['end']> => {
  const proposals = await library.proposals(pageIdOf(page))
  return proposals.find((one) => one.number === number)?.end ?? null
}
