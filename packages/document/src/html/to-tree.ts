import { toHast } from 'mdast-util-to-hast'
import type { Handlers } from 'mdast-util-to-hast'
import type { Delete, Root as TextRoot } from 'mdast'
import type { RootContent } from 'hast'

// Words that an author struck out are read like that; `del` is for those that a comparison shows as gone.
const handlers: Handlers = {
  delete: (state, node: Delete) => ({
    type: 'element',
    tagName: 's',
    properties: {},
    children: state.all(node),
  }),
}

/** Markdown's tree as HTML's, raw HTML kept as raw nodes; footnotes come last. */
export function toTree(tree: TextRoot): readonly RootContent[] {
  const result = toHast(tree, {
    allowDangerousHtml: true,
    handlers,
    footnoteLabel: 'Notes',
    footnoteBackLabel: (reference) => `↩ ${reference + 1}`,
  })
  if (result.type === 'root') return result.children
  return result.type === 'doctype' ? [] : [result]
}
