import { levelOf } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'

/** Blocks whose highest heading is of the second level: the first is the page's title, which is a field. */
export function lowerHeadings(blocks: readonly EditorNode[]): readonly EditorNode[] {
  const isHigh = (node: EditorNode): boolean => levelOf(node) === 1
  if (!blocks.some(isHigh)) return blocks
  return blocks.map((node) => {
    const level = levelOf(node)
    return level === null
      ? node
      : { ...node, attrs: { ...node.attrs, level: Math.min(6, level + 1) } }
  })
}
