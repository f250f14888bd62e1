import { joinElements } from './element.ts'
import type { Insertion } from './insertions.ts'
import type { Layout } from './layout.ts'
import type { Part } from './part.ts'
import { clash, textOf } from './piece.ts'
import type { Side } from './three.ts'

/** Things whose order both sides changed differently: one decision about all of them. */
export function contestedPart(
  group: readonly number[],
  insertions: readonly Insertion[],
  layout: Layout,
): Part {
  const { sequences, matchings, fates } = layout
  const onSide = (side: Side) => {
    const inside = insertions
      .filter((i) => i.side === side && i.kind === 'inside')
      .flatMap((i) => numbersIn(i))
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

function numbersIn({ first, last }: Insertion): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
}
