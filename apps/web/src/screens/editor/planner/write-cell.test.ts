// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { editAgendaText, shortenRow, type AgendaEditor } from '../testing/agenda-editor.ts'
import { cellWords, differenceOf, writeCell, writeNewColumn } from './write-cell.ts'

let open: AgendaEditor | null = null
afterEach(() => {
  open?.editor.destroy()
  open = null
})

const agenda = [
  '| Durée | Étape | Salle |',
  '|:--|---|---|',
  '|  45 min | [Cercle](/methods/cercle) *doux*  | B\\|2 |',
  '| 1 h | Pause<br>dehors | |',
  '',
].join('\n')

/** The text after the cell of a row was written; null where nothing was. */
const written = (
  { row, column }: { readonly row: number; readonly column: number },
  words: string,
): string | null => {
  open = editAgendaText(agenda)
  const { editor } = open
  const transaction = writeCell(editor.state, { at: { day: 0, row }, column }, words)
  if (transaction === null) return null
  editor.view.dispatch(transaction)
  return open.text()
}

test('the words of a cell are read as they are, a line break as a blank', () => {
  expect(written({ row: 0, column: 0 }, '45 min')).toBeNull()
  const words = (row: number, column: number) =>
    open === null ? null : cellWords(open.editor.state, { at: { day: 0, row }, column })
  expect(words(0, 1)).toBe('Cercle doux')
  expect(words(1, 1)).toBe('Pause dehors')
  expect(words(1, 2)).toBe('')
  expect(words(1, 3)).toBeNull()
  expect(words(2, 1)).toBeNull()
})

test('other words leave links, marks and other rows as they are', () => {
  const text = written({ row: 0, column: 1 }, 'Cercle très doux')
  expect(text).toContain('[Cercle](/methods/cercle)')
  expect(text).toContain('*')
  expect(text?.split('\n').toSpliced(2, 1)).toEqual(agenda.split('\n').toSpliced(2, 1))
})

test('an empty cell is filled and a full one emptied', () => {
  expect(written({ row: 1, column: 2 }, 'C')).toContain('Pause<br>dehors | C |')
  expect(written({ row: 0, column: 2 }, '')).not.toContain('B')
})

test('a column that is lacking comes with its first words', () => {
  open = editAgendaText(agenda)
  const { editor } = open
  const transaction = writeNewColumn(
    editor.state,
    { kind: 'column', day: 0, column: 'notes', name: 'Notes' },
    { at: { day: 0, row: 1 }, words: 'doucement' },
  )
  if (transaction !== null) editor.view.dispatch(transaction)
  const [head, , first, second] = (open.text() ?? '').split('\n')
  expect(head).toMatch(/\| Notes \|$/)
  expect(first).toContain('[Cercle](/methods/cercle)')
  expect(second).toMatch(/\| doucement \|$/)
})

test('only what differs is written', () => {
  expect(differenceOf('abcd', 'abXd')).toEqual({ from: 2, to: 3, text: 'X' })
  expect(differenceOf('aa', 'aaa')).toEqual({ from: 2, to: 2, text: 'a' })
  expect(differenceOf('', 'a')).toEqual({ from: 0, to: 0, text: 'a' })
})

test('a cell that a row lacks is empty, and made once something is written there', () => {
  open = editAgendaText(agenda)
  const { editor } = open
  shortenRow(editor, 2, 2)
  const step = { at: { day: 0, row: 1 }, column: 1 }
  expect(cellWords(editor.state, step)).toBe('')
  expect(writeCell(editor.state, step, '')).toBeNull()
  const transaction = writeCell(editor.state, step, 'Repas')
  if (transaction !== null) editor.view.dispatch(transaction)
  const row = editor.state.doc.firstChild?.child(2)
  expect(row?.children.map(({ textContent }) => textContent)).toEqual(['1 h', 'Repas'])
})
