import {
  cellPosition,
  editorExtensions,
  editorSchema,
  openText,
  saveText,
} from '@forkshop/document'
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

/** Takes the last cells of a row of the first table away, as a change that somebody else made at the same time may do. */
export const shortenRow = ({ state, view }: Editor, row: number, cells: number): void => {
  let at: number | null = null
  state.doc.forEach((node, position) => {
    if (node.type.name === 'table') at ??= position
  })
  const table = at === null ? null : state.doc.nodeAt(at)
  if (at === null || table === null) return
  const { childCount } = table.child(row)
  const [from, to] = [childCount - cells, childCount].map((column) =>
    cellPosition({ table, position: at ?? 0, row, column }),
  )
  if (from !== undefined && to !== undefined) view.dispatch(state.tr.delete(from, to))
}
