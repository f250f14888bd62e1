import type { Fate } from './fates.ts'
import type { LostSection } from './lost-sections.ts'
import type { MergedOrder } from './order.ts'
import type { HeadingsAbove } from './sections.ts'
import { headingsInOrder, headingsOnSide } from './sections.ts'
import type { SequenceRules } from './sequences.ts'
import type { Side } from '../three.ts'
import type { Tracked } from './track.ts'

/** Everything that is decided before insertions find their place. */
export type Layout = Tracked & {
  readonly fates: readonly Fate[]
  readonly order: MergedOrder
  readonly rules: SequenceRules
  /** The sections that are asked about whole, by the numbers of what is in them. */
  readonly lost: ReadonlyMap<number, LostSection>
  /** The group of the merged order in which an element of the base stands. */
  readonly groupOf: ReadonlyMap<number, number>
  readonly headings: Readonly<Record<Side | 'merged', HeadingsAbove>>
  readonly hasSections: boolean
}

/** Adds to the decisions what can be looked up from them. */
export function toLayout(
  tracked: Tracked,
  decided: Pick<Layout, 'fates' | 'order' | 'rules' | 'lost'>,
): Layout {
  const { sequences, matchings } = tracked
  const { order } = decided
  return {
    ...tracked,
    ...decided,
    groupOf: new Map(order.flatMap((group, at) => group.map((number) => [number, at] as const))),
    headings: {
      ours: headingsOnSide(sequences.ours, { base: sequences.base, ...matchings.ours }),
      theirs: headingsOnSide(sequences.theirs, { base: sequences.base, ...matchings.theirs }),
      merged: headingsInOrder(order, sequences.base),
    },
    hasSections: sequences.base.some(({ level }) => level !== null),
  }
}
