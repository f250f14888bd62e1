import type { CallAnswer, Problem } from '@forkshop/api'
import type { AskedDrawing } from '../comparison/draw-compared.ts'
import { sidesOfMerge, type SidedMerge } from '../comparison/draw-merge.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { moveBase, requireOpenDraft, type DraftRow } from './draft-rows.ts'
import { rebaseDraft } from './draft-work.ts'
import type { Live } from './live.ts'
import { movedHead } from './page-moved.ts'
import { readDraftText, requireDecided, requireSure } from './read-text.ts'
import { keepCheckpoint } from './restore-checkpoint.ts'
import type { Account } from '../../base/http/signed-in.ts'
import type { FactChoice } from '../../texts/jobs/rebase.ts'

/** What bringing in what was published meanwhile would make of a draft. */
export const previewBringIn = async (
  services: Services,
  live: Live,
  { draft, page }: { readonly draft: DraftRow; readonly page: Pick<PageRow, 'id' | 'slug'> },
  asked: Omit<AskedDrawing, 'sides'>,
): Promise<CallAnswer<'previewBringIn'>> => {
  const { text, baseText } = await readDecided(services, live, draft)
  const { head, headText } = await readPage(services, draft)
  const merge = { base: baseText, ours: headText, theirs: text }
  const sided = await sidesOfMerge(services, { merge, page, base: draft.base, at: head }, asked)
  return { head, ...toPreview(sided) }
}

const toPreview = ({ comparison, facts, passages }: SidedMerge) => ({
  comparison,
  facts: facts.map(toProblemConflict),
  passages,
})

/**
 * Brings what was published since a draft was opened into it, for everybody in its room; passages
 * that both changed stand in the text as conflicts. From then on the draft is made from `head`.
 * Throws `changed` when the page moved on after the preview, `conflict` when facts are to be
 * decided first or the texts can only be decided as a whole, `invalid` while conflicts are open.
 */
export const bringIn = (
  services: Services,
  live: Live,
  request: {
    readonly draft: DraftRow
    readonly actor: Account
    readonly head: string
    readonly facts: Readonly<Record<string, FactChoice>>
  },
): Promise<CallAnswer<'bringIn'>> =>
  live.freeze(request.draft.id, async () => {
    const draft = await requireOpenDraft(services, request.draft.id)
    const { text, baseText } = await readDecided(services, live, draft)
    const { head, headText } = await readPage(services, draft)
    if (head !== request.head) throw new ProblemError('changed', 'page-changed-meanwhile')
    const updates = await live.readUpdates(draft.id)
    const rebased = await rebaseDraft(services, {
      updates,
      baseText,
      headText,
      draftText: text,
      head,
      facts: request.facts,
    })
    if (rebased.kind !== 'rebased') {
      const conflicts = rebased.conflicts.map(toProblemConflict)
      throw new ProblemError('conflict', 'code.conflict', { current: head, conflicts })
    }
    await keepCheckpoint(services, { draft, updates, why: 'bring-in', user: request.actor.id })
    // The text first: a draft with the page's words and its old base is merged once more, one with
    // the new base and without its words would take them back.
    await live.write(draft.id, rebased.update)
    await moveBase(services, draft.id, head)
    return { result: { base: head, conflicts: rebased.conflicts }, closed: null }
  })

const readDecided = async (services: Services, live: Live, draft: DraftRow) => {
  const read = await readDraftText(services, live, draft)
  requireDecided(read)
  requireSure(read)
  return read
}

/** The page as it is now; throws `not-open` for a draft that brings nothing in. */
const readPage = async (
  services: Services,
  draft: DraftRow,
): Promise<{ readonly head: string; readonly headText: string }> => {
  const head = await movedHead(services, draft)
  if (head === null) throw new ProblemError('not-open', 'nothing-to-bring-in')
  const page = pageIdOf(draft.page)
  return { head, headText: (await services.library.readText(page, revisionIdOf(head))) ?? '' }
}

type ProblemConflict = NonNullable<Problem['conflicts']>[number]

const toProblemConflict = ({ base, ours, theirs, path }: ProblemConflict): ProblemConflict => ({
  base,
  ours,
  theirs,
  path,
})
