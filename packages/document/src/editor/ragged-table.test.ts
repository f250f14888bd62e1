import type { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { Command } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { settle } from './draft-table.ts'
import {
  addRaggedColumn,
  addRaggedRow,
  deleteRaggedColumns,
  deleteRaggedRows,
  moveRaggedColumn,
} from './ragged-table.ts'
import { editorSchema as schema } from './schema.ts'
import { cellPosition, fillRow, shortRows } from './short-rows.ts'

type Grid = readonly (readonly string[])[]
type Place = readonly [row: number, column: number]

const pageOf = (grid: Grid): Node => {
  const rows = grid.map((row, at) => {
    const cells = row.map((text) =>
      schema.node(
        at === 0 ? 'tableHeader' : 'tableCell',
        null,
        schema.node('paragraph', null, text === '' ? [] : schema.text(text)),
      ),
    )
    return schema.node('tableRow', null, cells)
  })
  return schema.node('doc', null, [schema.node('table', null, rows)])
}
const gridOf = (doc: Node): Grid =>
  (doc.firstChild?.children ?? []).map((row) => row.children.map((cell) => cell.textContent))

const placeOf = (doc: Node, [row, column]: Place): number =>
  cellPosition({ table: doc.child(0), position: 0, row, column })

const caretIn = (grid: Grid, place: Place): EditorState => {
  const doc = pageOf(grid)
  return EditorState.create({
    doc,
    selection: TextSelection.create(doc, placeOf(doc, place) + 2),
  })
}

const ragged: Grid = [['Heure', 'Durée', 'Étape'], ['09:00', '10'], ['09:10', '20', 'Tour'], []]

/** The table after a command, and the words of the cell with the caret; null where it does nothing. */
const after = (command: Command, place: Place, grid = ragged) => {
  const state = caretIn(grid, place)
  let next: EditorState | null = null
  command(state, (transaction) => {
    next = state.apply(transaction)
  })
  if (next === null) return null
  const { doc, selection }: EditorState = next
  doc.check()
  return { grid: gridOf(doc), caret: selection.$head.parent.textContent }
}

it('knows which rows lack cells', () => {
  expect(shortRows(pageOf(ragged).child(0))).toEqual([
    { row: 1, missing: 1 },
    { row: 3, missing: 3 },
  ])
  expect(shortRows(pageOf([['a', 'b']]).child(0))).toEqual([])
})

it('adds a row with all columns', () => {
  expect(after(addRaggedRow('after'), [1, 0])?.grid).toEqual([
    ['Heure', 'Durée', 'Étape'],
    ['09:00', '10'],
    ['', '', ''],
    ['09:10', '20', 'Tour'],
    [],
  ])
  expect(after(addRaggedRow('before'), [1, 0])?.grid[1]).toEqual(['', '', ''])
})

it('adds a column in the rows that reach so far', () => {
  expect(after(addRaggedColumn('after'), [0, 1])?.grid).toEqual([
    ['Heure', 'Durée', '', 'Étape'],
    ['09:00', '10', ''],
    ['09:10', '20', '', 'Tour'],
    [],
  ])
  expect(after(addRaggedColumn('after'), [0, 2])?.grid).toEqual([
    ['Heure', 'Durée', 'Étape', ''],
    ['09:00', '10'],
    ['09:10', '20', 'Tour', ''],
    [],
  ])
  expect(after(addRaggedColumn('before'), [0, 0])?.grid).toEqual([
    ['', 'Heure', 'Durée', 'Étape'],
    ['', '09:00', '10'],
    ['', '09:10', '20', 'Tour'],
    [''],
  ])
})

it('deletes a row and a column, with the caret where they were', () => {
  expect(after(deleteRaggedRows, [1, 1])).toEqual({
    grid: [['Heure', 'Durée', 'Étape'], ['09:10', '20', 'Tour'], []],
    caret: '20',
  })
  expect(after(deleteRaggedColumns, [0, 2])).toEqual({
    grid: [['Heure', 'Durée'], ['09:00', '10'], ['09:10', '20'], []],
    caret: 'Durée',
  })
})

it('deletes neither the last row nor the last column', () => {
  expect(after(deleteRaggedColumns, [0, 0], [['a'], []])).toBe(null)
  const only: Grid = [['a', 'b'], ['c']]
  const { doc } = caretIn(only, [0, 0])
  const selection = CellSelection.create(doc, placeOf(doc, [0, 0]), placeOf(doc, [1, 0]))
  expect(deleteRaggedRows(EditorState.create({ doc, selection }))).toBe(false)
})

it('moves a column with its words, also in rows that end in it', () => {
  expect(after(moveRaggedColumn(1), [0, 1])).toEqual({
    grid: [['Heure', 'Étape', 'Durée'], ['09:00', '', '10'], ['09:10', 'Tour', '20'], []],
    caret: 'Durée',
  })
  expect(after(moveRaggedColumn(-1), [0, 2])?.grid[1]).toEqual(['09:00', '', '10'])
  expect(after(moveRaggedColumn(-1), [0, 0])).toBe(null)
  expect(after(moveRaggedColumn(1), [0, 2])).toBe(null)
})

it('leaves tables whose rows are of one length to the library', () => {
  expect(after(addRaggedColumn('after'), [0, 0], [['a', 'b']])).toBe(null)
})

it('gives a row the cells that it lacks, up to a column', () => {
  const filled = (row: number, columns: number): Grid => {
    const { tr } = caretIn(ragged, [0, 0])
    return gridOf(fillRow(tr, { position: 0, row, columns }).doc)
  }
  expect(filled(3, 2)[3]).toEqual(['', ''])
  expect(filled(1, 3)[1]).toEqual(['09:00', '10', ''])
  expect(filled(1, 2)).toEqual(ragged)
  expect(filled(2, 3)).toEqual(ragged)
})

/** What is selected once the editor has settled it: the words of the cell with the caret, or what kind of selection. */
const settled = (grid: Grid, select: (doc: Node) => EditorState['selection']): string => {
  const doc = pageOf(grid)
  const state = EditorState.create({ doc, selection: select(doc) })
  const { selection } = state.apply(settle(state) ?? state.tr)
  return selection instanceof TextSelection
    ? selection.$head.parent.textContent
    : selection.constructor.name
}

it('selects cells that are there, and none that are missing', () => {
  const cells = (from: Place, to: Place) => (doc: Node) =>
    CellSelection.create(doc, placeOf(doc, from), placeOf(doc, to))
  expect(settled(ragged, cells([0, 0], [2, 1]))).toBe('CellSelection')
  expect(settled(ragged, cells([0, 0], [2, 2]))).toBe('Tour')
  expect(settled(ragged, cells([2, 2], [0, 1]))).toBe('Durée')
  expect(settled(ragged, (doc) => NodeSelection.create(doc, 0))).toBe('NodeSelection')
  expect(settled([['a', 'b']], (doc) => NodeSelection.create(doc, 0))).toBe('CellSelection')
})
