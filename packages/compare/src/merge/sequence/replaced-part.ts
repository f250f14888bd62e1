import type { Element } from '../../reading/element.ts'
import { joinElements } from '../../reading/element.ts'
import { goneIn } from './gone.ts'
import type { Newcomer } from './gap-order.ts'
import type { Layout } from './layout.ts'
import type { Part } from '../part.ts'
import { clash } from '../piece.ts'
import type { Side } from '../three.ts'

/**
 * Both sides took something out of a gap and one of them, or both, put something else of its kind there: that may
 * be the same thing rewritten beyond recognition, so it is asked about together with what stood there.
 */
export function replacedPart(
  gap: number,
  { ours, theirs }: Record<Side, readonly Newcomer[]>,
  layout: Layout,
): Part | null {
  if (isAlike(ours, theirs)) return null
  const gone = goneIn(gap, layout).filter((number) => isGone(number, layout.matchings))
  const kinds = new Set(gone.map((number) => layout.sequences.base[number]?.unit.kind))
  const isOfKind = ({ element }: Newcomer) => kinds.has(element.unit.kind)
  if (!ours.some(isOfKind) && !theirs.some(isOfKind)) return null
  const base = gone.flatMap((number) => layout.sequences.base[number] ?? [])
  const texts = {
    base: joinOrNull(base),
    ours: joinOrNull(ours.map(({ element }) => element)),
    theirs: joinOrNull(theirs.map(({ element }) => element)),
  }
  const kind = texts.ours === null || texts.theirs === null ? 'removed' : 'content'
  return {
    base: { first: gone[0] ?? 0, last: gone.at(-1) ?? 0 },
    ours: spanOf(ours),
    theirs: spanOf(theirs),
    pieces: [clash(kind, texts, base[0] ? [base[0].label] : [])],
  }
}

function isAlike(ours: readonly Newcomer[], theirs: readonly Newcomer[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(({ element }, at) => element.unit.key === theirs[at]?.element.unit.key)
  )
}

function isGone(number: number, { ours, theirs }: Layout['matchings']): boolean {
  return ours.afterOf[number] === null && theirs.afterOf[number] === null
}

function joinOrNull(elements: readonly Element[]): string | null {
  return elements.length === 0 ? null : joinElements(elements)
}

function spanOf(newcomers: readonly Newcomer[]) {
  const [first, last] = [newcomers[0], newcomers.at(-1)]
  return first && last ? { first: first.at, last: last.at } : null
}
