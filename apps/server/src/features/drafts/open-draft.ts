import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { requireOpenIdeas } from '../proposals/proposal-ideas.ts'
import { requireOpenProposal } from '../proposals/proposal-rows.ts'
import type { Services } from '../../records/services/services.ts'
import { findPageDraft, insertDraft, requireOpenDraft, type DraftRow } from './draft-rows.ts'
import { baseTextOf } from './draft-view.ts'
import { seedOf } from './draft-work.ts'
import type { Account } from '../../base/http/signed-in.ts'

/** What a proposal's draft is to become. */
export type ProposalDraftWish = {
  readonly ideas: readonly string[]
  readonly event: string | null
  readonly proposal: number | null
}

/** The shared draft of a page: the open one, or a new one from the newest text. */
export const openPageDraft = (services: Services, page: PageRow): Promise<DraftRow> =>
  services.held.queues.drafts(page.id, async () => {
    const open = await findPageDraft(services, page.id)
    if (open !== null) return open
    const base = (await services.library.head(pageIdOf(page.id))) ?? page.head
    return startDraft(services, {
      page: page.id,
      purpose: 'page',
      base,
      owner: null,
      proposal: null,
      ideas: '[]',
      event: null,
    })
  })

/**
 * A caller's own draft of a proposal: the one they left open for the same purpose, or a new one
 * from the newest text, or from the proposal that it is to change.
 */
export const openProposalDraft = (
  services: Services,
  page: PageRow,
  actor: Account,
  wish: ProposalDraftWish,
): Promise<DraftRow> =>
  services.held.queues.drafts(`${page.id} ${actor.id}`, async () => {
    const base = await baseOf(services, page, actor, wish)
    const ideas = await requireOpenIdeas(services, page, wish.ideas)
    const draft = {
      page: page.id,
      purpose: 'proposal',
      base,
      owner: actor.id,
      proposal: wish.proposal,
      ideas: JSON.stringify(ideas.map((idea) => idea.id)),
      event: wish.event ?? ideas.find((idea) => idea.event !== null)?.event ?? null,
    }
    return (await findSame(services, draft)) ?? startDraft(services, draft)
  })

type NewDraft = Omit<DraftRow, 'id' | 'created' | 'updated' | 'closed' | 'quarantined'>

const baseOf = async (
  services: Services,
  page: PageRow,
  actor: Account,
  wish: ProposalDraftWish,
): Promise<string> => {
  if (wish.proposal === null) return (await services.library.head(pageIdOf(page.id))) ?? page.head
  const proposal = await requireOpenProposal(services, page, wish.proposal)
  if (proposal.author !== actor.id) throw new ProblemError('forbidden', 'not-your-proposal')
  return proposal.head
}

const findSame = async (services: Services, draft: NewDraft): Promise<DraftRow | null> => {
  const open = await services.database
    .selectFrom('draft')
    .selectAll()
    .where('page', '=', draft.page)
    .where('purpose', '=', 'proposal')
    .where('owner', '=', draft.owner)
    .where('closed', 'is', null)
    .orderBy('created', 'desc')
    .execute()
  const same = open.find(
    (row) =>
      row.proposal === draft.proposal && row.ideas === draft.ideas && row.event === draft.event,
  )
  return same ?? null
}

const startDraft = async (services: Services, draft: NewDraft): Promise<DraftRow> => {
  const id = services.newId()
  const text = await baseTextOf(services, { id, ...draft })
  await insertDraft(services, { id, ...draft }, await seedOf(services, text, draft.base))
  return requireOpenDraft(services, id)
}
