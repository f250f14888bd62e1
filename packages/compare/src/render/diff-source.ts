import type { EditorNode } from '@forkshop/document'
import type { Budget } from '../words/diff-tokens.ts'
import { diffTokens } from '../words/diff-tokens.ts'
import { markNode } from './mark-node.ts'

/** Source as it stands in a text, for what has no look of its own. */
export function sourceNode(source: string): EditorNode {
  return { type: 'codeBlock', content: [{ type: 'text', text: source }] }
}

/** The source of code, or of an island; `null` of everything else. */
export function sourceOf({ type, attrs, content }: EditorNode): string | null {
  const source = attrs?.['source']
  if (type === 'island' && typeof source === 'string') return source
  return type === 'codeBlock' ? (content ?? []).map(({ text }) => text ?? '').join('') : null
}

/**
 * Two versions of a source as blocks of the lines that stayed, went and came, since nothing within a block of code can
 * be marked; in an island the marks would be lost in its look.
 */
export function diffSource(
  before: EditorNode,
  after: EditorNode,
  budget: Budget,
): readonly EditorNode[] {
  const [from, to] = [linesOf(before), linesOf(after)]
  return diffTokens(from, to, budget).map(({ kind, before: i, after: j, length }) => {
    if (kind === 'removed') return markNode(blockLike(before, from.slice(i, i + length)), kind)
    const block = blockLike(after, to.slice(j, j + length))
    return kind === 'added' ? markNode(block, kind) : block
  })
}

function linesOf(node: EditorNode): readonly string[] {
  return (sourceOf(node) ?? '').split(/\r?\n/)
}

function blockLike(node: EditorNode, lines: readonly string[]): EditorNode {
  const text = lines.join('\n')
  const content = text === '' ? [] : [{ type: 'text', text }]
  return node.type === 'codeBlock' ? { ...node, content } : { type: 'codeBlock', content }
}
