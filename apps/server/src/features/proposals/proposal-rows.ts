import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { ProposalTable } from '../../records/database/tables/voice-tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'

export type ProposalRow = Selectable<ProposalTable>

type PageOfProposal = { readonly id: string }

/** A proposal of a page. Throws `not-found` when the page has none with this number. */
export const findProposal = async (
  services: Services,
  page: PageOfProposal,
  number: number,
): Promise<ProposalRow> => {
  const row = await services.database
    .selectFrom('proposal')
    .selectAll()
    .where('page', '=', page.id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined)
    throw new ProblemError('not-found', 'proposal-not-found', { values: { number } })
  return row
}

/** The same, undecided. Throws `not-open` for one that was accepted, declined or withdrawn. */
export const requireOpenProposal = async (
  services: Services,
  page: PageOfProposal,
  number: number,
): Promise<ProposalRow> => {
  const row = await findProposal(services, page, number)
  if (row.state !== 'open')
    throw new ProblemError('not-open', 'proposal-not-open', { values: { number } })
  return row
}

/** Brings a proposal's row to the state that git has of it. */
export const moveProposal = async (
  database: Kysely<Tables>,
  { page, number }: { readonly page: string; readonly number: number },
  state: Pick<ProposalRow, 'head' | 'base' | 'title' | 'reason'> &
    Partial<Pick<ProposalRow, 'event'>>,
): Promise<void> => {
  await database
    .updateTable('proposal')
    .set(state)
    .where('page', '=', page)
    .where('number', '=', number)
    .execute()
}
