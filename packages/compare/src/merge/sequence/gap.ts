import { joinElements } from '../../reading/element.ts'
import { contestedPart } from './contested-part.ts'
import { gapOrder } from './gap-order.ts'
import { goneIn } from './gone.ts'
import type { Insertion } from './insertions.ts'
import type { Newcomer } from './gap-order.ts'
import { joinInsertions } from './joint-insertions.ts'
import type { Layout } from './layout.ts'
import type { Part } from '../part.ts'
import { partFrom } from '../part.ts'
import { clash, isClash } from '../piece.ts'
import { replacedPart } from './replaced-part.ts'
import type { Sequences } from './sequences.ts'
import type { Side } from '../three.ts'
import { bothSides } from '../three.ts'

/** Decides what stands in a gap of the merged order, from what the sides put there. */
export function fillGap(
  layout: Layout,
  insertions: readonly Insertion[],
): (gap: number, here: readonly Insertion[]) => readonly Part[] {
  const doubled = doublesIn(insertions, layout.sequences)
  return (gap, here) => {
    const placed = {
      ours: here.flatMap((insertion) => newcomers('ours', insertion, layout)),
      theirs: here.flatMap((insertion) => newcomers('theirs', insertion, layout)),
    }
    const near = { ours: upToHeading(placed.ours), theirs: upToHeading(placed.theirs) }
    const replaced = here.length > 0 ? replacedPart(gap, near, layout) : null
    const rest = (side: Side) => placed[side].slice(replaced ? near[side].length : 0)
    const joined = [
      ...(replaced ? [replaced] : []),
      ...joinInsertions(
        { ours: rest('ours'), theirs: rest('theirs') },
        { rules: layout.rules, order: gapOrder(gap, placed, layout) },
      ).map((part) => asDouble(part, doubled, layout)),
    ]
    const contested = joined.some(({ pieces }) => pieces.some(isClash))
      ? contestedGap(goneIn(gap, layout), here, layout)
      : null
    const unsure = here.filter(({ kind }) => kind === 'unsure')
    return [
      ...(contested ? [contested] : joined),
      ...unsure.map((insertion) => unsurePart(insertion, layout)),
    ].filter(({ pieces }) => pieces.length > 0)
  }
}

/**
 * What is asked about in a gap is asked about with what one side took out there and the other one still has: who
 * answers with a side wants the whole of it. `null` when there is no such thing.
 */
function contestedGap(
  gone: readonly number[],
  here: readonly Insertion[],
  layout: Layout,
): Part | null {
  const isLeft = (number: number) =>
    bothSides.some((side) => layout.matchings[side].afterOf[number] !== null)
  if (!gone.some(isLeft)) return null
  const placed = here.filter(({ kind }) => kind === 'placed')
  return contestedPart(gone, placed, { layout, kind: 'content' })
}

/** What one side put in one place and the other in another: it must not stand there twice. */
type Doubles = {
  readonly keys: ReadonlySet<string>
  /** Those whose place theirs leaves open: that is a decision already. */
  readonly open: ReadonlySet<string>
}

function doublesIn(insertions: readonly Insertion[], sequences: Sequences): Doubles {
  const open = new Set<string>()
  const gaps: Record<Side, Map<string, number>> = { ours: new Map(), theirs: new Map() }
  for (const { side, first, last, gap, kind } of insertions) {
    for (const { unit } of sequences[side].slice(first, last + 1)) {
      gaps[side].set(unit.key, gap)
      if (side === 'theirs' && kind === 'unsure') open.add(unit.key)
    }
  }
  const isElsewhere = ([key, gap]: readonly [string, number]) =>
    (gaps.theirs.get(key) ?? gap) !== gap
  return { keys: new Set([...gaps.ours].filter(isElsewhere).map(([key]) => key)), open }
}

function newcomers(side: Side, insertion: Insertion, { sequences }: Layout): readonly Newcomer[] {
  if (insertion.side !== side || insertion.kind !== 'placed') return []
  return sequences[side]
    .slice(insertion.first, insertion.last + 1)
    .map((element, offset) => ({ side, at: insertion.first + offset, element }))
}

/** New sections take no one's place: what stands before the first of them. */
function upToHeading(newcomers: readonly Newcomer[]): readonly Newcomer[] {
  const heading = newcomers.findIndex(({ element }) => element.level !== null)
  return heading < 0 ? newcomers : newcomers.slice(0, heading)
}

/** Of a doubled insertion one stays, as a decision about its place: ours, unless theirs is one already. */
function asDouble(part: Part, doubled: Doubles, { sequences }: Layout): Part {
  const ours = part.ours ? sequences.ours[part.ours.first] : undefined
  const theirs = part.theirs ? sequences.theirs[part.theirs.first] : undefined
  const element = ours ?? theirs
  if (!element || (ours && theirs)) return part
  const { key, words } = element.unit
  if (!doubled.keys.has(key) || words.length < 2) return part
  if (!ours || doubled.open.has(key)) return { ...part, pieces: [] }
  const texts = { base: null, ours: ours.text, theirs: ours.text }
  return { ...part, pieces: [clash('place', texts, [ours.label])] }
}

function unsurePart(insertion: Insertion, { sequences }: Layout): Part {
  const { side, first, last } = insertion
  const elements = sequences[side].slice(first, last + 1)
  const texts = { base: null, ours: null, theirs: null, [side]: joinElements(elements) }
  const path = elements[0] ? [elements[0].label] : []
  return {
    ...partFrom(side, first, [clash('place', texts, path)]),
    [side]: { first, last },
  }
}
