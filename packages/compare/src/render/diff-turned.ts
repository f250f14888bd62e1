import type { EditorNode } from '@forkshop/document'
import type { Budget, Run } from '../words/diff-tokens.ts'
import { diffLeaves, joinLeaves, marked, toLeaves } from './diff-inline.ts'
import type { Mark } from './mark-node.ts'
import { isTextblock, onlySide, withChange } from './mark-node.ts'

/** The form that a reader knows a block of prose by; a heading with its level. */
export type Form =
  | 'paragraph'
  | 'bullets'
  | 'numbers'
  | 'tasks'
  | 'quote'
  | `heading-${1 | 2 | 3 | 4 | 5 | 6}`

const forms: Readonly<Record<string, Form>> = {
  paragraph: 'paragraph',
  bulletList: 'bullets',
  orderedList: 'numbers',
  taskList: 'tasks',
  blockquote: 'quote',
}
const levels = [1, 2, 3, 4, 5, 6] as const

/** The form of a block; `null` for what is no prose. */
export function formOf({ type, attrs }: EditorNode): Form | null {
  if (type !== 'heading') return forms[type] ?? null
  const level = levels.find((one) => one === attrs?.['level'])
  return level === undefined ? null : `heading-${level}`
}

/** Blocks that became others, of another form or number: the words of both in the new ones, and each side in its own. */
export function diffTurned(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): Record<'both' | 'before' | 'after', readonly EditorNode[]> {
  const [from, to] = [before.flatMap(leavesIn), after.flatMap(leavesIn)]
  const runs = diffLeaves(from, to, budget)
  const both = filled(after, spread(runs, { own: to, other: from, ownSide: 'added' }))
  const old = filled(before, spread(runs, { own: from, other: to, ownSide: 'removed' }))
  return { both, before: onlySide(old, 'added'), after: onlySide(both, 'removed') }
}

function leavesIn(node: EditorNode): readonly EditorNode[] {
  return isTextblock(node)
    ? (node.content ?? []).flatMap(toLeaves)
    : (node.content ?? []).flatMap(leavesIn)
}

/** For each leaf of a side what to show in its place: itself, with what stood on the other side before it. */
function spread(
  runs: readonly Run[],
  {
    own,
    other,
    ownSide,
  }: {
    readonly own: readonly EditorNode[]
    readonly other: readonly EditorNode[]
    readonly ownSide: Mark
  },
): readonly (readonly EditorNode[])[] {
  const otherSide: Mark = ownSide === 'added' ? 'removed' : 'added'
  const shown: EditorNode[][] = []
  let waiting: readonly EditorNode[] = []
  for (const { kind, before, after, length } of runs) {
    const [ownStart, otherStart] = ownSide === 'added' ? [after, before] : [before, after]
    if (kind === otherSide) {
      waiting = marked(other.slice(otherStart, otherStart + length), otherSide)
      continue
    }
    for (const leaf of own.slice(ownStart, ownStart + length)) {
      shown.push([...waiting, ...(kind === 'same' ? [leaf] : marked([leaf], ownSide))])
      waiting = []
    }
  }
  shown.at(-1)?.push(...waiting)
  return shown
}

/** Blocks with what is shown in place of each of their leaves. */
function filled(
  nodes: readonly EditorNode[],
  shown: readonly (readonly EditorNode[])[],
): readonly EditorNode[] {
  let next = 0
  const fill = (one: EditorNode): EditorNode => {
    if (!isTextblock(one)) return one.content ? { ...one, content: one.content.map(fill) } : one
    const count = (one.content ?? []).flatMap(toLeaves).length
    const leaves = shown.slice(next, next + count).flat()
    next += count
    return { ...one, content: [...joinLeaves(leaves)] }
  }
  return nodes.map((node) => withChange(fill(node), 'changed'))
}
