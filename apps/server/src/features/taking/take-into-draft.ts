import type { CallAnswer } from '@forkshop/api'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { requireOpenDraft } from '../drafts/draft-rows.ts'
import { rebaseDraft } from '../drafts/draft-work.ts'
import type { Live } from '../drafts/live.ts'
import { openPageDraft } from '../drafts/open-draft.ts'
import { readDraftText, requireDecided, requireSure } from '../drafts/read-text.ts'
import { keepCheckpoint } from '../drafts/restore-checkpoint.ts'
import { noteTaken } from '../drafts/taken-rows.ts'
import { nothingTaken, runTake, sourceOf, type Taking } from './taking.ts'
import { keepTakenMedia } from './taken-media.ts'

/**
 * Brings what is taken into the shared draft, for everybody in its room; passages that both changed stand there to be
 * decided. Throws `conflict` for fields that both changed and for which nothing was chosen, and for texts that can only
 * be decided as a whole; `invalid` while other passages of the draft are to be decided.
 */
export async function takeIntoDraft(
  services: Services,
  live: Live,
  asked: Taking,
): Promise<CallAnswer<'takeFromUpstream'>> {
  // what the page took before may be otherwise in the draft, as people there want it: only what was chosen comes
  const taking = { ...asked, isAll: false }
  const { id } = await openPageDraft(services, taking.pages.page)
  return live.freeze(id, async () => {
    const draft = await requireOpenDraft(services, id)
    const read = await readDraftText(services, live, draft)
    requireDecided(read)
    requireSure(read)
    const taken = await runTake(services, taking, read.text)
    if (taken.conflicts.length === 0 && taken.text === read.text) {
      return { result: { ...nothingTaken, draft: id }, closed: null }
    }
    const updates = await live.readUpdates(id)
    const rebased = await rebaseDraft(services, {
      updates,
      baseText: taken.base,
      headText: taken.theirs,
      draftText: read.text,
      head: draft.base,
      facts: toDraftFacts(taking.wish.facts),
    })
    if (rebased.kind !== 'rebased') {
      const conflicts = rebased.conflicts.map(({ base, ours, theirs, path }) => {
        return { base, ours: theirs, theirs: ours, path }
      })
      throw new ProblemError('conflict', 'upstream-facts', { conflicts })
    }
    await keepTakenMedia(services, taking, taken.theirs)
    const user = taking.wish.actor.id
    await keepCheckpoint(services, { draft, updates, why: 'bring-in', user })
    await live.write(id, rebased.update)
    const { takenFrom, coAuthors } = sourceOf(taking)
    await noteTaken(services, { draft: id, source: takenFrom, people: coAuthors })
    const result = { ...nothingTaken, unchanged: false, draft: id, conflicts: rebased.conflicts }
    return { result, closed: null }
  })
}

/** For a draft the other page stands where the page does whose newest text it brings in. */
function toDraftFacts(facts: Taking['wish']['facts']): Readonly<Record<string, 'page' | 'draft'>> {
  return Object.fromEntries(
    Object.entries(facts).map(([path, side]) => [path, side === 'origin' ? 'page' : 'draft']),
  )
}
