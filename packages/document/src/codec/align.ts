import type { EditorNode } from '../editor/node.ts'
import { keyOf } from './slice.ts'
import type { Slice } from './slice.ts'

type Alignable = Pick<Slice, 'key' | 'json'>

/** Which base kid a wanted node comes from; `moved` when it stands out of the base order. */
export interface Pairing {
  readonly index: number
  readonly exact: boolean
  readonly moved: boolean
}

/** Above this product of lengths the weighted table is too dear: leftovers pair in order. */
const MAX_CELLS = 40_000

/**
 * Pairs wanted nodes with base kids: equal start and end, then equal nodes that keep their order,
 * then the most similar of the same type between them, then equal nodes that moved.
 */
export function align(
  base: readonly Alignable[],
  want: readonly EditorNode[],
): readonly (Pairing | null)[] {
  const keys = want.map(keyOf)
  const pairs = new Array<Pairing | null>(want.length).fill(null)
  const pair = (index: number, at: number) => {
    pairs[at] = { index, exact: base[index]?.key === keys[at], moved: false }
  }
  let start = 0
  while (start < base.length && start < want.length && base[start]?.key === keys[start])
    pair(start, start++)
  let baseEnd = base.length
  let wantEnd = want.length
  while (baseEnd > start && wantEnd > start && base[baseEnd - 1]?.key === keys[wantEnd - 1])
    pair(--baseEnd, --wantEnd)
  const anchors = orderedAnchors(base, keys, { start, baseEnd, wantEnd })
  let from = { base: start, want: start }
  for (const anchor of [...anchors, { base: baseEnd, want: wantEnd }]) {
    pairSimilar(base, want, keys, { ...from, baseEnd: anchor.base, wantEnd: anchor.want }, pair)
    if (anchor.want < wantEnd) pair(anchor.base, anchor.want)
    from = { base: anchor.base + 1, want: anchor.want + 1 }
  }
  pairMoved(base, keys, pairs)
  return pairs
}

interface Anchor {
  readonly base: number
  readonly want: number
}

/** Nodes that occur once on each side, the longest run of them that is in order on both. */
function orderedAnchors(
  base: readonly Alignable[],
  keys: readonly string[],
  range: { start: number; baseEnd: number; wantEnd: number },
): readonly Anchor[] {
  const places = new Map<string, { base: number; want: number }>()
  for (let at = range.start; at < range.baseEnd; at++) {
    const key = base[at]?.key ?? ''
    places.set(key, { base: places.has(key) ? -1 : at, want: -2 })
  }
  for (let at = range.start; at < range.wantEnd; at++) {
    const place = places.get(keys[at] ?? '')
    if (place !== undefined) place.want = place.want === -2 ? at : -1
  }
  const anchors = [...places.values()].filter((place) => place.base >= 0 && place.want >= 0)
  return longestIncreasing(anchors.toSorted((a, b) => a.want - b.want))
}

function longestIncreasing(anchors: readonly Anchor[]): readonly Anchor[] {
  const tails: number[] = []
  const before: number[] = []
  anchors.forEach((anchor, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[tails[middle] ?? 0]?.base ?? 0) < anchor.base) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = index
  })
  const result: Anchor[] = []
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) {
    const anchor = anchors[at]
    if (anchor !== undefined) result.unshift(anchor)
  }
  return result
}

interface Gap extends Anchor {
  readonly baseEnd: number
  readonly wantEnd: number
}

function pairSimilar(
  base: readonly Alignable[],
  want: readonly EditorNode[],
  keys: readonly string[],
  gap: Gap,
  pair: (index: number, at: number) => void,
): void {
  const rows = gap.baseEnd - gap.base
  const columns = gap.wantEnd - gap.want
  if (rows <= 0 || columns <= 0) return
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
    return
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

function pairMoved(
  base: readonly Alignable[],
  keys: readonly string[],
  pairs: (Pairing | null)[],
): void {
  const used = new Set(pairs.flatMap((pairing) => (pairing === null ? [] : [pairing.index])))
  const free = new Map<string, number[]>()
  base.forEach((kid, index) => {
    if (used.has(index)) return
    const places = free.get(kid.key)
    if (places === undefined) free.set(kid.key, [index])
    else places.push(index)
  })
  pairs.forEach((pairing, at) => {
    const index = pairing === null ? free.get(keys[at] ?? '')?.shift() : undefined
    if (index !== undefined) pairs[at] = { index, exact: true, moved: true }
  })
}
