import type { TextCache } from '../reading/text-cache.ts'
import type { MergeOutcome } from '../merge/merge-texts.ts'
import { mergeTexts } from '../merge/merge-texts.ts'
import { hasFields, withOwnFields } from './own-fields.ts'

/** A fork's text (`own`), its origin's, and the origin's from which the fork was made or took last. */
export type UpstreamTexts = {
  readonly base: string
  readonly own: string
  readonly theirs: string
}

/** A fork and its origin, and what both began with, all with the fork's own fields; and each beside what it would be with all that the other changed. */
export type Meeting = UpstreamTexts & {
  /** The fork with all of the origin's changes: where both changed the same, the origin's. */
  readonly taken: string
  /** The origin with all of the fork's changes: where both changed the same, the fork's. */
  readonly given: string
  /** What taking all comes to. */
  readonly merge: MergeOutcome
}

/**
 * Merges a fork with its origin. What either has of the other already, also in part or within other changes, is no
 * difference any more: a merge leaves it as it is. Never throws.
 */
export function meetOrigin(texts: UpstreamTexts, cache: TextCache): Meeting {
  const { base, own, theirs } = withFieldsOf(texts)
  const merge = mergeTexts(base, own, theirs, cache)
  const taken = merge.kind === 'merged' ? merge : mergeTexts(base, theirs, own, cache)
  return { base, own, theirs, merge, taken: taken.text, given: merge.text }
}

/** The same texts, all with the fork's own fields. */
export function withFieldsOf({ base, own, theirs }: UpstreamTexts): UpstreamTexts {
  const fields = hasFields(own) ? own : base
  return { base: withOwnFields(base, fields), own, theirs: withOwnFields(theirs, fields) }
}
