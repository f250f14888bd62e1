import type { Matching } from '../../matching/match-units.ts'
import { matchUnits } from '../../matching/match-units.ts'
import type { Element } from '../../reading/element.ts'
import { possiblyMoved } from './order.ts'
import { withRewritten } from './rewritten.ts'
import type { Sequences } from './sequences.ts'
import type { Side, Three } from '../three.ts'
import { SAME_PART } from '../../words/alike.ts'

/** How the elements of the base are found on both sides. */
export type Matchings = Readonly<Record<Side, Matching>>

/** Three sequences, and what became of the elements of the base. */
export type Tracked<T extends Element = Element> = {
  readonly sequences: Three<readonly T[]>
  readonly matchings: Matchings
  /** The elements of the base whose order a side may have changed. */
  readonly moved: Readonly<Record<Side, ReadonlySet<number>>>
  /** Those that are a question in any case. */
  readonly asked: ReadonlySet<number>
  /** Those of which a side has another version that is known by its place alone. */
  readonly rewritten: ReadonlySet<number>
}

/** How one sequence is found in another. */
export type Match<T extends Element> = (base: readonly T[], side: readonly T[]) => Matching

/** Finds the elements of the base on both sides; `asked` are those that are a question in any case. */
export function track<T extends Element>(
  sequences: Three<readonly T[]>,
  match: Match<T> = matchByUnits,
  asked: ReadonlySet<number> = new Set(),
): Tracked<T> {
  const { base, ours, theirs } = sequences
  const { matchings, rewritten } = withRewritten(sequences, {
    matchings: { ours: match(base, ours), theirs: match(base, theirs) },
    asked,
  })
  const numbers = [...base.keys()]
  const movedOn = (side: Side) =>
    possiblyMoved(numbers, (number) => matchings[side].afterOf[number] ?? null)
  return {
    sequences,
    matchings,
    moved: { ours: movedOn('ours'), theirs: movedOn('theirs') },
    asked,
    rewritten,
  }
}

/** The element of a side that an element of the base became. */
export function elementOn(
  side: Side,
  number: number,
  { sequences, matchings }: { readonly sequences: Sequences; readonly matchings: Matchings },
): Element | null {
  return sequences[side][matchings[side].afterOf[number] ?? -1] ?? null
}

function matchByUnits(base: readonly Element[], side: readonly Element[]): Matching {
  return matchUnits(
    base.map(({ unit }) => unit),
    side.map(({ unit }) => unit),
    { likeness: SAME_PART },
  )
}
