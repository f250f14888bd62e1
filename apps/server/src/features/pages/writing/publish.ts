import type { Problem } from '@forkshop/api'
import type { RevisionId } from '@forkshop/domain'
import type { Media } from '@forkshop/repository'
import { ProblemError } from '../../../base/problem-error.ts'
import { collectMedia, dropPending } from '../../media/pending.ts'
import type { Services } from '../../../records/services/services.ts'
import { requireGoodText } from '../../../texts/check-text.ts'
import { toCommitInfo, type CommitWords } from '../../../records/pages/commit-info.ts'
import { factsToIndex } from '../../../records/pages/facts-of-text.ts'
import { actBeside } from '../../../journal/act.ts'
import { publishRows, type NewRevisionRows } from './publish-rows.ts'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import { mergeTextsBounded } from '../../../texts/text-work.ts'
import { announcePage } from '../../../records/pages/announce-page.ts'

type Conflict = NonNullable<Problem['conflicts']>[number]

/** What a page's next text is, given its newest revision: written anew, or left undecided. */
type Composed =
  | { readonly kind: 'text'; readonly text: string; readonly merged: boolean }
  | { readonly kind: 'conflict'; readonly text: string; readonly conflicts: readonly Conflict[] }

export type PublishOutcome =
  | { readonly kind: 'published'; readonly revision: RevisionId; readonly merged: boolean }
  | { readonly kind: 'unchanged'; readonly revision: RevisionId }
  | {
      readonly kind: 'conflict'
      readonly current: RevisionId
      /** The partial merge: what could not be decided stands as on the page. */
      readonly text: string
      readonly conflicts: readonly Conflict[]
    }

type NewText = CommitWords &
  NewRevisionRows & {
    readonly alsoParents?: readonly RevisionId[]
    /** Pictures beside those that wait for the text (`features/media/pending.ts`). */
    readonly media?: readonly Media[]
    /** When it was asked for, where many texts are one act; otherwise it is the time at which it is stored. */
    readonly time?: Date | undefined
  }

export type PublishRequest = NewText & {
  readonly text: string
  /** The revision that the text was made from. */
  readonly base: RevisionId
}

export type ComposeRequest = NewText & {
  readonly compose: (head: RevisionId, headText: string) => Promise<Composed>
}

/** How often a text is composed anew because somebody else published meanwhile. */
const MAX_TRIES = 20

/**
 * Makes a text the newest of its page. A stale base is merged, never overwritten; in a conflict
 * `ours` is the page and `theirs` the text given. Throws a ProblemError for a text that may not be
 * published (`too-large`, `invalid`) or a base that is none of the page's revisions.
 */
export async function publishText(
  services: Services,
  request: PublishRequest,
): Promise<PublishOutcome> {
  requireGoodText(request.text, services.held.made.part('fine-front'))
  return publishComposed(services, {
    ...request,
    compose: (head, headText) => mergeOnto(services, request, { head, headText }),
  })
}

/** As `publishText`, for a text that depends on the newest one; it is composed again after each race lost. */
export async function publishComposed(
  services: Services,
  request: ComposeRequest,
): Promise<PublishOutcome> {
  const page = pageIdOf(request.page.id)
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const head = (await services.library.head(page)) ?? revisionIdOf(request.page.head)
    const headText = (await services.library.readText(page, head)) ?? ''
    const composed = await request.compose(head, headText)
    if (composed.kind === 'conflict') return { ...composed, current: head }
    const outcome = await commitText(services, request, { ...composed, head, headText })
    if (outcome.kind !== 'stale') return outcome
  }
  throw new ProblemError('changed', 'busy-page')
}

/** Throws the 409 of a conflict with both texts; every other outcome passes. */
export function requirePublished(
  outcome: PublishOutcome,
): Exclude<PublishOutcome, { readonly kind: 'conflict' }> {
  if (outcome.kind !== 'conflict') return outcome
  const { current, text, conflicts } = outcome
  throw new ProblemError('conflict', 'code.conflict', { current, text, conflicts: [...conflicts] })
}

async function mergeOnto(
  services: Services,
  request: PublishRequest,
  { head, headText }: { readonly head: RevisionId; readonly headText: string },
): Promise<Composed> {
  if (request.base === head) return { kind: 'text', text: request.text, merged: false }
  const page = pageIdOf(request.page.id)
  if ((await services.library.revision(page, request.base)) === null) {
    throw new ProblemError('invalid', 'unknown-base', {
      errors: [{ path: 'base', message: 'Not a revision of this page.', code: 'unknown-base' }],
    })
  }
  const ancestor = await services.library.mergeBase(
    { page, revision: request.base },
    { page, revision: head },
  )
  if (ancestor === head) return { kind: 'text', text: request.text, merged: false }
  const base = (ancestor && (await services.library.readText(page, ancestor))) ?? ''
  const merge = await mergeTextsBounded(services, base, headText, request.text)
  if (merge.kind === 'conflict') return merge
  requireGoodText(merge.text)
  return { kind: 'text', text: merge.text, merged: true }
}

type Candidate = {
  readonly text: string
  readonly merged: boolean
  readonly head: RevisionId
  readonly headText: string
}

async function commitText(
  services: Services,
  request: ComposeRequest,
  { text, merged, head, headText }: Candidate,
): Promise<PublishOutcome | { readonly kind: 'stale' }> {
  const page = pageIdOf(request.page.id)
  if (text === headText && (request.alsoParents ?? []).length === 0) {
    return { kind: 'unchanged', revision: head }
  }
  // Read before anything is written: a text that cannot be read must not become a revision.
  const near = async (): Promise<string> => headText
  const facts = await factsToIndex(services, { page, text, near, slug: request.page.slug })
  const commit = toCommitInfo(request, request.time ?? services.clock())
  const media = await collectMedia(services, {
    page,
    text,
    head,
    from: request.alsoParents ?? [],
    given: request.media ?? [],
  })
  const { author, reason } = commit
  const time = commit.time.toISOString()
  const said = { page, from: head, time, reason, email: author.email }
  const outcome = await actBeside(services, {
    ...(request.accepting === undefined
      ? { kind: 'publish', payload: { ...said, undoes: request.undoes } }
      : { kind: 'accept', payload: { ...said, ...request.accepting } }),
    git: (announced) =>
      services.library.commit({
        page,
        base: head,
        text,
        media,
        alsoParents: request.alsoParents ?? [],
        commit,
        after: announced,
      }),
    undone: async () => (await services.library.head(page)) === head,
    rows: async (transaction, committed) => {
      if (committed.kind !== 'committed') return
      const { revision } = committed
      return publishRows(transaction, request, { facts, head, revision, time, person: author })
    },
  })
  if (outcome.kind === 'stale') return { kind: 'stale' }
  if (outcome.kind === 'unchanged') return { kind: 'unchanged', revision: outcome.current }
  await dropPending(services, page, media)
  await announcePage(services, page, 'adds')
  return { kind: 'published', revision: outcome.revision, merged }
}
