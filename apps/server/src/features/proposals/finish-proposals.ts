import type { RevisionId } from '@forkshop/domain'
import { recordedAuthor } from '../../records/accounts/author.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { decideProposal, endInGit } from './decide-proposal.ts'
import { insertProposal } from './make-proposal.ts'
import { removeIntent } from '../../journal/intent-rows.ts'
import {
  proposalIntents,
  type AcceptIntent,
  type EndIntent,
  type ProposalIntent,
  type StateIntent,
} from '../../journal/proposal-intents.ts'
import { moveProposal } from './proposal-rows.ts'

/** Revisions looked through for an acceptance that a crash cut short: it is among the newest. */
const MAX_LOOKED_AT = 200

/** Completes what git already holds of proposals and acceptances cut short; drops the rest. */
export const finishProposals = async (services: Services): Promise<void> => {
  for (const { id, intent } of await proposalIntents.open(services)) {
    await finish(services, id, intent)
  }
}

/** The same for one intent, in a server that runs; answers its page, null where there is no such intent. */
export const repairProposalIntent = async (
  services: Services,
  id: string,
): Promise<string | null> => {
  const intent = await proposalIntents.find(services, id)
  if (intent === null) return null
  await finish(services, id, intent)
  return intent.page
}

const finish = (
  services: Services,
  id: string,
  intent: ProposalIntent | AcceptIntent | EndIntent | StateIntent,
): Promise<void> => {
  switch (intent.kind) {
    case 'proposal':
      return finishProposal(services, id, intent)
    case 'accept':
      return finishAcceptance(services, id, intent)
    case 'proposal-end':
      return finishEnd(services, id, intent)
    case 'proposal-state':
      return finishState(services, id, intent)
  }
}

const finishProposal = async (
  services: Services,
  id: string,
  { kind: _, ideas, offer, head: announced, ...row }: ProposalIntent,
): Promise<void> => {
  const head = await services.library.proposalHead(pageIdOf(row.page), row.number)
  const known = await services.database
    .selectFrom('proposal')
    .select('number')
    .where('page', '=', row.page)
    .where('number', '=', row.number)
    .executeTakeFirst()
  const isOurs =
    head !== null &&
    (announced === null ? await isWrittenBy(services, row, head) : announced === head)
  if (!isOurs || known !== undefined) return removeIntent(services.database, id)
  services.log.warn({ page: row.page, proposal: row.number }, 'proposal completed after a crash')
  await insertProposal(services, { row: { ...row, head }, ideas, offer }, id)
}

/**
 * Whether a revision is the first state of the proposal that an intent announced. Two people may
 * have tried for one number when the server died, and only one of them got it.
 */
const isWrittenBy = async (
  services: Services,
  intent: Pick<ProposalIntent, 'page' | 'author' | 'author_name' | 'created'>,
  head: RevisionId,
): Promise<boolean> => {
  const revision = await services.library.revision(pageIdOf(intent.page), head)
  if (revision === null || intent.author === null) return false
  const author = { id: intent.author, name: intent.author_name }
  const second = (time: string) => Math.floor(Date.parse(time) / 1000)
  return (
    revision.author.email === recordedAuthor(services, author).email &&
    second(revision.time) === second(intent.created)
  )
}

const finishEnd = async (services: Services, id: string, intent: EndIntent): Promise<void> => {
  const end = await endInGit(services, intent)
  await services.database.transaction().execute(async (trx) => {
    if (end !== null) {
      services.log.warn({ page: intent.page, proposal: intent.number }, 'end of proposal completed')
      await decideProposal(trx, intent, { ...intent, revision: null })
    }
    await removeIntent(trx, id)
  })
}

const finishState = async (services: Services, id: string, intent: StateIntent): Promise<void> => {
  const { page, number, from, base, title, reason, event } = intent
  const head = await services.library.proposalHead(pageIdOf(page), number)
  await services.database.transaction().execute(async (trx) => {
    if (head !== null && head !== from) {
      services.log.warn({ page, proposal: number }, 'proposal brought to its newest state')
      await moveProposal(trx, { page, number }, { head, base, title, reason, event })
    }
    await removeIntent(trx, id)
  })
}

const finishAcceptance = async (
  services: Services,
  id: string,
  intent: AcceptIntent,
): Promise<void> => {
  const { items } = await services.library.history(pageIdOf(intent.page), { limit: MAX_LOOKED_AT })
  const accepted = items.find((revision) =>
    revision.parents.slice(1).some((parent) => parent === intent.head),
  )
  await services.database.transaction().execute(async (trx) => {
    if (accepted !== undefined) {
      services.log.warn({ page: intent.page, proposal: intent.number }, 'acceptance completed')
      await decideProposal(trx, intent, {
        state: 'accepted',
        by: intent.by,
        byName: intent.byName,
        time: intent.time,
        reason: '',
        revision: accepted.id,
      })
    }
    await removeIntent(trx, id)
  })
}
