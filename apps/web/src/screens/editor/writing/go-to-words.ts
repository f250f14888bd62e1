import type { Node as PmNode } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/vue-3'

/** The position before the first words of a draft that read as a quotation, white space counting once; null without. */
export const positionOfWords = (doc: PmNode, quote: string): number | null => {
  const words = quote
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
  const wanted = new RegExp(words.join('\\s+'), 'u')
  let found: number | null = null
  doc.descendants((node, position) => {
    if (found !== null || !node.isTextblock) return found === null
    // a leaf is one place in the text, as it is one in the document
    const text = node.textBetween(0, node.content.size, undefined, ({ type }) =>
      type.name === 'hardBreak' ? '\n' : '\ufffc',
    )
    const at = text.search(wanted)
    if (at >= 0) found = position + 1 + at
    return false
  })
  return found
}

/** Puts the caret before some words, in view; leaves it where it is when the draft does not say them. */
export const goToWords = (editor: Editor, quote: string): void => {
  const position = positionOfWords(editor.state.doc, quote)
  if (position === null) return
  editor.chain().setTextSelection(position).focus().scrollIntoView().run()
}
