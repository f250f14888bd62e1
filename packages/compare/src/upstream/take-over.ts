import { mergeTexts, type MergeOutcome } from '../merge/merge-texts.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { changedAtOrigin } from './changed-at-origin.ts'
import { meetOrigin, type UpstreamTexts } from './meet-origin.ts'
import { withChanges } from './with-changes.ts'

/**
 * A fork with the chosen ones of its origin's changes (ids of `upstreamChanges` for these very texts, or all), by
 * three-way merge: what both changed is a conflict, of which `conflictPlaces` tells the blocks. The fork keeps its own
 * fields. Ids that name no change choose nothing. Never throws.
 */
export function takeOver(
  texts: UpstreamTexts,
  chosen: readonly string[] | 'all',
  cache: TextCache = newTextCache(),
): MergeOutcome {
  const meeting = meetOrigin(texts, cache)
  if (chosen === 'all') return meeting.merge
  const { base, own, theirs } = meeting
  const changed = changedAtOrigin(meeting, cache)
  const upstream = withChanges({ base, theirs }, changed, new Set(chosen))
  return mergeTexts(base, own, upstream, cache)
}
