import type { PassageChange } from '@forkshop/api'
import type { Run } from '../../parts/comparison/entry.ts'

/** One revision in the history of a passage as the screen shows it: drawn, without its texts. */
export type ShownTurn = Omit<PassageChange, 'before' | 'after'> & {
  /** The revision before it; null where the passage did not stand there. */
  readonly before: string | null
}

/** What the screen keeps of an answer. */
export const toShownTurn = ({ before, after: _, ...turn }: PassageChange): ShownTurn => ({
  ...turn,
  before: before?.revision ?? null,
})

type Drawn = PassageChange['comparison']['changes'][number]

/** What became of a passage, in reading order: what is drawn, and what of it is the same and only counted. */
export const partsOfTurn = ({
  comparison: { changes, unchanged = [] },
}: ShownTurn): readonly (Drawn | Run)[] =>
  [...changes, ...unchanged].toSorted((a, b) => a.blockIndex - b.blockIndex)
