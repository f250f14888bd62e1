import { mergeTexts, resolveConflicts, type OpenMerge } from '@forkshop/compare'
import { canKeepBoth, decided, type Choice } from '../../../parts/conflicts/decide.ts'

/** The Markdown of a block that two sides changed; null where a side has none. */
export type BlockSides = {
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
}

/** The smallest passages of a block that differ between its sides, as the rest of it stands. */
export type BlockConflict = {
  readonly units: readonly (BlockSides & { readonly path: string })[]
  readonly canKeepBoth: boolean
  /** The Markdown of the whole block after a choice; null for nothing. */
  readonly choose: (kind: Exclude<Choice['kind'], 'own'>) => string | null
}

/** Reads a block in conflict: a row of a long table is told by itself, and both of two rows can be kept. */
export const blockConflict = (sides: BlockSides): BlockConflict => {
  const merge = mergeOf(sides)
  const units = merge?.conflicts ?? [{ ...sides, path: '' }]
  return {
    units,
    canKeepBoth: units.every(canKeepBoth),
    choose: (kind) => {
      if (kind === 'both' && merge !== null) {
        return resolveConflicts(
          merge,
          merge.conflicts.map((unit) => decided(unit, { kind })),
        )
      }
      return decided({ ...sides, path: '' }, { kind })
    },
  }
}

const mergeOf = ({ base, ours, theirs }: BlockSides): OpenMerge | null => {
  if (base === null || ours === null || theirs === null) return null
  const merge = mergeTexts(base, ours, theirs)
  return merge.kind === 'conflict' ? merge : null
}
