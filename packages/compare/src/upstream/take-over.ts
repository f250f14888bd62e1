import { mergeTexts, type MergeOutcome } from '../merge/merge-texts.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { changedAtOrigin } from './changed-at-origin.ts'
import { newComparer } from './comparer.ts'
import { meetOrigin, withFieldsOf, type UpstreamTexts } from './meet-origin.ts'
import { withChanges } from './with-changes.ts'

/** What was chosen of an origin's changes: ids of `upstreamChanges` for these very texts, or all. */
export type Chosen = readonly string[] | 'all'

/**
 * A fork with the chosen ones of its origin's changes, by three-way merge: what both changed is a conflict, of which
 * `conflictPlaces` tells the blocks. The fork keeps its own fields. Ids that name no change choose nothing. Never throws.
 */
export function takeOver(
  texts: UpstreamTexts,
  chosen: Chosen,
  cache: TextCache = newTextCache(),
): MergeOutcome {
  if (chosen === 'all') return meetOrigin(texts, cache).merge
  const { base, theirs } = chosenUpstream(texts, chosen, cache)
  return mergeTexts(base, texts.own, theirs, cache)
}

/**
 * The two texts that a merge takes the chosen changes from: as it was when both met, and with those alone, both with the
 * fork's own fields. Never throws.
 */
export function chosenUpstream(
  texts: UpstreamTexts,
  chosen: Chosen,
  cache: TextCache = newTextCache(),
): Pick<UpstreamTexts, 'base' | 'theirs'> {
  const { base, theirs } = withFieldsOf(texts)
  if (chosen === 'all') return { base, theirs }
  const changed = changedAtOrigin({ base, theirs }, newComparer(cache))
  return { base, theirs: withChanges({ base, theirs }, changed, new Set(chosen)) }
}
