import type { CallAnswer } from '@forkshop/api'
import { requireScope } from '../../base/http/admission.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from '../drafts/live.ts'
import { reachUpstream } from './reach-upstream.ts'
import { readChanges } from './read-changes.ts'
import { takeIntoDraft } from './take-into-draft.ts'
import { takeIntoPage } from './take-into-page.ts'
import { takeIntoProposal } from './take-into-proposal.ts'
import { nothingTaken, planTaking, type TakeWish } from './taking.ts'

/** Who may take something over into what; a proposal is for whoever may propose. */
const rightFor = { page: 'publish', draft: 'edit', proposal: 'propose' } as const

/**
 * Takes changes of another page over. What is there already is not taken again. Throws `changed` where one of the pages
 * is not as it was looked at or an id names no change, `conflict` for what both changed (into a draft, for fields alone),
 * and what publishing, writing in the draft or proposing throw.
 */
export async function takeFromUpstream(
  services: Services,
  live: Live,
  asked: {
    readonly page: PageRow
    /** The address of another page than the one that it was made of. */
    readonly from: string | undefined
    readonly wish: TakeWish
  },
): Promise<CallAnswer<'takeFromUpstream'>> {
  const { page, from, wish } = asked
  const { actor } = wish
  await requireRight(services, actor, rightFor[wish.into], page)
  requireScope(actor, wish.into === 'proposal' ? 'propose' : 'write')
  const pages = await reachUpstream(services, page, { actor, from })
  const read = await readChanges(services, pages)
  if (read.pair.base !== wish.base || read.pair.upstream !== wish.upstream) {
    throw new ProblemError('changed', 'upstream-changed')
  }
  const taking = planTaking({ pages, read, wish })
  if (taking.chosen.length === 0) return nothingTaken
  switch (wish.into) {
    case 'page':
      return takeIntoPage(services, taking)
    case 'draft':
      return takeIntoDraft(services, live, taking)
    case 'proposal':
      return takeIntoProposal(services, taking)
  }
}
