import type { Fate } from './fates.ts'
import type { MergedOrder } from './order.ts'
import { isClash } from '../piece.ts'
import type { Side } from '../three.ts'
import { bothSides } from '../three.ts'
import type { Tracked } from './track.ts'

/** A section that one side took out, heading and all, while the other changed something in it. */
export type LostSection = {
  /** The side that has it. */
  readonly side: Side
  readonly level: number
  /** The numbers of what is left of it, its heading first. */
  readonly members: readonly number[]
}

/**
 * Finds the sections that are asked about whole: what was changed in them means nothing under the heading that comes
 * to stand above it.
 */
export function findLostSections(fates: readonly Fate[], tracked: Tracked): readonly LostSection[] {
  return bothSides.flatMap((side) => sectionsLeftTo(side, fates, tracked))
}

function sectionsLeftTo(side: Side, fates: readonly Fate[], tracked: Tracked): LostSection[] {
  const { sequences, matchings, moved } = tracked
  const { base } = sequences
  const gone = matchings[side === 'ours' ? 'theirs' : 'ours'].afterOf
  const sections: LostSection[] = []
  for (let first = 0; first < base.length; first++) {
    const level = base[first]?.level ?? null
    if (level === null || gone[first] !== null) continue
    const end = sectionEnd(first, tracked)
    const numbers = Array.from({ length: end - first }, (_, offset) => first + offset)
    if (!numbers.every((number) => gone[number] === null)) continue
    const members = numbers.filter((number) => matchings[side].afterOf[number] !== null)
    const isInPlace = members[0] === first && !members.some((number) => moved[side].has(number))
    if (!isInPlace) continue
    const isChanged = members.some((number) => fates[number]?.some(isClash))
    if (isChanged || hasNewcomers({ side, level, members }, tracked)) {
      sections.push({ side, level, members })
    }
    first = end - 1
  }
  return sections
}

/** Where the section of a heading ends in the base. */
function sectionEnd(heading: number, { sequences: { base } }: Tracked): number {
  const level = base[heading]?.level ?? 0
  let end = heading + 1
  while (end < base.length && (base[end]?.level ?? Infinity) > level) end++
  return end
}

function hasNewcomers({ side, level, members }: LostSection, tracked: Tracked): boolean {
  const { afterOf, beforeOf } = tracked.matchings[side]
  const elements = tracked.sequences[side]
  const own = new Set(members)
  const first = afterOf[members[0] ?? -1] ?? elements.length
  for (let at = first + 1; at < elements.length; at++) {
    if ((elements[at]?.level ?? Infinity) <= level) return false
    const origin = beforeOf[at] ?? null
    if (origin === null) return true
    if (!own.has(origin)) return false
  }
  return false
}

/** Each lost section as one group of the merged order; which section the things of those groups are of. */
export function joinSections(
  order: MergedOrder,
  sections: readonly LostSection[],
): { readonly order: MergedOrder; readonly lost: ReadonlyMap<number, LostSection> } {
  const lost = new Map<number, LostSection>()
  if (sections.length === 0) return { order, lost }
  const byHeading = new Map(sections.map((section) => [section.members[0] ?? -1, section]))
  const joined: (readonly number[])[] = []
  for (let at = 0; at < order.length; at++) {
    const group = order[at] ?? []
    const section = byHeading.get(group[0] ?? -1)
    const all = order.slice(at, at + (section?.members.length ?? 0))
    // what came to stand within it leaves its parts to be asked about one by one
    if (section && all.flat().join() === section.members.join()) {
      joined.push(section.members)
      for (const number of section.members) lost.set(number, section)
      at += all.length - 1
    } else joined.push(group)
  }
  return { order: joined, lost }
}
