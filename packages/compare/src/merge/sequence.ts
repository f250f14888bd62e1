import { contestedPart } from './contested-part.ts'
import type { SequenceRules, Sequences } from './element.ts'
import { joinElements } from './element.ts'
import { decideFates, elementOn, matchSequences, movedOn } from './fates.ts'
import type { Insertion } from './insertions.ts'
import { findInsertions } from './insertions.ts'
import type { Layout } from './layout.ts'
import { toLayout } from './layout.ts'
import type { Newcomer } from './joint-insertions.ts'
import { joinInsertions } from './joint-insertions.ts'
import { mergeOrder } from './order.ts'
import type { Part } from './part.ts'
import { partFrom } from './part.ts'
import { clash } from './piece.ts'
import type { Side } from './three.ts'
import { bothSides } from './three.ts'

/** Merges three versions of a sequence: content, order and insertions each by itself. */
export function mergeSequence(sequences: Sequences, rules: SequenceRules): readonly Part[] {
  const matchings = matchSequences(sequences)
  const fates = decideFates(sequences, matchings, rules)
  const kept = [...fates.keys()].filter((number) => fates[number] !== null)
  const order = mergeOrder(
    kept,
    (number) => matchings.ours.afterOf[number] ?? null,
    (number) => matchings.theirs.afterOf[number] ?? null,
  )
  const layout = toLayout({ sequences, matchings, fates, order, rules })
  const insertions = bothSides.flatMap((side) => findInsertions(side, layout))
  const byGap = Map.groupBy(insertions, ({ gap }) => gap)
  const doubled = doublesIn(insertions, sequences)
  const strays = strayed(layout)
  return Array.from({ length: order.length + 1 }, (_, gap) => [
    ...fillGap(byGap.get(gap) ?? [], doubled, layout),
    ...groupParts(order[gap] ?? [], { strays, insertions }, layout),
  ]).flat()
}

/** What one side put in one place and the other in another: it must not stand there twice. */
function doublesIn(insertions: readonly Insertion[], sequences: Sequences): ReadonlySet<string> {
  const gaps: Record<Side, Map<string, number>> = { ours: new Map(), theirs: new Map() }
  for (const { side, first, last, gap } of insertions) {
    for (const { unit } of sequences[side].slice(first, last + 1)) {
      if (unit.words.length > 1) gaps[side].set(unit.key, gap)
    }
  }
  const isElsewhere = ([key, gap]: readonly [string, number]) =>
    (gaps.theirs.get(key) ?? gap) !== gap
  return new Set([...gaps.ours].filter(isElsewhere).map(([key]) => key))
}

function fillGap(
  here: readonly Insertion[],
  doubled: ReadonlySet<string>,
  layout: Layout,
): readonly Part[] {
  const placed = (side: Side) =>
    here
      .filter((insertion) => insertion.side === side && insertion.kind === 'placed')
      .flatMap((insertion) => newcomers(insertion, layout))
  const unsure = here.filter(({ kind }) => kind === 'unsure')
  return [
    ...joinInsertions(placed('ours'), placed('theirs'), layout.rules).map((part) =>
      asDouble(part, doubled, layout),
    ),
    ...unsure.map((insertion) => unsurePart(insertion, layout)),
  ].filter((part) => part.pieces.length > 0)
}

function newcomers({ side, first, last }: Insertion, { sequences }: Layout): readonly Newcomer[] {
  return sequences[side]
    .slice(first, last + 1)
    .map((element, offset) => ({ side, at: first + offset, element }))
}

/** Of a doubled insertion ours stays, as a decision about its place, and theirs goes. */
function asDouble(part: Part, doubled: ReadonlySet<string>, { sequences }: Layout): Part {
  const ours = part.ours ? sequences.ours[part.ours.first] : undefined
  const theirs = part.theirs ? sequences.theirs[part.theirs.first] : undefined
  const element = ours ?? theirs
  if (!element || (ours && theirs) || !doubled.has(element.unit.key)) return part
  if (!ours) return { ...part, pieces: [] }
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

function groupParts(
  group: readonly number[],
  found: { readonly strays: ReadonlySet<number>; readonly insertions: readonly Insertion[] },
  layout: Layout,
): readonly Part[] {
  const [number, ...others] = group
  if (number === undefined) return []
  if (others.length > 0) return [contestedPart(group, found.insertions, layout)]
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

function textsOf(number: number, { sequences, matchings }: Layout) {
  const on = (side: Side) => elementOn(side, number, sequences, matchings)?.text ?? null
  return { base: sequences.base[number]?.text ?? null, ours: on('ours'), theirs: on('theirs') }
}

/** What a side moved under a heading that the merged order does not give it. */
function strayed({
  sequences,
  matchings,
  order,
  headings,
  hasSections,
}: Layout): ReadonlySet<number> {
  const strays = new Set<number>()
  if (!hasSections) return strays
  for (const side of bothSides) {
    const moved = movedOn(side, sequences, matchings)
    order.forEach(([number, ...others], at) => {
      if (number === undefined || others.length > 0 || !moved.has(number)) return
      if (sequences.base[number]?.level !== null) return
      const place = matchings[side].afterOf[number] ?? null
      if (place !== null && headings[side][place] !== headings.merged[at]) strays.add(number)
    })
  }
  return strays
}
