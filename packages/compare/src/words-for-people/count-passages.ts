import type { AgendaDay } from '@forkshop/domain'
import { blockSpans, regroupingOf } from '../blocks/block-spans.ts'
import { compareAgendas, isAgendaChanged } from '../agenda/compare-agenda.ts'
import type { BlockChange, Comparison, ReadAgenda } from '../comparison.ts'
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
export function countPassages({ blocks, agendas }: Comparison): PassageCounts {
  const days = { before: daysAt(agendas.before), after: daysAt(agendas.after) }
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
    const kind = kindOf(block, blocks[at + 1], days)
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

/** The day that a block is the table of, by the number of the block, without the heading above it. */
type Days = Readonly<Record<'before' | 'after', ReadonlyMap<number, AgendaDay>>>

function daysAt({ days, tables }: ReadAgenda): Days['before'] {
  return new Map(days.map((day, at) => [tables[at] ?? 0, { ...day, title: '' }]))
}

/** The kind that a block counts as; `null` when it is told elsewhere, or when no reader sees what is different. */
function kindOf(block: BlockChange, below: BlockChange | undefined, days: Days): Counted | null {
  switch (block.kind) {
    case 'same':
      return null
    case 'added':
    case 'removed':
      return isDay(block, days) ||
        (below?.kind === block.kind && isHeading(block) && isDay(below, days))
        ? null
        : block.kind
    case 'moved':
      return 'moved'
    case 'changed':
      return isToldInSteps(block, days) || !isSeen(block) ? null : 'changed'
    case 'moved-changed':
      return isToldInSteps(block, days) || !isSeen(block) ? 'moved' : 'moved-changed'
  }
}

function daysOf({ beforeIndex, afterIndex }: BlockChange, days: Days) {
  const dayAt = (side: 'before' | 'after', index: number | null) => {
    const day = index === null ? undefined : days[side].get(index)
    return day ? [day] : []
  }
  return { before: dayAt('before', beforeIndex), after: dayAt('after', afterIndex) }
}

function isDay(block: BlockChange, days: Days): boolean {
  const { before, after } = daysOf(block, days)
  return (block.afterIndex === null ? before : after).length > 0
}

function isHeading({ before, after }: BlockChange): boolean {
  return /^ {0,3}#{1,6}\s/.test(after ?? before ?? '')
}

/** A table that came to be an agenda, or whose steps changed; one with another column only is a passage. */
function isToldInSteps(block: BlockChange, days: Days): boolean {
  const { before, after } = daysOf(block, days)
  if (before.length === 0 && after.length === 0) return false
  return isAgendaChanged(compareAgendas(before, after))
}
