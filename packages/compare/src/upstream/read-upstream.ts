import type { Comparison } from '../comparison.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { changedAtOrigin } from './changed-at-origin.ts'
import { newComparer } from './comparer.ts'
import { countMeeting, type UpstreamCounts } from './count-upstream.ts'
import { meetOrigin, type UpstreamTexts } from './meet-origin.ts'
import { traceChanges } from './trace-changes.ts'
import { changesOf, type UpstreamChange } from './upstream-changes.ts'

/** A change of the origin with the numbers of the texts in its line that made it so, newest first. */
export type TracedChange = UpstreamChange & { readonly turns: readonly number[] }

/** All that is to be told of what an origin changed. */
export type ReadUpstream = {
  readonly counts: UpstreamCounts
  readonly changes: readonly TracedChange[]
  /** What was compared: the origin when both met last, and as it is now. */
  readonly comparison: Comparison
}

/**
 * What the origin changed since both met last, and which of its texts did it: `line` are those that followed the one in
 * which both met, oldest first, the last of them the origin's newest. Never throws.
 */
export function readUpstream(
  { line, ...texts }: UpstreamTexts & { readonly line: readonly string[] },
  cache: TextCache = newTextCache(),
): ReadUpstream {
  const compare = newComparer(cache)
  const meeting = meetOrigin(texts, cache)
  const changed = changedAtOrigin(meeting, compare)
  const changes = changesOf(meeting, changed, { compare, cache })
  const turns = traceChanges(changes, { base: texts.base, line }, compare)
  return {
    counts: countMeeting(meeting, compare),
    changes: changes.map((change, at) => ({ ...change, turns: turns[at] ?? [] })),
    comparison: changed.comparison,
  }
}
