import type { EditorNode } from '@forkshop/document'

/** What a node or its words show in a comparison. */
export type Mark = 'added' | 'removed'

/** A node that stands on one side only: marked itself, and every word in it. */
export function markNode(node: EditorNode, mark: Mark): EditorNode {
  return isInline(node) ? markInline(node, mark) : withChange(markWords(node, mark), mark)
}

/** A block with the attribute that its element shows as `data-change`. */
export function withChange(node: EditorNode, change: string): EditorNode {
  return { ...node, attrs: { ...node.attrs, change } }
}

/** Inline nodes with a mark of the comparison added to their own. */
export function markInline(node: EditorNode, mark: Mark): EditorNode {
  return { ...node, marks: [{ type: mark }, ...(node.marks ?? [])] }
}

/** What one side of marked nodes looks like: what stands on the other side only is left out. */
export function onlySide(nodes: readonly EditorNode[], gone: Mark): readonly EditorNode[] {
  return nodes
    .filter((node) => node.attrs?.['change'] !== gone)
    .filter((node) => !node.marks?.some(({ type }) => type === gone))
    .map((node) => (node.content ? { ...node, content: onlySide(node.content, gone) } : node))
}

/** Whether anything in the nodes differs. */
export function isMarked(nodes: readonly EditorNode[]): boolean {
  return nodes.some(
    (node) =>
      node.attrs?.['change'] !== undefined ||
      node.marks?.some(({ type }) => type === 'added' || type === 'removed') ||
      isMarked(node.content ?? []),
  )
}

/** The words of a node as plain text. */
export function nodeText(node: EditorNode): string {
  if (node.text !== undefined) return node.text
  const source = node.attrs?.['source'] ?? node.attrs?.['alt']
  if (typeof source === 'string') return source
  return (node.content ?? []).map(nodeText).join(isTextblock(node) ? '' : ' ')
}

/** Whether a node holds words directly. */
export function isTextblock({ type }: EditorNode): boolean {
  return type === 'paragraph' || type === 'heading'
}

function markWords(node: EditorNode, mark: Mark): EditorNode {
  if (!node.content || isWordless(node)) return node
  const content = node.content.map((child) => {
    if (isInline(child)) return markInline(child, mark)
    return isWordless(child) ? withChange(child, mark) : markWords(child, mark)
  })
  return { ...node, content }
}

/** Code, HTML and rules have no words that could be marked: only the whole can show a change. */
function isWordless({ type }: EditorNode): boolean {
  return ['codeBlock', 'island', 'horizontalRule'].includes(type)
}

function isInline({ type }: EditorNode): boolean {
  return ['text', 'hardBreak', 'image', 'inlineIsland', 'unseenTurn'].includes(type)
}
