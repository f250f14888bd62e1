import type { Block } from '@forkshop/document'
import { parseBlocks, parseFrontMatter } from '@forkshop/document'
import type { Conflict } from './merge-texts.ts'
import type { OpenMerge } from './resolve.ts'
import { resolveConflicts } from './resolve.ts'

/**
 * Whole blocks that hold what must be decided, with the Markdown of each side (`null` where it has
 * none): what stands in the place of `count` blocks of the partial merge, from the one with number
 * `at` (as `parseBlocks` counts them); with none, before that one.
 */
export type ConflictBlock = {
  readonly at: number
  readonly count: number
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
}

/** What must be decided, parted by where: in the body as blocks, in the front matter as it is. */
export type ConflictPlaces = {
  readonly fields: readonly Conflict[]
  readonly blocks: readonly ConflictBlock[]
}

/** Where the conflicts of a merge stand; `null` for texts that can only be decided as a whole. */
export function conflictPlaces(merge: OpenMerge): ConflictPlaces | null {
  const { bodyStart } = parseFrontMatter(merge.text)
  const fields = merge.conflicts.filter(({ start }) => start < bodyStart)
  const inBody = merge.conflicts.filter(({ start }) => start >= bodyStart)
  // texts too long to be read as a whole are one conflict, front matter included
  if (fields.some(({ end }) => end > bodyStart)) return null
  const blocks = parseBlocks(merge.text)
  return { fields, blocks: toHunks(blocks, inBody).map((hunk) => toBlock(merge, blocks, hunk)) }
}

type Hunk = { at: number; end: number; conflicts: Conflict[] }

/** The blocks that each conflict touches; conflicts that share a block share all of theirs. */
function toHunks(blocks: readonly Block[], conflicts: readonly Conflict[]): readonly Hunk[] {
  const hunks: Hunk[] = []
  for (const conflict of conflicts) {
    const { at, end } = touched(blocks, conflict)
    const last = hunks.at(-1)
    const isShared = last !== undefined && end > at && at < last.end
    if (isShared) {
      last.end = Math.max(last.end, end)
      last.conflicts.push(conflict)
    } else hunks.push({ at, end, conflicts: [conflict] })
  }
  return hunks
}

/** The numbers of the blocks that a conflict stands in, or of the one it stands before. */
function touched(
  blocks: readonly Block[],
  { start, end, lead, trail }: Conflict,
): { readonly at: number; readonly end: number } {
  const isPart = (blank: string) => blank !== '' && !/\n[ \t]*\r?\n/.test(blank)
  const isTouched = (block: Block) => {
    if (end > start) return block.start < end && block.end > start
    if (block.start < start && block.end > start) return true
    // what comes back without a blank line between is a part of its neighbour
    return (block.end === start && isPart(lead)) || (block.start === start && isPart(trail))
  }
  const first = blocks.findIndex(isTouched)
  if (first >= 0) return { at: first, end: blocks.findLastIndex(isTouched) + 1 }
  const next = blocks.findIndex((block) => block.start >= start)
  const at = next < 0 ? blocks.length : next
  return { at, end: at }
}

function toBlock(merge: OpenMerge, blocks: readonly Block[], hunk: Hunk): ConflictBlock {
  const { at, end, conflicts } = hunk
  const [first, last] = [blocks[at], blocks[end - 1]]
  const start = end > at && first ? first.start : (conflicts[0]?.start ?? 0)
  const stop = end > at && last ? last.end : start
  const side = (pick: (conflict: Conflict) => string | null) => {
    const cut = { ...merge, text: merge.text.slice(0, stop), conflicts }
    // a block that is gone took the blanks before it along: then nothing is left behind `start`
    const whole = resolveConflicts(cut, conflicts.map(pick)).slice(start)
    const bare = whole.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
    return bare === '' ? null : bare
  }
  return {
    at,
    count: end - at,
    base: side(({ base }) => base),
    ours: side(({ ours }) => ours),
    theirs: side(({ theirs }) => theirs),
  }
}
