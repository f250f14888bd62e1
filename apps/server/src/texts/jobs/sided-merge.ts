import {
  compareTexts,
  conflictPlaces,
  mergeSides,
  mergeTexts,
  type Conflict,
  type MergeSides,
  type TextCache,
} from '@forkshop/compare'

/** Two texts and what they come from: `ours` is the page's, `theirs` a draft's or a proposal's. */
export type MergedTexts = { readonly base: string; readonly ours: string; readonly theirs: string }

/** A merged text and whose each change against its base is, in the order of that comparison. */
export type SidedText = {
  readonly text: string
  readonly sides: MergeSides
  /** What both changed in the front matter. */
  readonly facts: readonly Conflict[]
  /** Blocks that both changed; null when the texts can only be decided as a whole. */
  readonly passages: number | null
}

/** Merges two texts and tells the sides of what changed; what is read of them is kept in `texts`. */
export function sidedMerge({ base, ours, theirs }: MergedTexts, texts: TextCache): SidedText {
  const merge = mergeTexts(base, ours, theirs, texts)
  const comparison = compareTexts(base, merge.text, texts)
  const places = merge.kind === 'merged' ? { fields: [], blocks: [] } : conflictPlaces(merge)
  return {
    text: merge.text,
    sides: mergeSides({ base, ours, theirs }, merge, comparison),
    facts: places?.fields ?? [],
    passages: places?.blocks.length ?? null,
  }
}
