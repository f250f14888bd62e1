import type { EditorNode } from '../editor/node.ts'
import { editAt, editKids, editWithin } from './edit.ts'
import type { MakeEdit } from './edit.ts'
import type { Random } from './random.ts'

const WORDS: EditorNode = { type: 'paragraph', content: [{ type: 'text', text: 'Cell | *' }] }

const isTable = (node: EditorNode) => node.type === 'table'
const isText = (node: EditorNode) => node.type === 'text'
const widthOf = (rows: readonly EditorNode[]) => rows[0]?.content?.length ?? 0

/** The same change to the cells of every row. */
function editColumns(
  to: (width: number, random: Random) => ((cells: readonly EditorNode[]) => EditorNode[]) | null,
): MakeEdit {
  return editKids(isTable, (rows, random) => {
    const change = to(widthOf(rows), random)
    return change === null
      ? null
      : rows.map((row) => ({ ...row, content: change(row.content ?? []) }))
  })
}

/** Edits of cells, rows and columns. */
export const TABLE_EDITS = {
  'word in table cell': editWithin('tableCell', isText, (node) => [
    { ...node, text: `${node.text ?? ''} x|y` },
  ]),
  'word in table head': editWithin('tableHeader', isText, (node) => [
    { ...node, text: `More ${node.text ?? ''}` },
  ]),
  'cell filled': editAt(
    (node, parent) =>
      node.type === 'paragraph' && node.content === undefined && parent.type === 'tableCell',
    () => [WORDS],
  ),
  'cell emptied': editAt(
    (node, parent) =>
      node.type === 'paragraph' && node.content !== undefined && parent.type === 'tableCell',
    () => [{ type: 'paragraph' }],
  ),
  'row added': editKids(isTable, (rows, random) => {
    const cells = (rows[0]?.content ?? []).map(({ attrs }) => ({
      type: 'tableCell',
      ...(attrs === undefined ? {} : { attrs }),
      content: [WORDS],
    }))
    return rows.toSpliced(1 + random(rows.length), 0, { type: 'tableRow', content: cells })
  }),
  'row removed': editKids(isTable, (rows, random) =>
    rows.length < 2 ? null : rows.toSpliced(1 + random(rows.length - 1), 1),
  ),
  'row moved': editKids(isTable, (rows, random) => {
    if (rows.length < 3) return null
    const at = 1 + random(rows.length - 2)
    const row = rows[at]
    return row === undefined ? null : rows.toSpliced(at, 1).toSpliced(at + 1, 0, row)
  }),
  'column added': editColumns((width, random) => {
    const at = random(width + 1)
    return (cells) =>
      cells.toSpliced(at, 0, { type: cells[0]?.type ?? 'tableCell', content: [WORDS] })
  }),
  'column removed': editColumns((width, random) => {
    const at = random(width)
    return width < 2 ? null : (cells) => cells.toSpliced(at, 1)
  }),
  'column moved': editColumns((width, random) => {
    const at = random(width - 1)
    if (width < 2) return null
    return (cells) => {
      const cell = cells[at]
      return cell === undefined ? [...cells] : cells.toSpliced(at, 1).toSpliced(at + 1, 0, cell)
    }
  }),
  'column aligned': editColumns((width, random) => {
    const at = random(width)
    return (cells) =>
      cells.map((cell, index) =>
        index === at ? { ...cell, attrs: { ...cell.attrs, align: 'right' } } : cell,
      )
  }),
} satisfies Record<string, MakeEdit>
