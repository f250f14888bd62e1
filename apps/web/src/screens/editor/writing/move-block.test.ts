import { editorSchema } from '@forkshop/document'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { moveBlock } from './move-block.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const cell = (type: string, text: string) => ({ type, content: [paragraph(text)] })
const row = (type: string, ...texts: readonly string[]) => ({
  type: 'tableRow',
  content: texts.map((text) => cell(type, text)),
})

const stateAt = (content: readonly object[], words: string): EditorState => {
  const doc = editorSchema.nodeFromJSON({ type: 'doc', content })
  let at = 1
  doc.descendants((node, position) => {
    if (node.isText && node.text === words) at = position
  })
  return EditorState.create({ doc, selection: TextSelection.create(doc, at + 1) })
}

const after = (state: EditorState, step: -1 | 1): EditorState => {
  let next = state
  moveBlock(step)(state, (transaction) => {
    next = state.apply(transaction)
  })
  return next
}
const textsOf = (state: EditorState): string =>
  state.doc.textBetween(0, state.doc.content.size, '|')

test('a block moves past its neighbour and keeps the caret', () => {
  const moved = after(stateAt([paragraph('one'), paragraph('two'), paragraph('three')], 'two'), -1)
  expect(textsOf(moved)).toBe('two|one|three')
  expect(moved.selection.$from.parent.textContent).toBe('two')
  expect(textsOf(after(moved, 1))).toBe('one|two|three')
})

test('at an end nothing moves', () => {
  const state = stateAt([paragraph('one'), paragraph('two')], 'one')
  expect(after(state, -1)).toBe(state)
})

test('a row moves within its table, and never above the header', () => {
  const table = {
    type: 'table',
    content: [row('tableHeader', 'h'), row('tableCell', 'a'), row('tableCell', 'b')],
  }
  expect(textsOf(after(stateAt([table], 'b'), -1))).toBe('h|b|a')
  const first = stateAt([table], 'a')
  expect(after(first, -1)).toBe(first)
  const header = stateAt([table], 'h')
  expect(after(header, 1)).toBe(header)
})

test('an item moves within its list', () => {
  const list = {
    type: 'bulletList',
    content: ['a', 'b'].map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
  }
  expect(textsOf(after(stateAt([list], 'a'), 1))).toBe('b|a')
})
