import type { RootContent } from 'mdast'

/**
 * A comment with nothing in it. Markdown knows no other way to end a list, or a footnote, before a
 * block that would else belong to it; it counts as a blank, and never as a block.
 */
export const SEPARATOR = '<!-- -->'

/** The nodes of a container that are blocks. */
export function withoutSeparators(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.some(isSeparator) ? nodes.filter((node) => !isSeparator(node)) : nodes
}

function isSeparator(node: RootContent): boolean {
  return node.type === 'html' && node.value === SEPARATOR
}
