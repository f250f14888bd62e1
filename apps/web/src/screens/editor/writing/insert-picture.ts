import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'

export type PictureAttributes = { readonly src: string; readonly alt: string }

/**
 * Puts a picture where the selection ends, and the caret after it. Words of the page stay together:
 * the picture follows their block in a paragraph of its own; in a cell or an item it stands at the caret.
 */
export const insertPicture = (state: EditorState, attributes: PictureAttributes): Transaction => {
  const { image, paragraph } = state.schema.nodes
  const { $to } = state.selection
  const picture = image?.create(attributes)
  if (image === undefined || picture === undefined) return state.tr
  const fits = $to.parent.inlineContent && $to.parent.contentMatchAt($to.index()).matchType(image)
  const isWords = $to.depth === 1 && ($to.parent.content.size > 0 || $to.parent.type !== paragraph)
  if (fits && !isWords) return withCaret(state.tr.insert($to.pos, picture), $to.pos + 1)
  const after = $to.depth === 0 ? $to.pos : $to.after(1)
  const own = paragraph?.create(null, picture) ?? picture
  return withCaret(state.tr.insert(after, own), after + 2)
}

const withCaret = (transaction: Transaction, position: number): Transaction =>
  transaction.setSelection(TextSelection.create(transaction.doc, position)).scrollIntoView()
