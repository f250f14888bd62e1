import { joinElements } from '../../reading/element.ts'
import type { Insertion } from './insertions.ts'
import type { Layout } from './layout.ts'
import type { Part } from '../part.ts'
import type { ClashKind } from '../piece.ts'
import { clash, textOf } from '../piece.ts'
import type { Side } from '../three.ts'

/**
 * Things whose order both sides changed differently, or a section that one side took out, and what was put between
 * them: one decision about all.
 */
export function contestedPart(
  group: readonly number[],
  inside: readonly Insertion[],
  how: { readonly layout: Layout; readonly kind: ClashKind },
): Part {
  const { sequences, matchings, fates } = how.layout
  const onSide = (side: Side) => {
    const added = inside.filter((insertion) => insertion.side === side).flatMap(numbersIn)
    const known = group.flatMap((number) => matchings[side].afterOf[number] ?? [])
    const places = [...known, ...added].sort((a, b) => a - b)
    const elements = places.flatMap((at) => {
      const element = sequences[side][at]
      if (!element) return []
      const fate = fates[matchings[side].beforeOf[at] ?? -1]
      return [{ ...element, text: (fate && textOf(fate)) ?? element.text }]
    })
    const text = elements.length === 0 ? null : joinElements(elements)
    return { text, places, span: { first: places[0] ?? 0, last: places.at(-1) ?? 0 } }
  }
  const [ours, theirs] = [onSide('ours'), onSide('theirs')]
  const base = group.flatMap((number) => sequences.base[number] ?? [])
  const texts = { base: joinElements(base), ours: ours.text, theirs: theirs.text }
  const isTakenOut = texts.ours === null || texts.theirs === null
  return {
    base: { first: group[0] ?? 0, last: group.at(-1) ?? 0 },
    ours: ours.text === null ? null : ours.span,
    theirs: theirs.text === null ? null : theirs.span,
    scattered: { base: group, ours: ours.places, theirs: theirs.places },
    pieces: [clash(isTakenOut ? 'removed' : how.kind, texts, base[0] ? [base[0].label] : [])],
  }
}

function numbersIn({ first, last }: Insertion): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
}
