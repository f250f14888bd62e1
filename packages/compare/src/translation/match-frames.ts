import type { Frame } from './frame.ts'

// What a pair is worth against two blocks that stand alone: two of a kind that share nothing else are still a pair
// where nothing better is near.
const ALONE = 0.4
// Larger tables of all pairs than this are not made; then blocks pair up by their kinds in order.
const MAX_CELLS = 4_000_000

/**
 * The block of a translation that stands for each block of the text that it translates, by its number; null where there
 * is none. Found by what languages do not change: order, kinds, levels, sizes of tables, numbers and addresses. Blocks
 * keep their order: of a section that stands elsewhere, the longer part is found.
 */
export function matchFrames(
  original: readonly Frame[],
  translation: readonly Frame[],
): readonly (number | null)[] {
  const [rows, columns] = [original.length, translation.length]
  if (rows * columns > MAX_CELLS) return inOrder(original, translation)
  const width = columns + 1
  const ways = new Uint8Array((rows + 1) * width)
  let above = new Float64Array(width)
  original.forEach((frame, row) => {
    const best = new Float64Array(width)
    translation.forEach((other, column) => {
      const pair = (above[column] ?? 0) + likeness(frame, other)
      const [up, left] = [above[column + 1] ?? 0, best[column] ?? 0]
      const most = Math.max(pair, up, left)
      best[column + 1] = most
      ways[(row + 1) * width + column + 1] = most === pair ? PAIR : most === up ? UP : LEFT
    })
    above = best
  })
  return walkBack(ways, { rows, columns })
}

const UP = 1
const LEFT = 2
const PAIR = 3

function walkBack(
  ways: Uint8Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): readonly (number | null)[] {
  const found: (number | null)[] = Array.from({ length: rows }, () => null)
  let [row, column] = [rows, columns]
  while (row > 0 && column > 0) {
    const way = ways[row * (columns + 1) + column]
    if (way === PAIR) found[row - 1] = column - 1
    if (way !== LEFT) row--
    if (way !== UP) column--
  }
  return found
}

/** How much two blocks have in common that no language changes; below zero for two that cannot be the same. */
function likeness(one: Frame, other: Frame): number {
  if (kindOf(one) !== kindOf(other)) return -Infinity
  if (one.verbatim !== '' || other.verbatim !== '') return one.verbatim === other.verbatim ? 4 : -1
  if (one.kind === 'heading' && one.breadth !== other.breadth) return -Infinity
  return (
    (one.kind === 'heading' ? 2 : 0) +
    share(one.breadth, other.breadth) +
    share(one.height, other.height) +
    share(one.length + 20, other.length + 20) +
    2 * common(one.numbers, other.numbers) +
    2 * common(one.addresses, other.addresses) -
    2 * ALONE
  )
}

/** A quotation is now and then a paragraph in another language; nothing else changes its kind. */
const kindOf = ({ kind }: Pick<Frame, 'kind'>): string => (kind === 'quote' ? 'paragraph' : kind)

const share = (a: number, b: number): number =>
  (a === b ? 1 : Math.min(a, b) / Math.max(a, b)) - 0.5

/** From -0.2 for nothing in common to 1 for all; 0 where there is nothing to have in common. */
function common(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let both = 0
  for (const word of other) {
    const count = left.get(word) ?? 0
    if (count > 0) both++
    left.set(word, count - 1)
  }
  return (2.4 * both) / (one.length + other.length) - 0.2
}

/** Blocks of one kind, the first with the first, as long as their order allows. */
function inOrder(
  original: readonly Frame[],
  translation: readonly Frame[],
): readonly (number | null)[] {
  const waiting = Map.groupBy(translation.keys(), (at) =>
    kindOf(translation[at] ?? { kind: 'rule' }),
  )
  const taken = new Map<string, number>()
  let last = -1
  return original.map((frame) => {
    const kind = kindOf(frame)
    const places = waiting.get(kind) ?? []
    let next = taken.get(kind) ?? 0
    while (next < places.length && (places[next] ?? 0) <= last) next++
    taken.set(kind, next)
    const at = places[next]
    if (at === undefined) return null
    last = at
    return at
  })
}
