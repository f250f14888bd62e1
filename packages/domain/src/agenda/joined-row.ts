import type { EditorNode } from '@forkshop/document'
import { withContentMore } from './cell-words.ts'
import type { Columns } from './columns.ts'
import { cellOf } from './day-rows.ts'

/** One row that says what two say: the hour of the first, and the words of both where they differ. */
export function joinedRow(row: EditorNode, next: EditorNode, columns: Columns): EditorNode {
  const cells = (row.content ?? []).map((cell, column) => {
    const more = next.content?.[column]
    const says = cellOf(next, column)
    const isTime = column === columns.start || column === columns.duration
    if (more === undefined || isTime || says === '' || says === cellOf(row, column)) return cell
    return withContentMore(cell, more, column === columns.step ? ' + ' : ', ')
  })
  return { ...row, content: cells }
}
