import type { AgendaDay } from '@forkshop/domain'
import { toDayUnit } from '../agenda/day-unit.ts'
import { blockSpans } from '../blocks/block-spans.ts'
import { movedTogether } from '../blocks/moved-together.ts'
import type { BlockChange, Comparison } from '../comparison.ts'
import { pairUp } from '../matching/pair-up.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { shortDay } from '../words-for-people/day-ends.ts'
import { isSeen } from '../words-for-people/seen.ts'
import { newComparer, type Comparer } from './comparer.ts'
import { meetOrigin, type Meeting, type UpstreamTexts } from './meet-origin.ts'
import { isContent } from './own-fields.ts'

/** By how many minutes a day of a fork is longer than that of its origin; negative for a shorter one. */
export type DayLength = { readonly day: string; readonly minutes: number }

/** How a fork and its origin stand to each other. */
export type UpstreamCounts = {
  /** Passages that only the fork has so. */
  readonly ahead: number
  /** Passages that are newer at the origin, those that both changed included. */
  readonly behind: number
  /** Days of both that are not of one length, by their titles in the fork ('' for one without). */
  readonly days: readonly DayLength[]
  /** How many days more than its origin the fork has; negative for fewer. */
  readonly moreDays: number
}

/**
 * Counts what a fork and its origin changed since they parted and do not have of each other. A change counts as taken
 * when merging it leaves the other text as it is; fields that are a page's own do not count. Never throws.
 */
export function countUpstream(
  texts: UpstreamTexts,
  cache: TextCache = newTextCache(),
): UpstreamCounts {
  return countMeeting(meetOrigin(texts, cache), newComparer(cache))
}

/** The same for texts that have met. */
export function countMeeting(meeting: Meeting, compare: Comparer): UpstreamCounts {
  const { own, taken, theirs, given } = meeting
  const newer = compare(own, taken)
  const owned = compare(theirs, given)
  const most = meeting.merge.kind === 'conflict' ? untaken(meeting, compare) : null
  return {
    ahead: Math.min(countApart(owned), most?.own ?? Infinity),
    behind: Math.min(countApart(newer), most?.theirs ?? Infinity),
    ...agendaApart(owned.agendas.before.days, newer.agendas.before.days),
  }
}

/** Passages that differ: blocks as a reader sees them (a day's table is one, a section that moved too), and fields. */
function countApart(comparison: Comparison): number {
  return passagesApart(comparison).length + comparison.fields.filter(isContent).length
}

function passagesApart({ blocks }: Comparison): readonly BlockChange[] {
  const alongside = movedTogether(blocks, blockSpans(blocks))
  return blocks.filter((block, at) => {
    if (block.kind === 'same' || alongside[at] === true) return false
    return block.kind !== 'changed' || isSeen(block)
  })
}

/**
 * How much each side changed of which the other does not have the very words. A question may be about more passages than
 * those: of a side that has all of the other's, a merge may still ask where its own stand.
 */
function untaken(
  { base, own, theirs }: Meeting,
  compare: Comparer,
): Readonly<Record<'own' | 'theirs', number>> {
  const [mine, others] = [compare(base, own), compare(base, theirs)]
  const wordsOf = ({ blocks }: Comparison) => new Set(blocks.map(({ after }) => after))
  const count = (comparison: Comparison, known: ReadonlySet<string | null>) =>
    passagesApart(comparison).filter(({ kind, before, after }) =>
      kind === 'moved' ? true : after === null ? known.has(before) : !known.has(after),
    ).length + comparison.fields.filter(isContent).length
  return { own: count(mine, wordsOf(others)), theirs: count(others, wordsOf(mine)) }
}

function agendaApart(
  theirs: readonly AgendaDay[],
  own: readonly AgendaDay[],
): Pick<UpstreamCounts, 'days' | 'moreDays'> {
  const days = pairUp(theirs, own, toDayUnit).flatMap(({ before, after }) => {
    if (before === null || after === null) return []
    const minutes = after.totalMinutes - before.totalMinutes
    return minutes === 0 ? [] : [{ day: shortDay(after.title), minutes }]
  })
  return { days, moreDays: own.length - theirs.length }
}
