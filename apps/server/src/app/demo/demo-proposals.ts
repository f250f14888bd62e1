import { ForkshopError } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { releasePage } from '../../features/pages/release/release-page.ts'
import { acceptProposal } from '../../features/proposals/accept-proposal.ts'
import { makeProposal } from '../../features/proposals/make-proposal.ts'
import { findProposal, type ProposalRow } from '../../features/proposals/proposal-rows.ts'
import { findPage, resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { releaseRows } from '../../records/pages/versions.ts'
import type { Services } from '../../records/services/services.ts'
import type { DemoPerson } from './demo-accounts.ts'
import type { DemoIdea, DemoProposal, DemoRelease } from './demo-library.ts'

/** What one made of an idea, and somebody else took into the page and its next version. */
type AcceptedProposal = {
  readonly idea: DemoIdea
  readonly proposal: DemoProposal
  readonly proposer: DemoPerson
  readonly decider: DemoPerson
  readonly release: DemoRelease
}

/**
 * Has an idea become a proposal that is accepted and released, by those who do so; what was done before is left out.
 * The idea is there already.
 */
export async function ensureAccepted(services: Services, all: AcceptedProposal): Promise<void> {
  const { proposal, decider, release } = all
  const page = await findPage(services, proposal.page)
  const { number, state } = await ensureProposal(services, page, all)
  if (state === 'open') {
    await acceptProposal(services, page, { number, actor: decider.actor, previewed: {} })
  }
  const { accepted_revision: revision } = await findProposal(services, page, number)
  const made = await releaseRows(services, page)
  if (revision === null || made.some((one) => one.revision === revision)) return
  await releasePage(services, {
    page: await findPage(services, proposal.page),
    revision: revisionIdOf(revision),
    ...release,
    by: decider.author,
  })
}

async function ensureProposal(
  services: Services,
  page: PageRow,
  { idea, proposal, proposer }: AcceptedProposal,
): Promise<ProposalRow> {
  const said = await services.database
    .selectFrom('idea')
    .select(['id', 'proposal'])
    .where('page', '=', page.id)
    .where('text', '=', idea.text)
    .executeTakeFirst()
  if (said === undefined) throw new ForkshopError('demo-idea-missing', { key: idea.key })
  if (said.proposal !== null) return findProposal(services, page, said.proposal)
  const { revision: base } = await resolveAt(services, page, proposal.base)
  const text = (await services.library.readText(pageIdOf(page.id), base)) ?? ''
  return makeProposal(services, page, {
    text: proposal.edits.reduce((now, { find, replace }) => now.replace(find, () => replace), text),
    base,
    title: proposal.title,
    reason: proposal.reason,
    actor: proposer.actor,
    coAuthors: [],
    media: [],
    ideas: [said.id],
    event: idea.event,
  })
}
