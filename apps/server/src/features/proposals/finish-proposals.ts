import type { RevisionId } from '@forkshop/domain'
import { recordedAuthor } from '../../records/accounts/author.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Finish, Finishers } from '../../journal/finish.ts'
import { recordChange } from '../../records/pages/change-log.ts'
import { syncRow } from '../../records/pages/sync-row.ts'
import type { Services } from '../../records/services/services.ts'
import { decideProposal, endInGit } from './decide-proposal.ts'
import { insertProposal, undecidedRow } from './make-proposal.ts'
import { recordDecision } from './record-decision.ts'
import { moveProposal, type ProposalRow } from './proposal-rows.ts'

/** Revisions looked through for an acceptance that a crash cut short: it is among the newest. */
const MAX_LOOKED_AT = 200

const finishProposal: Finish<'proposal'> = async (
  services,
  { ideas, offer, head: announced, ...row },
) => {
  const head = await services.library.proposalHead(pageIdOf(row.page), row.number)
  const known = await services.database
    .selectFrom('proposal')
    .select('number')
    .where('page', '=', row.page)
    .where('number', '=', row.number)
    .executeTakeFirst()
  if (head === null || known !== undefined) return null
  const isOurs = announced === null ? await isWrittenBy(services, row, head) : announced === head
  if (!isOurs) return null
  const made = { ...undecidedRow(row), number: row.number, head }
  return { rows: (trx) => insertProposal(services, trx, { row: made, ideas, offer }) }
}

/**
 * Whether a revision is the first state of the proposal that was announced. Two people may
 * have tried for one number when the server died, and only one of them got it.
 */
const isWrittenBy = async (
  services: Services,
  announced: Pick<ProposalRow, 'page' | 'author' | 'author_name' | 'created'>,
  head: RevisionId,
): Promise<boolean> => {
  const revision = await services.library.revision(pageIdOf(announced.page), head)
  if (revision === null || announced.author === null) return false
  const author = { id: announced.author, name: announced.author_name }
  const second = (time: string) => Math.floor(Date.parse(time) / 1000)
  return (
    revision.author.email === recordedAuthor(services, author).email &&
    second(revision.time) === second(announced.created)
  )
}

const finishEnd: Finish<'proposal-end'> = async (services, announced) => {
  const end = await endInGit(services, announced)
  if (end === null) return null
  const decision = { ...announced, revision: null }
  return {
    rows: async (trx) => {
      await decideProposal(trx, announced, decision)
      await recordDecision(trx, announced, decision)
    },
  }
}

const finishState: Finish<'proposal-state'> = async (
  services,
  { page, number, from, ...state },
) => {
  const head = await services.library.proposalHead(pageIdOf(page), number)
  if (head === null || head === from) return null
  return { rows: (trx) => moveProposal(trx, { page, number }, { ...state, head }) }
}

const finishAcceptance: Finish<'accept'> = async (services, announced) => {
  const { page, number, head, by, byName, time, reason } = announced
  await syncRow(services, page)
  const { items } = await services.library.history(pageIdOf(page), { limit: MAX_LOOKED_AT })
  const accepted = items.find((revision) =>
    revision.parents.slice(1).some((parent) => parent === head),
  )
  if (accepted === undefined) return null
  const { id: revision, author: person } = accepted
  const decision = { state: 'accepted', reason: '', revision, by, byName, time } as const
  return {
    rows: async (trx) => {
      await decideProposal(trx, announced, decision)
      await recordDecision(trx, announced, decision)
      if (reason === undefined) return
      await recordChange(trx, { kind: 'accepted', page, person, time, reason, proposal: number })
    },
  }
}

/** How what was cut short of proposals is finished; where git took nothing of it, it is forgotten. */
export const proposalWork: Finishers = {
  proposal: finishProposal,
  accept: finishAcceptance,
  'proposal-end': finishEnd,
  'proposal-state': finishState,
}
