import { formatClock, parseStart } from '@forkshop/domain'
import type { Node as PmNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { readAgenda } from './read-agenda.ts'

/**
 * Moves the written starts of a row and all rows below it by some minutes, in one step. Rows without a
 * start follow by themselves; what cannot be read as a time stays.
 */
export const shiftRows = (
  transaction: Transaction,
  place: { readonly table: number; readonly row: number },
  minutes: number,
): Transaction => {
  const table = transaction.doc.nodeAt(place.table)
  const agenda = table === null ? null : readAgenda(table)
  if (table === null || agenda === null) return transaction
  const changes: { readonly from: number; readonly to: number; readonly text: string }[] = []
  table.forEach((row, offset, index) => {
    if (index < place.row) return
    const cell = cellAt(row, agenda.columns.start)
    const written = cell === null ? null : parseStart(cell.node.textContent)
    if (cell === null || written === null) return
    const inside = place.table + 1 + offset + 1 + cell.offset + 1
    const paragraph = cell.node.firstChild
    if (paragraph === null) return
    changes.push({
      from: inside + 1,
      to: inside + 1 + paragraph.content.size,
      text: formatClock(written + minutes),
    })
  })
  for (const { from, to, text } of changes.reverse()) replaceText(transaction, from, to, text)
  return transaction
}

const cellAt = (row: PmNode, column: number): { node: PmNode; offset: number } | null => {
  if (column < 0 || column >= row.childCount) return null
  let offset = 0
  for (let at = 0; at < column; at += 1) offset += row.child(at).nodeSize
  return { node: row.child(column), offset }
}

const replaceText = (transaction: Transaction, from: number, to: number, text: string): void => {
  const { doc } = transaction
  const marks = doc.nodeAt(from)?.marks ?? []
  transaction.replaceWith(from, to, doc.type.schema.text(text, marks))
}
