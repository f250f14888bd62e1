import type { EditorNode } from '../editor/node.ts'
import { keyOf } from './slice.ts'
import { pairSimilar } from './pair-similar.ts'
import type { Alignable, Anchor } from './pair-similar.ts'

/** Which base kid a wanted node comes from; `moved` when it stands out of the base order. */
export interface Pairing {
  readonly index: number
  readonly exact: boolean
  readonly moved: boolean
}

/**
 * Pairs wanted nodes with base kids: equal start and end, then equal nodes that keep their order,
 * then the most similar of the same type between them, then equal nodes that moved.
 */
export function align(
  base: readonly Alignable[],
  want: readonly EditorNode[],
): readonly (Pairing | null)[] {
  const keys = want.map(keyOf)
  const pairs: (Pairing | null)[] = want.map(() => null)
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
    const stretch = {
      base,
      want,
      keys,
      gap: { ...from, baseEnd: anchor.base, wantEnd: anchor.want },
    }
    for (const { base: index, want: at } of pairSimilar(stretch)) pair(index, at)
    if (anchor.want < wantEnd) pair(anchor.base, anchor.want)
    from = { base: anchor.base + 1, want: anchor.want + 1 }
  }
  pairMoved(base, keys, pairs)
  return pairs
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
