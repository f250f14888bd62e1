import { ideaStateOfProposal, type ProposalState } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { IdeaTable } from '../../records/database/tables/voice-tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'

type IdeaRow = Selectable<IdeaTable>

/** The ideas with these ids, when each is an open idea on this very page. Throws `invalid` otherwise. */
export const requireOpenIdeas = async (
  services: Services,
  page: { readonly id: string },
  ids: readonly string[],
): Promise<readonly IdeaRow[]> => {
  const wanted = [...new Set(ids)].toSorted()
  if (wanted.length === 0) return []
  const rows = await services.database
    .selectFrom('idea')
    .selectAll()
    .where('id', 'in', wanted)
    .where('page', '=', page.id)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute()
  if (rows.length === wanted.length) return rows
  throw new ProblemError('invalid', 'code.invalid', {
    errors: [{ path: 'ideas', message: 'Not an open idea on this page.', code: 'idea-not-open' }],
  })
}

/** The ideas that a proposal was made from, but for hidden ones. */
export const ideasOfProposal = async (
  database: Kysely<Tables>,
  proposal: { readonly page: string; readonly number: number },
): Promise<readonly IdeaRow[]> =>
  database
    .selectFrom('idea')
    .selectAll()
    .where('page', '=', proposal.page)
    .where('proposal', '=', proposal.number)
    .where('deleted', 'is', null)
    .where('hidden', 'is', null)
    .orderBy('id')
    .execute()

/** Ties open ideas to the proposal made from them. */
export const tieIdeas = async (
  trx: Kysely<Tables>,
  proposal: { readonly page: string; readonly number: number },
  ideas: readonly string[],
): Promise<void> => {
  if (ideas.length === 0) return
  await trx
    .updateTable('idea')
    .set({ state: 'proposed', proposal: proposal.number })
    .where('id', 'in', ideas)
    .where('page', '=', proposal.page)
    .where('state', '=', 'open')
    .execute()
}

/** Lets the ideas of a proposal follow its state; given up, they are open and free again. */
export const moveIdeas = async (
  trx: Kysely<Tables>,
  proposal: { readonly page: string; readonly number: number },
  state: ProposalState,
): Promise<void> => {
  const next = ideaStateOfProposal(state)
  await trx
    .updateTable('idea')
    .set({ state: next, proposal: next === 'open' ? null : proposal.number })
    .where('page', '=', proposal.page)
    .where('proposal', '=', proposal.number)
    .execute()
}
