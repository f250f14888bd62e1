import { toHast } from 'mdast-util-to-hast'
import type { Root as TextRoot } from 'mdast'
import type { RootContent } from 'hast'

/** Markdown's tree as HTML's, raw HTML kept as raw nodes; footnotes come last. */
export function toTree(tree: TextRoot): readonly RootContent[] {
  const result = toHast(tree, {
    allowDangerousHtml: true,
    footnoteLabel: 'Notes',
    footnoteBackLabel: (reference) => `↩ ${reference + 1}`,
  })
  if (result.type === 'root') return result.children
  return result.type === 'doctype' ? [] : [result]
}
