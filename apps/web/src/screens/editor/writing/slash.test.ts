// @vitest-environment happy-dom
import { editorExtensions } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import { SlashMenuKeys, slashIn } from './slash.ts'
import { belowTable, nextRow, TableKeys } from './table-keys.ts'

let open: Editor | null = null
let brackets: string[] = []
afterEach(() => {
  brackets = []
  open?.destroy()
  open = null
})
const editorWith = (content: string): Editor => {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...editorExtensions,
      SlashMenuKeys.configure({ onBrackets: (typed) => brackets.push(typed) }),
      TableKeys,
    ],
    content,
  })
  open = editor
  return editor
}
const type = (editor: Editor, text: string): void => {
  for (const letter of text) editor.view.dispatch(editor.state.tr.insertText(letter))
}

test('a slash at the start of a paragraph opens the menu and narrows it', () => {
  const editor = editorWith('<p></p>')
  type(editor, '/mé')
  expect(slashIn(editor.state)).toEqual({ from: 1, to: 4, query: 'mé' })
})

test('a slash within a word or an address is only a slash', () => {
  const editor = editorWith('<p>and</p>')
  editor.commands.setTextSelection(4)
  type(editor, '/or')
  expect(slashIn(editor.state)).toBeNull()
})

test('a blank ends the menu', () => {
  const editor = editorWith('<p></p>')
  type(editor, '/a b')
  expect(slashIn(editor.state)).toBeNull()
})

test('walking to an old slash does not open it', () => {
  const editor = editorWith('<p>/old</p>')
  editor.commands.setTextSelection(5)
  expect(slashIn(editor.state)).toBeNull()
})

/** Letters as keys bring them, which may be taken on their way. */
const typeKeys = (editor: Editor, text: string): void => {
  for (const letter of text) {
    const { view } = editor
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(letter, from, to)
    const isTaken = view.someProp('handleTextInput', (take) => take(view, from, to, letter, insert))
    if (isTaken !== true) view.dispatch(insert())
  }
}

test('two brackets ask for a page, and are no part of the text', () => {
  const editor = editorWith('<p></p>')
  typeKeys(editor, 'voir [[')
  expect(brackets).toEqual(['[['])
  expect(editor.state.doc.textContent).toBe('voir ')
})

test('brackets of code, one alone, and a third one are only brackets', () => {
  const code = editorWith('<pre><code></code></pre>')
  typeKeys(code, 'a[[0]]')
  expect(code.state.doc.textContent).toBe('a[[0]]')
  code.destroy()
  const editor = editorWith('<p>[[</p>')
  editor.commands.setTextSelection(3)
  typeKeys(editor, '[ [a]')
  expect(editor.state.doc.textContent).toBe('[[[ [a]')
  expect(brackets).toEqual([])
})

const table = '<table><tr><th>h</th><th>i</th></tr><tr><td>a</td><td>b</td></tr></table>'

test('Enter goes down a column, and makes a row at the end', () => {
  const editor = editorWith(table)
  editor.commands.setTextSelection(4)
  const down = nextRow(editor.state)
  expect(down?.selection.$head.parent.textContent).toBe('a')
  if (down !== null) editor.view.dispatch(down)
  const made = nextRow(editor.state)
  expect(made?.doc.child(0).childCount).toBe(3)
  expect(made?.selection.$head.parent.textContent).toBe('')
})

test('outside a table Enter is left alone', () => {
  expect(nextRow(editorWith('<p>a</p>').state)).toBeNull()
})

test('from the last row of a table one goes on below it, in a new paragraph where nothing is', () => {
  const caretIn = (editor: Editor, words: string): EditorState => {
    editor.state.doc.descendants((node, at) => {
      if (node.text === words) editor.commands.setTextSelection(at + 1)
    })
    return editor.state
  }
  const editor = editorWith(`${table}<p>after</p>`)
  expect(belowTable(caretIn(editor, 'h'))).toBeNull()
  expect(belowTable(caretIn(editor, 'a'))?.selection.$head.parent.textContent).toBe('after')
  expect(belowTable(caretIn(editor, 'after'))).toBeNull()
  editor.destroy()
  const alone = editorWith(table)
  caretIn(alone, 'a')
  const made = belowTable(alone.state)
  expect(made?.doc.childCount).toBe(alone.state.doc.childCount + 1)
  expect(made?.selection.$head.parent).toBe(made?.doc.lastChild)
})
