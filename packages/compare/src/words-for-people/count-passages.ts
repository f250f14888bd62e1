import { agendaOf } from '@forkshop/domain'
import { blockSpans, regroupingOf } from '../blocks/block-spans.ts'
import { compareAgendas, isAgendaChanged } from '../agenda/compare-agenda.ts'
import type { BlockChange, Comparison } from '../comparison.ts'
import { movedTogether } from '../blocks/moved-together.ts'
import { isSeen } from './seen.ts'

/** How many passages of a comparison a reader sees changed, each counted once. */
export type PassageCounts = Readonly<
  Record<'changed' | 'split' | 'joined' | 'added' | 'removed' | 'moved' | 'movedChanged', number>
>

/**
 * Counts what is shown as passages. What the agenda tells (tables of steps, with the heading of a day that came or
 * went) is no passage; a section that moved is one.
 */
export function countPassages({ blocks }: Comparison): PassageCounts {
  const spans = blockSpans(blocks)
  const alongside = movedTogether(blocks, spans)
  const counts = {
    changed: 0,
    split: 0,
    joined: 0,
    added: 0,
    removed: 0,
    moved: 0,
    movedChanged: 0,
  }
  let isCounted = false
  blocks.forEach((block, at) => {
    if (alongside[at] !== true) isCounted = false
    const kind = kindOf(block, blocks[at + 1])
    if (kind === null) return
    const regrouping =
      kind === 'changed' ? regroupingOf(spans[at] ?? { before: 1, after: 1 }) : null
    if (regrouping) counts[regrouping]++
    else if (kind !== 'moved' && kind !== 'moved-changed') counts[kind]++
    else {
      if (alongside[at] !== true) counts.moved++
      if (kind === 'moved-changed' && !isCounted) {
        counts.movedChanged++
        isCounted = true
      }
    }
  })
  return counts
}

type Counted = Exclude<BlockChange['kind'], 'same'>

/** The kind that a block counts as; `null` when it is told elsewhere, or when no reader sees what is different. */
function kindOf(block: BlockChange, below: BlockChange | undefined): Counted | null {
  switch (block.kind) {
    case 'same':
      return null
    case 'added':
    case 'removed':
      return isDay(block) || (below?.kind === block.kind && isHeading(block) && isDay(below))
        ? null
        : block.kind
    case 'moved':
      return 'moved'
    case 'changed':
      return isSeen(block) && !isToldInSteps(block) ? 'changed' : null
    case 'moved-changed':
      return isSeen(block) && !isToldInSteps(block) ? 'moved-changed' : 'moved'
  }
}

/** Only what holds a bar can be a table, and is read: there may be 100,000 blocks. */
function daysIn(text: string | null) {
  return text?.includes('|') ? agendaOf(text).days : []
}

function isDay({ before, after }: BlockChange): boolean {
  return daysIn(after ?? before).length > 0
}

function isHeading({ before, after }: BlockChange): boolean {
  return /^ {0,3}#{1,6}\s/.test(after ?? before ?? '')
}

/** A table that came to be an agenda, or whose steps changed; one with another column only is a passage. */
function isToldInSteps({ before, after }: BlockChange): boolean {
  const [old, now] = [daysIn(before), daysIn(after)]
  if (old.length === 0 && now.length === 0) return false
  return isAgendaChanged(compareAgendas(old, now))
}
