import { matchUnits } from '../match-units.ts'
import type { SequenceRules, Sequences } from './element.ts'
import { joinElements } from './element.ts'
import type { Fate, Matchings } from './fates.ts'
import { decideFates, elementOn, movedOn } from './fates.ts'
import type { Insertion } from './insertions.ts'
import { findInsertions } from './insertions.ts'
import type { Newcomer } from './joint-insertions.ts'
import { joinInsertions } from './joint-insertions.ts'
import type { MergedOrder } from './order.ts'
import { mergeOrder } from './order.ts'
import type { Part } from './part.ts'
import { partFrom } from './part.ts'
import { clash, textOf } from './piece.ts'
import { headingAbove, mergedHeadingAbove } from './sections.ts'
import type { Side } from './three.ts'
import { bothSides, mapThree } from './three.ts'

type Context = {
  readonly sequences: Sequences
  readonly matchings: Matchings
  readonly fates: readonly Fate[]
  readonly order: MergedOrder
  readonly rules: SequenceRules
}

/** Merges three versions of a sequence: content, order and insertions each by itself. */
export function mergeSequence(sequences: Sequences, rules: SequenceRules): readonly Part[] {
  const units = mapThree(sequences, (elements) => elements.map(({ unit }) => unit))
  const matchings = {
    ours: matchUnits(units.base, units.ours),
    theirs: matchUnits(units.base, units.theirs),
  }
  const fates = decideFates(sequences, matchings, rules)
  const kept = [...fates.keys()].filter((number) => fates[number] !== null)
  const order = mergeOrder(
    kept,
    (number) => matchings.ours.afterOf[number] ?? null,
    (number) => matchings.theirs.afterOf[number] ?? null,
  )
  const context = { sequences, matchings, fates, order, rules }
  const insertions = withoutDoubles(
    bothSides.flatMap((side) => findInsertions(side, context)),
    sequences,
  )
  const strays = strayed(context)
  return [...Array(order.length + 1).keys()].flatMap((gap) => [
    ...fillGap(gap, insertions, context),
    ...groupParts(gap, { strays, insertions }, context),
  ])
}

/** What one side put in one place and the other in another must not stand there twice. */
function withoutDoubles(
  insertions: readonly Insertion[],
  sequences: Sequences,
): readonly (Insertion & { readonly doubled: ReadonlySet<string> })[] {
  const gaps: Record<Side, Map<string, number>> = { ours: new Map(), theirs: new Map() }
  for (const { side, first, last, gap } of insertions) {
    for (const { unit } of sequences[side].slice(first, last + 1)) {
      if (unit.words.length > 1) gaps[side].set(unit.key, gap)
    }
  }
  const doubled = new Set(
    [...gaps.ours].flatMap(([key, gap]) => {
      const there = gaps.theirs.get(key)
      return there === undefined || there === gap ? [] : [key]
    }),
  )
  return insertions.map((insertion) => ({ ...insertion, doubled }))
}

type Placed = ReturnType<typeof withoutDoubles>

function fillGap(gap: number, insertions: Placed, context: Context): readonly Part[] {
  const here = insertions.filter((insertion) => insertion.gap === gap)
  const placed = (side: Side) =>
    here
      .filter((insertion) => insertion.side === side && insertion.kind === 'placed')
      .flatMap((insertion) => newcomers(insertion, context))
  const unsure = here.filter(({ kind }) => kind === 'unsure')
  return [
    ...joinInsertions(placed('ours'), placed('theirs'), context.rules).map((part) =>
      asDouble(part, here[0]?.doubled ?? new Set(), context),
    ),
    ...unsure.map((insertion) => unsurePart(insertion, context)),
  ].filter((part) => part.pieces.length > 0)
}

function newcomers({ side, first, last }: Insertion, { sequences }: Context): readonly Newcomer[] {
  return sequences[side]
    .slice(first, last + 1)
    .map((element, offset) => ({ side, at: first + offset, element }))
}

/** Of a doubled insertion ours stays, as a decision about its place, and theirs goes. */
function asDouble(part: Part, doubled: ReadonlySet<string>, { sequences }: Context): Part {
  const ours = part.ours ? sequences.ours[part.ours.first] : undefined
  const theirs = part.theirs ? sequences.theirs[part.theirs.first] : undefined
  const element = ours ?? theirs
  if (!element || (ours && theirs) || !doubled.has(element.unit.key)) return part
  if (!ours) return { ...part, pieces: [] }
  const texts = { base: null, ours: ours.text, theirs: ours.text }
  return { ...part, pieces: [clash('place', texts, [ours.label])] }
}

function unsurePart(insertion: Insertion, { sequences }: Context): Part {
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
  at: number,
  found: { readonly strays: ReadonlySet<number>; readonly insertions: Placed },
  context: Context,
): readonly Part[] {
  const group = context.order[at] ?? []
  const [number, ...others] = group
  if (number === undefined) return []
  if (others.length > 0) return [contestedPart(group, found.insertions, context)]
  const spans = {
    base: spanAt(number),
    ours: spanAt(context.matchings.ours.afterOf[number] ?? null),
    theirs: spanAt(context.matchings.theirs.afterOf[number] ?? null),
  }
  const pieces = found.strays.has(number)
    ? [clash('place', textsOf(number, context), [context.sequences.base[number]?.label ?? ''])]
    : (context.fates[number] ?? [])
  return [{ ...spans, pieces }]
}

function spanAt(at: number | null) {
  return at === null ? null : { first: at, last: at }
}

function textsOf(number: number, { sequences, matchings }: Context) {
  const on = (side: Side) => elementOn(side, number, sequences, matchings)?.text ?? null
  return { base: sequences.base[number]?.text ?? null, ours: on('ours'), theirs: on('theirs') }
}

/** Things whose order both sides changed differently: one decision about all of them. */
function contestedPart(group: readonly number[], insertions: Placed, context: Context): Part {
  const { sequences, matchings, fates } = context
  const onSide = (side: Side) => {
    const inside = insertions
      .filter((i) => i.side === side && i.kind === 'inside')
      .flatMap((i) => newcomers(i, context).map(({ at }) => at))
      .filter((at) => group.includes(nearestKnown(matchings[side].beforeOf, at)))
    const known = group.flatMap((number) => matchings[side].afterOf[number] ?? [])
    const places = [...known, ...inside].sort((a, b) => a - b)
    const text = joinElements(
      places.flatMap((at) => {
        const element = sequences[side][at]
        if (!element) return []
        const merged = textOf(fates[matchings[side].beforeOf[at] ?? -1] ?? [element.text])
        return [{ ...element, text: merged || element.text }]
      }),
    )
    return { text, span: { first: places[0] ?? 0, last: places.at(-1) ?? 0 } }
  }
  const [ours, theirs] = [onSide('ours'), onSide('theirs')]
  const base = group.flatMap((number) => sequences.base[number] ?? [])
  const texts = { base: joinElements(base), ours: ours.text, theirs: theirs.text }
  return {
    base: { first: group[0] ?? 0, last: group.at(-1) ?? 0 },
    ours: ours.span,
    theirs: theirs.span,
    pieces: [clash('place', texts, base[0] ? [base[0].label] : [])],
  }
}

function nearestKnown(beforeOf: readonly (number | null)[], at: number): number {
  return beforeOf.slice(0, at).findLast((number) => number !== null) ?? -1
}

/** What a side moved under a heading that the merged order does not give it. */
function strayed({ sequences, matchings, order }: Context): ReadonlySet<number> {
  const strays = new Set<number>()
  if (sequences.base.every(({ level }) => level === null)) return strays
  for (const side of bothSides) {
    const moved = movedOn(side, sequences, matchings)
    order.forEach(([number, ...others], at) => {
      if (number === undefined || others.length > 0 || !moved.has(number)) return
      const place = matchings[side].afterOf[number] ?? null
      if (place === null || sequences.base[number]?.level !== null) return
      const wanted = headingAbove(sequences[side], matchings[side].beforeOf, place)
      if (wanted !== mergedHeadingAbove(order, sequences.base, at)) strays.add(number)
    })
  }
  return strays
}
