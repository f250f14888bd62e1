import type { EditorNode } from '@forkshop/document'
import type { BlockSpan } from '../blocks/block-spans.ts'
import { regroupingOf } from '../blocks/block-spans.ts'
import type { BlockChange } from '../comparison.ts'
import type { Budget } from '../words/diff-tokens.ts'
import { asList, diffNode, isList } from './diff-nodes.ts'
import { diffRegrouped } from './diff-regrouped.ts'
import { sourceNode } from './diff-source.ts'
import type { Form } from './diff-turned.ts'
import { diffTurned, formOf } from './diff-turned.ts'
import { markNode, onlySide } from './mark-node.ts'
import type { BlockNodes } from './open-blocks.ts'

/** Both versions in one, and each by itself. */
export type Drawn = Record<'both' | 'before' | 'after', readonly EditorNode[]> & {
  /** The forms of what became something of another form. */
  readonly turned: { readonly from: Form; readonly to: Form } | null
}

/** The nodes that a change is drawn from, with what differs marked. */
export function drawnNodes(
  change: BlockChange,
  means: {
    readonly nodes: { readonly before: BlockNodes; readonly after: BlockNodes }
    readonly span: BlockSpan
    readonly budget: Budget
  },
): Drawn {
  const { span, budget } = means
  const nodesOn = (side: 'before' | 'after', index: number | null) => {
    if (index === null) return []
    const nodes = Array.from({ length: span[side] }, (_, at) => index + at).flatMap(
      means.nodes[side],
    )
    return nodes.length > 0 ? nodes : [sourceNode(change[side] ?? '')]
  }
  const after = nodesOn('after', change.afterIndex)
  if (change.kind === 'same') return { both: after, before: after, after, turned: null }
  const before = nodesOn('before', change.beforeIndex)
  const isProse = [...before, ...after].every(({ type }) => type === 'paragraph')
  if (regroupingOf(span) && isProse)
    return { ...diffRegrouped(before, after, budget), turned: null }
  return turnedNodes(before, after, budget) ?? withSides(nodesOf(before, after, budget))
}

/** Nodes that show both sides, from which each follows where it is drawn too. */
function withSides(both: readonly EditorNode[]): Drawn {
  return {
    both,
    get before() {
      return onlySide(both, 'added')
    },
    get after() {
      return onlySide(both, 'removed')
    },
    turned: null,
  }
}

function turnedNodes(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): Drawn | null {
  const [from, to] = [formOf(before), formOf(after)]
  if (from === null || to === null || from === to) return null
  const turned = { from, to }
  const [old, now] = [before[0], after[0]]
  const isAlone = before.length === 1 && after.length === 1
  if (!isAlone || !old || !now || !isList(old) || !isList(now))
    return { ...diffTurned(before, after, budget), turned }
  const { both, before: gone, after: come } = withSides(diffNode(old, now, budget))
  return { both, before: gone.map((list) => asList(list, old)), after: come, turned }
}

function nodesOf(
  before: readonly EditorNode[],
  after: readonly EditorNode[],
  budget: Budget,
): readonly EditorNode[] {
  const [old, now] = [before[0], after[0]]
  if (old && now && before.length === 1 && after.length === 1) return diffNode(old, now, budget)
  return [
    ...before.map((node) => markNode(node, 'removed')),
    ...after.map((node) => markNode(node, 'added')),
  ]
}
