import type { RevisionView } from '@forkshop/api'
import { cutWords, ForkshopError, wordLimits } from '@forkshop/domain'
import type { Person, Revision } from '@forkshop/repository'
import { authorOf, recordedAuthor } from '../../records/accounts/author.ts'
import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { publishComposed, requirePublished } from '../pages/writing/publish.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import { announceLive } from '../../records/live/announce-live.ts'
import type { Services } from '../../records/services/services.ts'
import { decideProposal } from './decide-proposal.ts'
import { mergeProposal } from './merge-preview.ts'
import { coAuthorTrailers, commitReason, originTrailers } from './proposal-commit.ts'
import { ideasOfProposal } from './proposal-ideas.ts'
import { inTurn } from './proposal-queue.ts'
import { recordDecision } from './record-decision.ts'
import { requireOpenProposal, type ProposalRow } from './proposal-rows.ts'

/**
 * What the maintainer previewed: the proposal's head and the page's (absent ones are not checked),
 * and what they decided a conflict between those two to.
 */
export type Previewed = {
  readonly head?: string | undefined
  readonly base?: string | undefined
  readonly text?: string | undefined
}

/**
 * Merges a proposal into its page: one revision with the proposer as author and the maintainer as
 * committer. Throws `changed` when something moved after the preview, `conflict` with the partial
 * merge, `not-open` for a decided proposal.
 */
export const acceptProposal = (
  services: Services,
  page: PageRow,
  request: {
    readonly number: number
    readonly actor: Account
    readonly previewed: Previewed
  },
): Promise<RevisionView> =>
  inTurn(services, { page: page.id, number: request.number }, async () => {
    const row = await requireOpenProposal(services, page, request.number)
    if (request.previewed.head !== undefined && request.previewed.head !== row.head) {
      throw new ProblemError('changed', 'proposal-changed', { values: { number: row.number } })
    }
    requirePreview(request.previewed)
    const revision = await commitAcceptance(services, page, { ...request, row })
    const recorded = await services.library.revision(pageIdOf(page.id), revisionIdOf(revision))
    if (recorded !== null) return toRevisionView(recorded)
    throw new ForkshopError('missing-revision', { page: page.id, revision })
  })

/** A decided text means something only for the two texts it was decided between. */
const requirePreview = ({ head, base, text }: Previewed): void => {
  if (text === undefined || (head !== undefined && base !== undefined)) return
  const path = head === undefined ? 'head' : 'base'
  const error = { path, code: 'required', message: 'Name what the text was decided on.' }
  throw new ProblemError('invalid', 'decided-on-nothing', { errors: [error] })
}

type Acceptance = {
  readonly row: ProposalRow
  readonly actor: Account
  readonly previewed: Previewed
}

/**
 * Whoever proposed, as the records know them: what a pushed commit says of its author proves
 * nothing. Where only git knows of the proposal, a claimed name is not repeated.
 */
const proposerOf = (
  services: Services,
  { author, author_name: name }: ProposalRow,
  proposed: Revision,
): Person => {
  if (author !== null) return recordedAuthor(services, { id: author, name })
  return proposed.verified ? proposed.author : NOBODY
}

const NOBODY: Person = { name: 'unknown', email: '' }

const commitAcceptance = async (
  services: Services,
  page: PageRow,
  { row, actor, previewed }: Acceptance,
): Promise<string> => {
  const head = revisionIdOf(row.head)
  const proposed = await services.library.revision(pageIdOf(page.id), head)
  if (proposed === null) {
    throw new ForkshopError('missing-revision', { page: page.id, revision: row.head })
  }
  const ideas = (await ideasOfProposal(services.database, row)).map((idea) => idea.id)
  const words = {
    title: cutWords(row.title, wordLimits.title),
    reason: cutWords(row.reason, wordLimits.message),
    event: row.event,
    ideas,
  }
  const outcome = await publishComposed(services, {
    page,
    reason: commitReason(words),
    author: proposerOf(services, row, proposed),
    committer: authorOf(services, actor),
    trailers: [
      ...originTrailers(words),
      { key: 'Proposal', value: String(row.number) },
      ...coAuthorTrailers(proposed.trailers),
    ],
    alsoParents: [head],
    accepting: { number: row.number, head, by: actor.id, byName: actor.name },
    compose: async (main, mainText) => {
      if (previewed.base !== undefined && previewed.base !== main) {
        throw new ProblemError('changed', 'page-changed-meanwhile')
      }
      const merge = await mergeProposal(services, row, mainText)
      if (merge.kind === 'conflict' && previewed.text === undefined) return merge
      const text = merge.kind === 'merged' ? merge.text : (previewed.text ?? merge.text)
      requireGoodText(text)
      return { kind: 'text', text, merged: true }
    },
    // At the time of its revision: whoever reads git alone says the same.
    alongside: async (trx, { revision, time }) => {
      const by = { by: actor.id, byName: actor.name }
      const decision = { state: 'accepted', ...by, reason: '', revision, time } as const
      await decideProposal(trx, row, decision)
      await recordDecision(trx, row, decision)
      await announceLive(
        trx,
        { kind: 'proposal', page: page.id, subject: String(row.number) },
        services.clock(),
      )
    },
  })
  services.events.emit({ kind: 'announced' })
  return requirePublished(outcome).revision
}
