import type { RevisionId } from '@forkshop/domain'

/**
 * The commits of one lineage in memory. Numbers index the commits in the order of adding; parents
 * come before children. `add` ignores a commit that is known and throws when a parent is not.
 */
export type CommitGraph = {
  readonly size: () => number
  readonly has: (id: string) => boolean
  readonly add: (id: RevisionId, parents: readonly RevisionId[]) => void
  readonly generation: (id: RevisionId) => number
  /** First parents from `id` on, itself included, at most `limit` of them. */
  readonly firstParents: (id: RevisionId, limit: number) => readonly RevisionId[]
  /** Whether `ancestor` is `id` or reachable from it through any parents. */
  readonly isAncestor: (ancestor: RevisionId, id: RevisionId) => boolean
  readonly mergeBase: (a: RevisionId, b: RevisionId) => RevisionId | null
  readonly countApart: (
    a: RevisionId,
    b: RevisionId,
  ) => { readonly onlyA: number; readonly onlyB: number }
  /** The number of commits reachable from `id`, itself included. */
  readonly countAll: (id: RevisionId) => number
}

type Node = {
  readonly id: RevisionId
  readonly parents: readonly Node[]
  readonly generation: number
  /** Number of first parents up to the root. */
  readonly depth: number
  /** Merges on the first-parent line up to here: equal counts mean a plain line in between. */
  readonly merges: number
  /** A node far down the first-parent line (skip list of Myers, 1983); the root jumps to itself. */
  readonly jump: Node | null
}

const FROM_A = 1
const FROM_B = 2
const FROM_BOTH = FROM_A | FROM_B

/** An empty graph of commits. */
export function createCommitGraph(): CommitGraph {
  const nodes = new Map<string, Node>()

  const known = (id: string): Node => {
    const node = nodes.get(id)
    if (node === undefined) throw new RangeError(`commit ${id} is not in the graph`)
    return node
  }

  return {
    size: () => nodes.size,
    has: (id) => nodes.has(id),
    add(id, parents) {
      if (!nodes.has(id)) nodes.set(id, toNode(id, parents.map(known)))
    },
    generation: (id) => known(id).generation,
    firstParents(id, limit) {
      const line: RevisionId[] = []
      for (let at = nodes.get(id); at !== undefined && line.length < limit; at = at.parents[0]) {
        line.push(at.id)
      }
      return line
    },
    isAncestor: (ancestor, id) => isAncestor(known(ancestor), known(id)),
    mergeBase(a, b) {
      const line = plainBase(known(a), known(b))
      return (line === 'merges' ? walkToBase(known(a), known(b)) : line)?.id ?? null
    },
    countApart(a, b) {
      const left = known(a)
      const right = known(b)
      const line = plainBase(left, right)
      if (line === 'merges' || line === null) return countByWalk(left, right)
      return { onlyA: left.depth - line.depth, onlyB: right.depth - line.depth }
    },
    countAll: (id) => countAll(known(id)),
  }
}

function toNode(id: RevisionId, parents: readonly Node[]): Node {
  const first = parents[0]
  const generation = 1 + Math.max(0, ...parents.map((parent) => parent.generation))
  if (first === undefined) return { id, parents, generation, depth: 0, merges: 0, jump: null }
  const far = first.jump?.jump
  const longJump =
    first.jump && far && first.depth - first.jump.depth === first.jump.depth - far.depth
  return {
    id,
    parents,
    generation,
    depth: first.depth + 1,
    merges: first.merges + (parents.length > 1 ? 1 : 0),
    jump: longJump ? far : first,
  }
}

/** The node of the first-parent line of `node` at `depth`, in logarithmic time. */
function climb(node: Node, depth: number): Node {
  let at = node
  while (at.depth > depth) {
    const next = at.jump !== null && at.jump.depth >= depth ? at.jump : at.parents[0]
    if (next === undefined) break
    at = next
  }
  return at
}

function lineBase(a: Node, b: Node): Node | null {
  const depth = Math.min(a.depth, b.depth)
  let left = climb(a, depth)
  let right = climb(b, depth)
  while (left !== right) {
    const jumps = left.jump !== right.jump
    const nextLeft = jumps ? left.jump : left.parents[0]
    const nextRight = jumps ? right.jump : right.parents[0]
    if (!nextLeft || !nextRight) return null
    left = nextLeft
    right = nextRight
  }
  return left
}

/** The base by first parents alone, or `merges` where a merge on the way could give a nearer one. */
function plainBase(a: Node, b: Node): Node | null | 'merges' {
  const base = lineBase(a, b)
  const mergesBelow = base?.merges ?? 0
  return a.merges === mergesBelow && b.merges === mergesBelow ? base : 'merges'
}

function isAncestor(ancestor: Node, node: Node): boolean {
  if (climb(node, ancestor.depth) === ancestor) return true
  if (node.merges === 0) return false
  const seen = new Set<Node>([node])
  const open: Node[] = [node]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === ancestor) return true
    for (const parent of at.parents) {
      if (parent.generation < ancestor.generation || seen.has(parent)) continue
      seen.add(parent)
      open.push(parent)
    }
  }
  return false
}

/**
 * Commits by falling generation, each with the sides that reach it. Parents have a lower generation
 * than their children, so the marks are complete when a commit comes out.
 */
function* byGeneration(a: Node, b: Node): Generator<{ node: Node; from: number; pending: number }> {
  const marks = new Map<Node, number>()
  const heap: Node[] = []
  let pending = 0
  const mark = (node: Node, from: number): void => {
    const before = marks.get(node)
    const after = (before ?? 0) | from
    marks.set(node, after)
    if (before === undefined) push(heap, node)
    if (after !== FROM_BOTH && before === undefined) pending += 1
    if (after === FROM_BOTH && before !== undefined && before !== FROM_BOTH) pending -= 1
  }
  mark(a, FROM_A)
  mark(b, FROM_B)
  for (let node = pop(heap); node !== undefined; node = pop(heap)) {
    const from = marks.get(node) ?? 0
    if (from !== FROM_BOTH) pending -= 1
    for (const parent of node.parents) mark(parent, from)
    yield { node, from, pending }
  }
}

function walkToBase(a: Node, b: Node): Node | null {
  let base: Node | null = null
  for (const { node, from } of byGeneration(a, b)) {
    if (base !== null && node.generation < base.generation) return base
    // Of several best ancestors (crossing merges) the smallest id, whichever side is asked first.
    if (from === FROM_BOTH && (base === null || node.id < base.id)) base = node
  }
  return base
}

function countByWalk(a: Node, b: Node): { onlyA: number; onlyB: number } {
  let onlyA = 0
  let onlyB = 0
  for (const { from, pending } of byGeneration(a, b)) {
    if (from === FROM_A) onlyA += 1
    if (from === FROM_B) onlyB += 1
    if (pending === 0) break
  }
  return { onlyA, onlyB }
}

function countAll(node: Node): number {
  if (node.merges === 0) return node.depth + 1
  const seen = new Set<Node>([node])
  for (const at of seen) for (const parent of at.parents) seen.add(parent)
  return seen.size
}

function push(heap: Node[], node: Node): void {
  let at = heap.length
  heap.push(node)
  while (at > 0) {
    const above = (at - 1) >> 1
    const parent = heap[above]
    if (parent === undefined || parent.generation >= node.generation) break
    heap[at] = parent
    at = above
  }
  heap[at] = node
}

function pop(heap: Node[]): Node | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (last === undefined || last === top) return top
  let at = 0
  for (;;) {
    const left = heap[2 * at + 1]
    const right = heap[2 * at + 2]
    const bigger = right && left && right.generation > left.generation ? right : left
    if (bigger === undefined || bigger.generation <= last.generation) break
    heap[at] = bigger
    at = bigger === right ? 2 * at + 2 : 2 * at + 1
  }
  heap[at] = last
  return top
}
