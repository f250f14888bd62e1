import { editorExtensions, editorSchema, openText, saveText } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { AgendaNotes } from '../agenda/agenda-notes.ts'

/** An editor of a text with its agendas, and what the text is when it is saved. */
export type AgendaEditor = { readonly editor: Editor; readonly text: () => string | null }

/** Opens a text as the editor does, without anybody else in it. Needs a document; `destroy` the editor. */
export const editAgendaText = (text: string): AgendaEditor => {
  const { body, base } = openText(text)
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...editorExtensions, AgendaNotes],
    content: editorSchema.nodeFromJSON(body).toJSON(),
  })
  return {
    editor,
    text: () => {
      const saved = saveText(base, editor.state.doc.toJSON())
      return saved.kind === 'saved' ? saved.text : null
    },
  }
}

/** Puts the caret behind some words of the text, where they stand first. */
export const caretBehind = ({ state, commands }: Editor, words: string): void => {
  let at = 0
  state.doc.descendants((node, position) => {
    const index = node.text?.indexOf(words) ?? -1
    if (at === 0 && index >= 0) at = position + index + words.length
  })
  commands.setTextSelection(at)
}
