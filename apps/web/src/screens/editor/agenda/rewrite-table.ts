import type { EditorNode } from '@forkshop/document'
import type { Node as PmNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

type Children = {
  /** Where the first child stands. */
  readonly start: number
  readonly node: PmNode
  readonly before: readonly EditorNode[]
  readonly after: readonly EditorNode[]
}

/**
 * Makes a table of the draft say what its JSON says after a change. Rows and cells that are the same objects in both
 * stay the nodes they are, so that carets in them and what others write there stay too; of a row with another hour
 * only that cell is written.
 */
export const rewriteTable = (
  transaction: Transaction,
  {
    position,
    node,
    before,
    after,
  }: {
    readonly position: number
    readonly node: PmNode
    readonly before: EditorNode
    readonly after: EditorNode
  },
): void =>
  rewrite(
    transaction,
    {
      start: position + 1,
      node,
      before: before.content ?? [],
      after: after.content ?? [],
    },
    isSameRow,
  )

/** A row is the one that it was while one of its cells is. */
const isSameRow = (a: EditorNode, b: EditorNode): boolean => {
  if (a === b) return true
  const cells = new Set(a.content ?? [])
  return (b.content ?? []).some((cell) => cells.has(cell))
}

const isSame = (a: EditorNode, b: EditorNode): boolean => a === b

type Pair = { readonly before: number; readonly after: number }

/** From the end to the beginning, so that what is still to be written stands where it stood. */
const rewrite = (
  transaction: Transaction,
  children: Children,
  isIt: (a: EditorNode, b: EditorNode) => boolean,
): void => {
  const { start, node, before, after } = children
  const starts = placesOf(start, node)
  const kept = keptPairs(before, after, isIt)
  const ends: readonly Pair[] = [...kept, { before: before.length, after: after.length }]
  for (const [index, end] of [...ends.entries()].toReversed()) {
    const last = kept[index - 1] ?? { before: -1, after: -1 }
    const [old, own] = [before[end.before], after[end.after]]
    if (old !== undefined && own !== undefined && old !== own) {
      rewriteRow(transaction, {
        start: starts[end.before] ?? start,
        node,
        at: end.before,
        old,
        own,
      })
    }
    const run = { from: last.before + 1, to: end.before }
    const news = after.slice(last.after + 1, end.after)
    const cells = before.slice(run.from, run.to)
    if (isIt === isSame && cells.length === news.length) {
      for (const [at, cell] of [...news.entries()].toReversed()) {
        const place = run.from + at
        rewriteCell(transaction, {
          start: starts[place] ?? start,
          cell: node.child(place),
          to: cell,
        })
      }
      continue
    }
    const [from = start, to = start] = [starts[run.from], starts[run.to]]
    const made = news.map((json) => node.type.schema.nodeFromJSON(json))
    if (made.length > 0) transaction.replaceWith(from, to, made)
    else if (to > from) transaction.delete(from, to)
  }
}

const rewriteRow = (
  transaction: Transaction,
  {
    start,
    node,
    at,
    old,
    own,
  }: {
    readonly start: number
    readonly node: PmNode
    readonly at: number
    readonly old: EditorNode
    readonly own: EditorNode
  },
): void =>
  rewrite(
    transaction,
    { start: start + 1, node: node.child(at), before: old.content ?? [], after: own.content ?? [] },
    isSame,
  )

/** Writes the words of a cell, within the paragraph that it has. */
const rewriteCell = (
  transaction: Transaction,
  { start, cell, to }: { readonly start: number; readonly cell: PmNode; readonly to: EditorNode },
): void => {
  const made = cell.type.schema.nodeFromJSON(to)
  const [own, other] = [cell.firstChild, made.firstChild]
  const isOne =
    cell.childCount === 1 && made.childCount === 1 && cell.hasMarkup(made.type, made.attrs)
  if (isOne && own !== null && other !== null && own.sameMarkup(other)) {
    transaction.replaceWith(start + 2, start + 2 + own.content.size, other.content)
  } else transaction.replaceWith(start, start + cell.nodeSize, made)
}

/** Where each child stands, and where the last one ends. */
const placesOf = (start: number, node: PmNode): readonly number[] => {
  const places = [start]
  node.forEach((child, offset) => places.push(start + offset + child.nodeSize))
  return places
}

/** What stays in its order: the longest rising run of pairs, as few moves as can be. */
const keptPairs = (
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  isIt: (a: EditorNode, b: EditorNode) => boolean,
): readonly Pair[] => {
  const taken = new Set<number>()
  const pairs = after.flatMap((own, at): readonly Pair[] => {
    const isFree = (old: EditorNode, index: number): boolean => !taken.has(index) && isIt(old, own)
    // where it was is looked at first
    const here = before[at]
    const index = here !== undefined && isFree(here, at) ? at : before.findIndex(isFree)
    if (index < 0) return []
    taken.add(index)
    return [{ before: index, after: at }]
  })
  return longestRising(pairs)
}

/** The longest part of some pairs whose places before rise, in patience order: n log n. */
const longestRising = (pairs: readonly Pair[]): readonly Pair[] => {
  type Link = { readonly pair: Pair; readonly last: Link | null }
  const tails: Link[] = []
  for (const pair of pairs) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle]?.pair.before ?? 0) < pair.before) low = middle + 1
      else high = middle
    }
    tails[low] = { pair, last: tails[low - 1] ?? null }
  }
  const rising: Pair[] = []
  for (let link = tails.at(-1) ?? null; link !== null; link = link.last) rising.unshift(link.pair)
  return rising
}
