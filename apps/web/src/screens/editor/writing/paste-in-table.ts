import {
  cellRows,
  cellTextOf,
  MAX_ROWS,
  parseSheetText,
  pasteInCell,
  shortRows,
  type EditorNode,
  type PastedRows,
} from '@forkshop/document'
import { columnsOf } from '@forkshop/domain'
import type { Fragment, Node as PmNode } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { matchColumns, type MatchedRows } from './match-columns.ts'

/** The words that came with blocks. */
export type WordsBrought = {
  readonly text: string
  /** The blocks say more than the words, which else take the marks of the place. */
  readonly isRead: boolean
}

/** What is to be put into a table, and what there is to say of it. */
export type TablePaste = {
  readonly kind: 'ready'
  readonly transaction: Transaction
  /** The table has too few columns: what had none stands in its last one. */
  readonly isJoined: boolean
  /** What had no column of an agenda stands below its step. */
  readonly isBelow: boolean
  /** How many columns the table got. */
  readonly made: number
}

/** As what was brought goes into the table with the caret; null where it says nothing, or where there is none. */
export const pasteInTable = (
  state: EditorState,
  blocks: readonly EditorNode[],
  brought: WordsBrought,
): TablePaste | { readonly kind: 'refused' } | null => {
  const rows = rowsFor(state, blocks, brought)
  const [first = []] = rows === 'too-much' || rows === null ? [] : rows
  const place = tablePlace(state)
  if (rows === 'too-much' || rows === null || place === null)
    return rows === 'too-much' ? { kind: 'refused' } : null
  if (rows.length + place.table.childCount > MAX_ROWS) return { kind: 'refused' }
  const isText = rows.length === 1 && first.length <= 1
  // who selected cells said where the rows are to go
  const matched =
    isText || state.selection instanceof CellSelection
      ? null
      : matchColumns(rows, place.table, place.column)
  if (matched !== null) return withMatched(state, matched, place)
  const paste = pasteInCell(state, rows)
  return paste === null ? null : { kind: 'ready', ...paste, isBelow: false, made: 0 }
}

const rowsFor = (
  state: EditorState,
  blocks: readonly EditorNode[],
  { text, isRead }: WordsBrought,
): PastedRows | 'too-much' | null => {
  const { schema, storedMarks, selection } = state
  if (isRead) {
    const rows = cellRows(blocks, schema)
    if (rows !== null || text === '') return rows
  }
  const words = (one: string): Fragment =>
    cellTextOf(schema, one, storedMarks ?? selection.$from.marks())
  const sheet = parseSheetText(text)
  if (sheet === 'too-much') return sheet
  if (sheet !== null) return sheet.map((row) => row.map(words))
  const line = words(text)
  return line.size === 0 ? null : [[line]]
}

/** Whether the caret stands in a table whose columns are those of an agenda. */
export const isAgendaAt = (state: EditorState): boolean => {
  const names = tablePlace(state)?.table.firstChild?.children ?? []
  return columnsOf(names.map(({ textContent }) => textContent)) !== null
}

type Place = {
  readonly table: PmNode
  /** Position of the table. */
  readonly at: number
  /** Position of the row with the caret. */
  readonly row: number
  /** Index of the cell with the caret in its row. */
  readonly column: number
}

const tablePlace = ({ selection: { $from } }: EditorState): Place | null => {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const table = $from.node(depth)
    if (table.type.name !== 'table') continue
    const row = $from.posAtIndex($from.index(depth), depth)
    return { table, at: $from.before(depth), row, column: $from.index(depth + 1) }
  }
  return null
}

/** Matched rows begin at the first column, wherever the caret stands in its row. */
const withMatched = (
  { tr }: EditorState,
  { rows, made, isBelow }: MatchedRows,
  { table, at, row }: Place,
): TablePaste | null => {
  addColumns(tr, { table, at }, made)
  const inRow = tr.doc.resolve(tr.mapping.map(row) + 1)
  const widened = EditorState.create({ doc: tr.doc, selection: TextSelection.near(inRow) })
  const paste = pasteInCell(widened, rows)
  if (paste === null) return null
  for (const step of paste.transaction.steps) tr.step(step)
  tr.setSelection(TextSelection.near(tr.doc.resolve(paste.transaction.selection.head)))
  const { isJoined } = paste
  return { kind: 'ready', transaction: tr, isJoined, isBelow, made: made.length }
}

/** Columns at the end of a table without merged cells, with their names in its header. */
const addColumns = (
  tr: Transaction,
  { table, at }: Pick<Place, 'table' | 'at'>,
  names: readonly string[],
): void => {
  if (names.length === 0) return
  const { schema } = table.type
  // a row that lacks cells has none of those behind them either
  const short = new Set(shortRows(table).map(({ row }) => row))
  const ends: number[] = []
  table.forEach((row, offset) => ends.push(at + 1 + offset + row.nodeSize - 1))
  table.children.forEach((row, index) => {
    if (short.has(index)) return
    const type = row.lastChild?.type ?? schema.nodes['tableCell']
    const cells = names.map((name) =>
      type?.createAndFill(
        null,
        schema.node('paragraph', null, index === 0 ? schema.text(name) : undefined),
      ),
    )
    tr.insert(
      tr.mapping.map(ends[index] ?? 0),
      cells.flatMap((cell) => cell ?? []),
    )
  })
}
