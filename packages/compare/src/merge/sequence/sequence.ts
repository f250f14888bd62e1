import { contestedPart } from './contested-part.ts'
import { joinElements } from '../../reading/element.ts'
import type { Fate } from './fates.ts'
import { decideFates, fateOfLost } from './fates.ts'
import { fillGap } from './gap.ts'
import type { Insertion } from './insertions.ts'
import { findInsertions } from './insertions.ts'
import type { Layout } from './layout.ts'
import type { LostSection } from './lost-sections.ts'
import { findLostSections, joinSections } from './lost-sections.ts'
import { toLayout } from './layout.ts'
import { mergeOrder } from './order.ts'
import type { Part } from '../part.ts'
import { clash } from '../piece.ts'
import type { SequenceRules } from './sequences.ts'
import type { Side } from '../three.ts'
import { bothSides } from '../three.ts'
import type { Tracked } from './track.ts'
import { elementOn } from './track.ts'

/** Merges three versions of a sequence: content, order and insertions each by itself. */
export function mergeSequence(tracked: Tracked, rules: SequenceRules): readonly Part[] {
  const { matchings } = tracked
  const decided = decideFates(tracked, rules)
  const sections = findLostSections(decided, tracked)
  const fates = withLost(decided, sections, tracked)
  const kept = [...fates.keys()].filter((number) => fates[number] !== null)
  const merged = mergeOrder(
    kept,
    (number) => matchings.ours.afterOf[number] ?? null,
    (number) => matchings.theirs.afterOf[number] ?? null,
  )
  const { order, lost } = joinSections(merged, sections)
  const layout = toLayout(tracked, { fates, order, rules, lost })
  const insertions = bothSides.flatMap((side) => findInsertions(side, layout))
  const byGap = Map.groupBy(insertions, ({ gap }) => gap)
  const strays = strayed(layout)
  const fill = fillGap(layout, insertions)
  return Array.from({ length: order.length + 1 }, (_, gap) => [
    ...fill(gap, byGap.get(gap) ?? []),
    ...groupParts(order[gap] ?? [], { strays, inside: byGap.get(gap + 1) ?? [] }, layout),
  ]).flat()
}

/** What would go with its section is asked about with it. */
function withLost(
  fates: readonly Fate[],
  sections: readonly LostSection[],
  tracked: Tracked,
): readonly Fate[] {
  const members = new Set(sections.flatMap((section) => section.members))
  if (members.size === 0) return fates
  return fates.map((fate, number) => (members.has(number) ? fateOfLost(number, tracked) : fate))
}

function groupParts(
  group: readonly number[],
  found: { readonly strays: ReadonlySet<number>; readonly inside: readonly Insertion[] },
  layout: Layout,
): readonly Part[] {
  const [number, ...others] = group
  if (number === undefined) return []
  if (others.length > 0 || layout.lost.has(number)) {
    const inside = found.inside.filter(({ kind }) => kind === 'inside')
    return [contestedPart(group, inside, { layout, kind: 'place' })]
  }
  const spans = {
    base: spanAt(number),
    ours: spanAt(layout.matchings.ours.afterOf[number] ?? null),
    theirs: spanAt(layout.matchings.theirs.afterOf[number] ?? null),
  }
  const pieces = found.strays.has(number)
    ? [clash('place', textsOf(number, layout), [layout.sequences.base[number]?.label ?? ''])]
    : (layout.fates[number] ?? [])
  return [{ ...spans, pieces }]
}

function spanAt(at: number | null) {
  return at === null ? null : { first: at, last: at }
}

function textsOf(number: number, layout: Layout) {
  const on = (side: Side) => elementOn(side, number, layout)?.text ?? null
  const base = layout.sequences.base[number]
  return { base: base ? joinElements([base]) : null, ours: on('ours'), theirs: on('theirs') }
}

/** What a side moved under a heading that the merged order does not give it. */
function strayed(layout: Layout): ReadonlySet<number> {
  const { sequences, matchings, moved, order, headings, hasSections } = layout
  const strays = new Set<number>()
  if (!hasSections) return strays
  for (const side of bothSides) {
    if (moved[side].size === 0) continue
    order.forEach(([number, ...others], at) => {
      if (number === undefined || others.length > 0 || !moved[side].has(number)) return
      if (sequences.base[number]?.level !== null) return
      const place = matchings[side].afterOf[number] ?? null
      if (place !== null && headings[side][place] !== headings.merged[at]) strays.add(number)
    })
  }
  return strays
}
