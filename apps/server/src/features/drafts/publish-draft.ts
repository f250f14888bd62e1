import { firstLine } from '@forkshop/domain'
import type { CallAnswer } from '@forkshop/api'
import type { Person } from '@forkshop/repository'
import { authorOf } from '../../records/accounts/author.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { publishComposed, publishText, requirePublished } from '../pages/writing/publish.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import { changeProposal } from '../proposals/change-proposal.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import { coAuthorsOf } from './co-authors.ts'
import { takenBy } from './taken-rows.ts'
import { closeDraft, ideasOf, requireOpenDraft, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { requireSeen, type PublishWords } from './publish-words.ts'
import { readDraftText, requireDecided, type DraftText } from './read-text.ts'
import type { ClosedMessage } from './room-message.ts'
import type { Services } from '../../records/services/services.ts'
import type { Account } from '../../base/http/signed-in.ts'

type Answer = CallAnswer<'publishDraft'>

type Publication = {
  readonly page: PageRow
  readonly draft: DraftRow
  readonly actor: Account
  readonly words: PublishWords
}

/**
 * Makes a draft the page's next revision, or a proposal. Nobody's update is accepted meanwhile;
 * afterwards the draft is closed and everybody in it is told. A draft that changes nothing stays open.
 */
export const publishDraft = (
  services: Services,
  live: Live,
  request: Publication,
): Promise<Answer> =>
  live.freeze(request.draft.id, async () => {
    const draft = await requireOpenDraft(services, request.draft.id)
    const read = await readDraftText(services, live, draft)
    requireDecided(read)
    requireSeen(read, request.words)
    requireGoodText(request.words.resolved?.text ?? read.text)
    const publication = { ...request, draft }
    const result =
      draft.purpose === 'page'
        ? await publishPageDraft(services, publication, read)
        : await sendProposal(services, publication, read)
    if (result.unchanged) return { result, closed: null }
    await services.database
      .transaction()
      .execute((trx) => closeDraft(trx, draft.id, services.clock()))
    return { result, closed: toClosedMessage(result, request.actor) }
  })

const publishPageDraft = async (
  services: Services,
  { page, draft, actor, words }: Publication,
  { text }: DraftText,
): Promise<Answer> => {
  await requireRight(services, actor, 'publish', page)
  const { resolved } = words
  const taken = await takenBy(services, draft.id)
  const revisionWords = {
    page,
    reason: words.reason,
    author: authorOf(services, actor),
    coAuthors: together(await coAuthorsOf(services, draft, words), taken.people),
    trailers: taken.trailers,
  }
  const outcome = requirePublished(
    resolved === undefined
      ? await publishText(services, { ...revisionWords, text, base: revisionIdOf(draft.base) })
      : await publishComposed(services, {
          ...revisionWords,
          compose: async (head) => decidedOn(head, resolved),
        }),
  )
  if (outcome.kind === 'unchanged') return unchanged
  const revision = await services.library.revision(pageIdOf(page.id), outcome.revision)
  return {
    revision: revision === null ? null : toRevisionView(revision),
    merged: outcome.merged,
    unchanged: false,
    proposal: null,
    slug: page.slug,
  }
}

/** People of both, each once by the address. */
const together = (writers: readonly Person[], others: readonly Person[]): readonly Person[] => {
  const known = new Set(writers.map(({ email }) => email))
  return [...writers, ...others.filter(({ email }) => email === '' || !known.has(email))]
}

const sendProposal = async (
  services: Services,
  { page, draft, actor, words }: Publication,
  { text, baseText }: DraftText,
): Promise<Answer> => {
  if (text === baseText) return unchanged
  await requireRight(services, actor, 'propose', page)
  const coAuthors = await coAuthorsOf(services, draft, words)
  const title = words.title ?? firstLine(words.reason, TITLE_LENGTH)
  const proposal =
    draft.proposal === null
      ? await makeProposal(services, page, {
          text,
          title,
          actor,
          coAuthors,
          media: [],
          reason: words.reason,
          ideas: ideasOf(draft),
          event: draft.event,
          base: revisionIdOf(draft.base),
        })
      : await changeProposal(services, page, draft.proposal, {
          text,
          actor,
          coAuthors,
          title: words.title,
          reason: words.reason,
          head: draft.base,
        })
  return {
    revision: null,
    merged: false,
    unchanged: false,
    proposal: proposal.number,
    slug: page.slug,
  }
}

const unchanged: Answer = {
  revision: null,
  merged: false,
  unchanged: true,
  proposal: null,
  slug: null,
}

/** A decided text stands for its bytes: on another page than the one looked at it is not merged. */
const decidedOn = (head: string, { text, base }: NonNullable<PublishWords['resolved']>) => {
  if (head !== base) throw new ProblemError('changed', 'page-changed-meanwhile')
  return { kind: 'text', text, merged: false } as const
}

// as long as a title may be that somebody gives
const TITLE_LENGTH = 120

const toClosedMessage = (answer: Answer, actor: Account): ClosedMessage => ({
  kind: 'draft-closed',
  outcome: answer.proposal === null ? 'published' : 'proposed',
  by: actor.name,
  revision: answer.revision?.id ?? null,
  proposal: answer.proposal,
})
