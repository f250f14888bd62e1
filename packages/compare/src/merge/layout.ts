import type { SequenceRules, Sequences } from './element.ts'
import type { Fate, Matchings } from './fates.ts'
import type { MergedOrder } from './order.ts'
import type { HeadingsAbove } from './sections.ts'
import { headingsInOrder, headingsOnSide } from './sections.ts'
import type { Side } from './three.ts'

/** Everything that is decided before insertions find their place. */
export type Layout = {
  readonly sequences: Sequences
  readonly matchings: Matchings
  readonly fates: readonly Fate[]
  readonly order: MergedOrder
  readonly rules: SequenceRules
  /** The group of the merged order in which an element of the base stands. */
  readonly groupOf: ReadonlyMap<number, number>
  readonly headings: Readonly<Record<Side | 'merged', HeadingsAbove>>
  readonly hasSections: boolean
}

/** Adds to the decisions what can be looked up from them. */
export function toLayout(
  decided: Pick<Layout, 'sequences' | 'matchings' | 'fates' | 'order' | 'rules'>,
): Layout {
  const { sequences, matchings, order } = decided
  return {
    ...decided,
    groupOf: new Map(order.flatMap((group, at) => group.map((number) => [number, at] as const))),
    headings: {
      ours: headingsOnSide(sequences.ours, matchings.ours.beforeOf),
      theirs: headingsOnSide(sequences.theirs, matchings.theirs.beforeOf),
      merged: headingsInOrder(order, sequences.base),
    },
    hasSections: sequences.base.some(({ level }) => level !== null),
  }
}
