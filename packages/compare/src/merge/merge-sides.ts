import { parseBlocks, parseFrontMatter, sameValue } from '@forkshop/document'
import { blockSpans } from '../blocks/block-spans.ts'
import { compareTexts } from '../compare-texts.ts'
import type { Comparison } from '../comparison.ts'
import { UNREADABLE_FIELDS } from '../fields/compare-fields.ts'
import { UNREADABLE_FRONT } from './front/front.ts'
import type { MergeOutcome } from './merge-texts.ts'
import type { Side, Three } from './three.ts'
import { mapThree } from './three.ts'

/** Which side a change of a merged text came from; `open` where it is still to be decided. */
export type MergeSide = Side | 'both' | 'open'

/** The side of each change of `comparison.blocks` (`null` where none is known) and of each field by its key. */
export type MergeSides = {
  readonly blocks: readonly (MergeSide | null)[]
  readonly fields: Readonly<Record<string, MergeSide>>
}

/**
 * Whose each change is in `comparison`, of the common ancestor with the merged text: what stands in the merge is
 * known by its passages, what is gone or moved by what each side did to it.
 */
export function mergeSides(
  texts: Three<string>,
  merge: MergeOutcome,
  comparison: Comparison,
): MergeSides {
  const blocks = parseBlocks(merge.text)
  const spans = blockSpans(comparison.blocks)
  const ours = changedBlocks(compareTexts(texts.base, texts.ours))
  const theirs = changedBlocks(compareTexts(texts.base, texts.theirs))
  return {
    blocks: comparison.blocks.map(({ kind, before, beforeIndex, afterIndex }, at) => {
      if (kind === 'same') return null
      const first = afterIndex === null ? undefined : blocks[afterIndex]
      const last = blocks[(afterIndex ?? 0) + (spans[at]?.after ?? 1) - 1] ?? first
      const written = first && last ? sideWithin(merge, first.start, last.end) : null
      if (written !== null || beforeIndex === null) return written
      if (afterIndex === null && before !== null && isPutOff(merge, before)) return 'open'
      return sideOf({ ours: ours.has(beforeIndex), theirs: theirs.has(beforeIndex) })
    }),
    fields: fieldSides(texts, merge, comparison),
  }
}

/** Whether something that is not in the merged text may come back by a decision. */
function isPutOff(merge: MergeOutcome, text: string): boolean {
  const conflicts = merge.kind === 'conflict' ? merge.conflicts : []
  return conflicts.some(({ base, ours }) => ours === null && base?.includes(text))
}

function sideOf(has: { readonly ours: boolean; readonly theirs: boolean }): MergeSide | null {
  if (has.ours && has.theirs) return 'both'
  return has.ours ? 'ours' : has.theirs ? 'theirs' : null
}

/** Whose words a stretch of the merged text has; `null` when nobody wrote in it. */
function sideWithin(merge: MergeOutcome, start: number, end: number): MergeSide | null {
  const conflicts = merge.kind === 'conflict' ? merge.conflicts : []
  const isOpen = conflicts.some((one) => one.start <= end && Math.max(one.end, one.start) >= start)
  if (isOpen) return 'open'
  const written = merge.passages
    .filter((one) => one.start < end && one.end > start && one.from !== 'base')
    .filter((one) => merge.text.slice(Math.max(one.start, start), Math.min(one.end, end)).trim())
    .map(({ from }) => from)
  const isShared = written.some((from) => from === 'both' || from === 'mixed')
  return sideOf({
    ours: isShared || written.includes('ours'),
    theirs: isShared || written.includes('theirs'),
  })
}

/** The blocks of the old text that are not the same in the new one. */
function changedBlocks({ blocks }: Comparison): ReadonlySet<number> {
  return new Set(
    blocks.flatMap(({ kind, beforeIndex }) =>
      kind === 'same' || beforeIndex === null ? [] : [beforeIndex],
    ),
  )
}

function fieldSides(
  texts: Three<string>,
  merge: MergeOutcome,
  { fields }: Comparison,
): MergeSides['fields'] {
  const open = new Set(merge.kind === 'conflict' ? merge.conflicts.map(({ path }) => path) : [])
  const all = mapThree(texts, (text) => {
    const front = parseFrontMatter(text)
    return front.kind === 'present' ? front.fields : {}
  })
  const fronts = mapThree(texts, (text) => text.slice(0, parseFrontMatter(text).bodyStart))
  const sides = fields.flatMap(({ key }): readonly (readonly [string, MergeSide])[] => {
    const isText = key === UNREADABLE_FIELDS
    const has = (side: Side) =>
      isText ? fronts[side] !== fronts.base : !sameValue(all[side][key], all.base[key])
    const isOpen = open.has(isText ? UNREADABLE_FRONT : key)
    const side = isOpen ? 'open' : sideOf({ ours: has('ours'), theirs: has('theirs') })
    return side === null ? [] : [[key, side]]
  })
  return Object.fromEntries(sides)
}
