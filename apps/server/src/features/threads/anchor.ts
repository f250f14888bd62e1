import type { ThreadAnchor } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { onWholePage } from '../../records/said/say-comment.ts'
import type { ThreadRow } from '../../records/said/thread-rows.ts'
import type { Services } from '../../records/services/services.ts'
import { findProposal, type ProposalRow } from '../proposals/proposal-rows.ts'
import { requireSeesDraft } from './reach-thread.ts'

/** What an anchor leads to on its page: the columns of a thread that is about it. */
export type Place = Pick<
  ThreadRow,
  | 'at_revision'
  | 'quote'
  | 'prefix'
  | 'suffix'
  | 'draft'
  | 'proposal'
  | 'compare_from'
  | 'compare_to'
> & { readonly event: string | null }

/**
 * Follows an anchor on its page, as far as the actor may see what it names. Throws `not-found` for a text, proposal or
 * draft that is not there, `forbidden` for a draft that is not theirs to see, `not-open` for one that is closed.
 */
export async function followAnchor(
  services: Services,
  actor: Actor,
  { page, anchor }: { readonly page: PageRow; readonly anchor: ThreadAnchor },
): Promise<Place> {
  const { draft = null, compare } = anchor
  const proposal =
    anchor.proposal === undefined ? null : await findProposal(services, page, anchor.proposal)
  if (draft !== null) await requireSeesDraft(services, actor, draft, page)
  const [from, to] =
    compare === undefined
      ? [null, null]
      : await Promise.all(
          [compare.from, compare.to].map(
            async (at) => (await resolveAt(services, page, at)).revision,
          ),
        )
  const quote = anchor.quote ?? null
  const passage =
    quote === null ? {} : { quote, prefix: anchor.prefix ?? '', suffix: anchor.suffix ?? '' }
  return {
    ...onWholePage,
    ...passage,
    at_revision: await textOf(services, page, { anchor, proposal, to: to ?? null }),
    draft,
    proposal: proposal?.number ?? null,
    event: proposal?.event ?? null,
    compare_from: from ?? null,
    compare_to: to ?? null,
  }
}

/** The revision whose text is quoted or meant; a draft has none. */
async function textOf(
  services: Services,
  page: PageRow,
  {
    anchor,
    proposal,
    to,
  }: {
    readonly anchor: ThreadAnchor
    readonly proposal: ProposalRow | null
    readonly to: string | null
  },
): Promise<string | null> {
  if (anchor.draft !== undefined) return null
  if (proposal !== null && (anchor.at === undefined || anchor.at === proposal.head)) {
    return anchor.quote === undefined ? null : proposal.head
  }
  if (anchor.at === undefined && anchor.quote === undefined) return null
  return (await resolveAt(services, page, anchor.at ?? to ?? undefined)).revision
}
