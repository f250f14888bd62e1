import type { EditorNode } from '../editor/node.ts'
import type { Slice } from './slice.ts'

/** What pairing needs of a base kid. */
export type Alignable = Pick<Slice, 'key' | 'json'>

/** A base kid and a wanted node that belong together, by their indices. */
export interface Anchor {
  readonly base: number
  readonly want: number
}

/** A stretch of both lists, between two anchors; `keys` are those of the wanted nodes. */
export interface Stretch {
  readonly base: readonly Alignable[]
  readonly want: readonly EditorNode[]
  readonly keys: readonly string[]
  readonly gap: Gap
}

/** Above this product of lengths the weighted table is too dear: leftovers pair in order. */
const MAX_CELLS = 40_000

interface Gap extends Anchor {
  readonly baseEnd: number
  readonly wantEnd: number
}

/**
 * Pairs what stands between two anchors so that the pairs are as alike as they can be, in order on
 * both sides. Nodes pair only with nodes of their type.
 */
export function pairSimilar({ base, want, keys, gap }: Stretch): readonly Anchor[] {
  const pairs: Anchor[] = []
  const pair = (index: number, at: number) => pairs.push({ base: index, want: at })
  const rows = gap.baseEnd - gap.base
  const columns = gap.wantEnd - gap.want
  if (rows <= 0 || columns <= 0) return pairs
  const alike = (row: number, column: number) => {
    const kid = base[gap.base + row]
    const key = keys[gap.want + column]
    if (kid === undefined || key === undefined) return 0
    if (kid.key === key) return 10
    if (kid.json.type !== want[gap.want + column]?.type) return 0
    const likeness = similarity(kid.key, key)
    return likeness > 0.4 || rows === columns ? likeness : 0
  }
  if (rows * columns > MAX_CELLS) {
    for (let at = 0; at < Math.min(rows, columns); at++) {
      if (base[gap.base + at]?.json.type === want[gap.want + at]?.type)
        pair(gap.base + at, gap.want + at)
    }
    return pairs
  }
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const weights = new Float64Array((rows + 1) * width)
  const at = (table: Float64Array, row: number, column: number) => table[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const weight = alike(row, column)
      weights[row * width + column] = weight
      const taken = weight > 0 ? weight + at(best, row + 1, column + 1) : 0
      best[row * width + column] = Math.max(
        at(best, row + 1, column),
        at(best, row, column + 1),
        taken,
      )
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const weight = at(weights, row, column)
    if (weight > 0 && at(best, row, column) === weight + at(best, row + 1, column + 1)) {
      pair(gap.base + row++, gap.want + column++)
    } else if (at(best, row + 1, column) >= at(best, row, column + 1)) row++
    else column++
  }
  return pairs
}

/** The share of two texts that their common start and end make up, 0 to 1. */
function similarity(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return (start + end) / Math.max(a.length, b.length)
}
