import type { EditorNode } from '@forkshop/document'
import { changeAgenda, type AgendaChange, type StepPlace } from '@forkshop/domain'
import type { Node as PmNode } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { OWN_STEP } from '../own-step.ts'
import { agendasIn, stepPlaceIn } from './placed-agendas.ts'
import { withMissingCells } from './missing-in-rows.ts'
import { rewriteTable } from './rewrite-table.ts'

/** A change of the agenda as one step of the draft, and where what was changed then stands. */
export type DraftChange = { readonly transaction: Transaction; readonly at: StepPlace | null }

/** An agenda table of a draft. */
export type AgendaTable = {
  readonly node: PmNode
  readonly json: EditorNode
  readonly position: number
}

export type PlacedTable = Pick<AgendaTable, 'node' | 'position'>

/**
 * Does something to the agendas of a draft: one transaction, undone by itself, which writes what changes and nothing
 * else; the caret goes with a step that moves. Null where it cannot be done, or nothing would change.
 */
export const changeDraft = (state: EditorState, change: AgendaChange): DraftChange | null => {
  const tables = tablesIn(state)
  const changed = agendaAfter(state, change)
  if (changed === null) return null
  const transaction = state.tr
  for (const [index, { node, json, position }] of [...tables.entries()].toReversed()) {
    const after = changed.tables[index]
    if (after === undefined || after === json) continue
    rewriteTable(transaction, { position, node, before: json, after })
  }
  if (!transaction.docChanged) return null
  if (change.kind === 'move') keepCaret(state, transaction, change)
  return { transaction: transaction.setMeta(OWN_STEP, true), at: changed.at }
}

/** What the agenda tables of a draft would say after a change; null where it cannot be done. */
export const agendaAfter = (
  state: EditorState,
  change: AgendaChange,
): ReturnType<typeof changeAgenda> => {
  const { tables, asWritten } = withMissingCells(tablesIn(state))
  const changed = changeAgenda(tables, change)
  return changed === null ? null : { ...changed, tables: changed.tables.map(asWritten) }
}

/** The agenda tables of a draft, in its order. */
export const tablesIn = (state: EditorState): readonly AgendaTable[] =>
  agendasIn(state).flatMap(({ position }) => {
    const node = state.doc.nodeAt(position)
    return node === null ? [] : [{ node, json: toJson(node), position }]
  })

const known = new WeakMap<PmNode, EditorNode>()

/** The JSON of a table: made once for each of its states. */
const toJson = (table: PmNode): EditorNode => {
  const made: EditorNode = known.get(table) ?? table.toJSON()
  known.set(table, made)
  return made
}

/** The agenda tables of a draft as they stand after a transaction on it. */
export const tablesAfter = (state: EditorState, transaction: Transaction): readonly PlacedTable[] =>
  tablesIn(state).flatMap(({ position }) => {
    const moved = transaction.mapping.map(position, -1)
    const node = transaction.doc.nodeAt(moved)
    return node === null ? [] : [{ position: moved, node }]
  })

/** Where a row of an agenda begins in the draft; null where it is not there. */
export const positionOfRow = (
  tables: readonly PlacedTable[],
  { day, row }: StepPlace,
): number | null => {
  const table = tables[day]
  if (table === undefined || row < 0 || row + 1 >= table.node.childCount) return null
  let position = table.position + 1
  for (let at = 0; at <= row; at += 1) position += table.node.child(at).nodeSize
  return position
}

/** Puts the caret where it was in a step that moved. */
const keepCaret = (
  state: EditorState,
  transaction: Transaction,
  { at, to }: Extract<AgendaChange, { kind: 'move' }>,
): void => {
  const own = stepPlaceIn(state)
  if (own?.day !== at.day || own.row !== at.row) return
  const { $head } = state.selection
  const [column, inside] = [$head.index(2), $head.pos - $head.start(3)]
  const isBelow = at.day === to.day && to.row > at.row
  const place = { day: to.day, row: isBelow ? to.row - 1 : to.row }
  const row = positionOfRow(tablesAfter(state, transaction), place)
  const caret = row === null ? null : caretInRow(transaction.doc, row, { column, inside })
  if (caret !== null) transaction.setSelection(caret)
}

/** The caret in a cell of the row at a position; `inside` counts from the beginning of the cell. */
const caretInRow = (
  doc: PmNode,
  row: number,
  { column, inside }: { readonly column: number; readonly inside: number },
): TextSelection | null => {
  const node = doc.nodeAt(row)
  if (node === null || node.childCount === 0) return null
  const at = Math.min(column, node.childCount - 1)
  let cell = row + 1
  for (let before = 0; before < at; before += 1) cell += node.child(before).nodeSize
  const place = Math.min(cell + 1 + inside, cell + node.child(at).nodeSize - 2)
  const found = TextSelection.near(doc.resolve(Math.max(cell + 2, place)), -1)
  return found instanceof TextSelection ? found : null
}
