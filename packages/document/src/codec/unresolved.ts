import { attrOf } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { liveBlocks } from '../editor/normalise.ts'
import { contextOf } from './context.ts'
import { joinBody } from './join-body.ts'
import type { CodecBase } from './open.ts'
import { planKids } from './write-kids.ts'

/** A text that nobody may publish yet: each conflict stands in it with all its sides. */
export interface Unresolved {
  readonly kind: 'unresolved'
  readonly text: string
  readonly conflicts: number
}

/** The text of a body in the form of `normalise` that holds conflicts, or null when it holds none. */
export function unresolvedText(base: CodecBase, plain: EditorNode): Unresolved | null {
  const conflicts = countConflicts(plain)
  if (conflicts === 0) return null
  const context = contextOf(base, base.definitions)
  const blocks = liveBlocks(withMarkers(plain))
  const plan = planKids(base.kids, blocks, { context, prefix: '' }, () => 0)
  return { kind: 'unresolved', text: base.head + joinBody(base, plan), conflicts }
}

function countConflicts(node: EditorNode): number {
  if (node.type === 'conflict') return 1
  return (node.content ?? []).reduce((sum, kid) => sum + countConflicts(kid), 0)
}

function withMarkers(node: EditorNode): EditorNode {
  if (node.type === 'conflict') {
    return { type: 'island', attrs: { source: markedSource(node) } }
  }
  return node.content === undefined ? node : { ...node, content: node.content.map(withMarkers) }
}

/** The sides between the markers that git writes with the base shown (`merge.conflictStyle=diff3`). */
function markedSource(conflict: EditorNode): string {
  const side = (name: string) => {
    const source = attrOf(conflict, name)
    return typeof source === 'string' && source !== '' ? [source.trimEnd()] : []
  }
  return [
    '<<<<<<< ours',
    ...side('ours'),
    '||||||| base',
    ...side('base'),
    '=======',
    ...side('theirs'),
    '>>>>>>> theirs',
  ].join('\n')
}
