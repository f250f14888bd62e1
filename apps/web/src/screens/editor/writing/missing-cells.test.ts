// @vitest-environment happy-dom
import { editorExtensions } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { caretBehind } from '../testing/agenda-editor.ts'
import { acrossShort, MissingCells, nextMissing } from './missing-cells.ts'
import { nextRow, TableKeys } from './table-keys.ts'
import { placeInTable, runTableAction } from './table-actions.ts'

let open: Editor | null = null
afterEach(() => {
  open?.destroy()
  open = null
})

const cell = (text: string): string => `<td><p>${text}</p></td>`
const table = (rows: readonly (readonly string[])[]): string =>
  `<p>avant</p><table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table><p>après</p>`

const ragged = [['a', 'b', 'c'], ['d'], ['e', 'f', 'g'], ['h', 'i']]

const edit = (rows: readonly (readonly string[])[] = ragged): Editor => {
  open = new Editor({
    element: document.createElement('div'),
    extensions: [...editorExtensions, TableKeys, MissingCells],
    content: table(rows),
  })
  return open
}
const gridOf = ({ state }: Editor): readonly (readonly string[])[] =>
  state.doc.child(1).children.map((row) => row.children.map(({ textContent }) => textContent))
const caret = ({ state }: Editor): string => state.selection.$head.parent.textContent
const missing = ({ view }: Editor): readonly number[] =>
  [...view.dom.querySelectorAll('tr')].map((row) => row.querySelectorAll('.missing-cell').length)

test('what rows lack is shown and not made', () => {
  const editor = edit()
  expect(missing(editor)).toEqual([0, 2, 0, 1])
  expect(gridOf(editor)).toEqual(ragged)
  expect(missing(edit([['a', 'b']]))).toEqual([0])
})

test('a cell that is missing is made where one points at it', () => {
  const editor = edit()
  const [, second] = editor.view.dom.querySelectorAll('.missing-cell')
  second?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
  expect(gridOf(editor)).toEqual([
    ['a', 'b', 'c'],
    ['d', '', ''],
    ['e', 'f', 'g'],
    ['h', 'i'],
  ])
  editor.commands.insertContent('neuf')
  expect(gridOf(editor)[1]).toEqual(['d', '', 'neuf'])
  expect(missing(editor)).toEqual([0, 0, 0, 1])
})

test('who may only read makes none', () => {
  const editor = edit()
  editor.setEditable(false)
  const [first] = editor.view.dom.querySelectorAll('.missing-cell')
  first?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
  expect(gridOf(editor)).toEqual(ragged)
})

const press = ({ view }: Editor, key: string): void => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  view.someProp('handleKeyDown', (handle) => handle(view, event))
}

test('Tab goes to the next cell of the row, which is made where it is missing', () => {
  const editor = edit()
  caretBehind(editor, 'd')
  press(editor, 'Tab')
  expect(gridOf(editor)[1]).toEqual(['d', ''])
  press(editor, 'Tab')
  expect(gridOf(editor)[1]).toEqual(['d', '', ''])
  press(editor, 'Tab')
  expect(caret(editor)).toBe('e')
  expect(nextMissing(editor.state)).toBe(null)
})

const across = (editor: Editor, words: string, step: -1 | 1): string | null => {
  caretBehind(editor, words)
  const transaction = acrossShort(editor.state, step)
  return transaction === null ? null : transaction.selection.$head.parent.textContent
}

test('the arrows go to the last cell of a row that ends before the column', () => {
  const editor = edit()
  expect(across(editor, 'c', 1)).toBe('d')
  expect(across(editor, 'f', -1)).toBe('d')
  expect(across(editor, 'f', 1)).toBe(null)
  expect(across(editor, 'i', 1)).toBe(null)
})

test('the arrows and Enter pass rows without any cell', () => {
  const editor = edit([['a', 'b'], [], ['c', 'd'], []])
  expect(across(editor, 'b', 1)).toBe('d')
  expect(across(editor, 'd', -1)).toBe('b')
  expect(across(editor, 'c', 1)).toBe('après')
  caretBehind(editor, 'b')
  editor.view.dispatch(nextRow(editor.state) ?? editor.state.tr)
  expect(gridOf(editor)).toEqual([['a', 'b'], [''], ['c', 'd'], []])
})

test('the menu of the table knows all columns, and changes what is there', () => {
  const editor = edit()
  caretBehind(editor, 'd')
  expect(placeInTable(editor.state)).toEqual({ row: 1, rows: 4, column: 0, columns: 3 })
  const run = (action: Parameters<typeof runTableAction>[1]): void => {
    // the editor of the screen has more of Vue in it, nothing of which is asked here
    Reflect.apply(runTableAction, null, [editor, action])
  }
  run('columnRight')
  expect(gridOf(editor)).toEqual([
    ['b', 'a', 'c'],
    ['', 'd'],
    ['f', 'e', 'g'],
    ['i', 'h'],
  ])
  run('columnAfter')
  expect(gridOf(editor)).toEqual([
    ['b', 'a', '', 'c'],
    ['', 'd', ''],
    ['f', 'e', '', 'g'],
    ['i', 'h', ''],
  ])
  run('rowBelow')
  expect(gridOf(editor)[2]).toEqual(['', '', '', ''])
  run('deleteRow')
  run('deleteColumn')
  expect(gridOf(editor)).toEqual([
    ['b', '', 'c'],
    ['', '', ''],
    ['f', '', 'g'],
    ['i', ''],
  ])
})
