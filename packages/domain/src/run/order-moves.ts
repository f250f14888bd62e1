import type { Move } from './move.ts'

/** A move in its place: at the earliest when those happened that its device had seen. */
export type OrderedMove = {
  readonly move: Move
  readonly time: number
  /** Places of the moves that it names as seen, in the order that this is part of. */
  readonly seen: readonly number[]
}

type Node = {
  readonly move: Move
  readonly parents: readonly Node[]
  readonly children: Node[]
  /** Parents that have no place yet. */
  open: number
  isPlaced: boolean
  time: number
  depth: number
}

/**
 * Moves in one order, the same whatever order they came in, each once: after those that its device had seen (and the
 * one that it undoes), then by time, then by id. A clock decides only between moves that did not know of each other.
 * What is named and not there is passed over; of a circle, which no device makes, the earliest comes first.
 */
export function orderMoves(moves: readonly Move[]): readonly OrderedMove[] {
  const nodes = placeAll(nodesOf(eachOnce(moves)))
  const sorted = nodes.toSorted((a, b) => a.time - b.time || a.depth - b.depth || byId(a, b))
  const places = new Map(sorted.map((node, place) => [node, place]))
  return sorted.map(({ move, time, parents }, place) => ({
    move,
    time,
    seen: parents.flatMap((parent) => {
      const at = places.get(parent) ?? place
      return at < place ? [at] : []
    }),
  }))
}

/** Of two moves with one id, which no server keeps, the same one whichever came first. */
function eachOnce(moves: readonly Move[]): ReadonlyMap<string, Move> {
  const byIds = new Map<string, Move>()
  for (const move of moves) {
    const known = byIds.get(move.id)
    if (known === undefined || known === move) byIds.set(move.id, move)
    else if (JSON.stringify(sortedKeys(move)) < JSON.stringify(sortedKeys(known))) {
      byIds.set(move.id, move)
    }
  }
  return byIds
}

function sortedKeys(move: Move): readonly (readonly [string, unknown])[] {
  return Object.entries(move).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** By time and id, each linked with those that it had seen. */
function nodesOf(moves: ReadonlyMap<string, Move>): readonly Node[] {
  const nodes = new Map<string, Omit<Node, 'parents'> & { parents: Node[] }>()
  for (const [id, move] of moves) {
    const time = Number.isFinite(move.time) ? move.time : 0
    const place = { open: 0, isPlaced: false, time, depth: 0 }
    nodes.set(id, { move, parents: [], children: [], ...place })
  }
  for (const node of nodes.values()) {
    const { id, after, of } = node.move
    for (const seen of new Set(of === undefined ? after : [...after, of])) {
      const parent = seen === id ? undefined : nodes.get(seen)
      if (parent === undefined) continue
      node.parents.push(parent)
      parent.children.push(node)
      node.open += 1
    }
  }
  return [...nodes.values()].toSorted((a, b) => a.time - b.time || byId(a, b))
}

/** Gives each its time and depth, once those before it have theirs. */
function placeAll(nodes: readonly Node[]): readonly Node[] {
  const ready = nodes.filter(({ open }) => open === 0)
  for (const earliest of nodes) {
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) place(node, ready)
    // all that is left waits for something of its own circle
    if (!earliest.isPlaced) place(earliest, ready)
  }
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) place(node, ready)
  return nodes
}

function place(node: Node, ready: Node[]): void {
  if (node.isPlaced) return
  node.isPlaced = true
  for (const parent of node.parents) {
    if (!parent.isPlaced) continue
    node.time = Math.max(node.time, parent.time)
    node.depth = Math.max(node.depth, parent.depth + 1)
  }
  for (const child of node.children) {
    child.open -= 1
    if (child.open === 0) ready.push(child)
  }
}

function byId({ move: a }: Node, { move: b }: Node): number {
  return a.id < b.id ? -1 : 1
}
