import { DRAFT_BODY, editorSchema } from '@forkshop/document'
import * as Y from 'yjs'

/**
 * The name of a node or mark in a draft that our editor schema lacks; null when there is none. Such
 * content comes from a foreign or newer client: read as a text, it would be dropped in silence.
 */
export const foreignType = (ydoc: Y.Doc): string | null => {
  const pending: unknown[] = ydoc.getXmlFragment(DRAFT_BODY).toArray()
  while (pending.length > 0) {
    const node = pending.pop()
    if (node instanceof Y.XmlElement) {
      if (!Object.hasOwn(editorSchema.nodes, node.nodeName)) return node.nodeName
      for (const child of node.toArray()) pending.push(child)
    } else if (node instanceof Y.XmlText) {
      const mark = foreignMark(node)
      if (mark !== null) return mark
    } else return 'unknown'
  }
  return null
}

const foreignMark = (text: Y.XmlText): string | null => {
  const delta: readonly { readonly attributes?: object }[] = text.toDelta()
  for (const { attributes } of delta) {
    for (const key of Object.keys(attributes ?? {})) {
      // y-tiptap adds `--` and a hash to the name of a mark that may overlap itself.
      const mark = key.split('--', 1)[0] ?? key
      if (!Object.hasOwn(editorSchema.marks, mark)) return mark
    }
  }
  return null
}
