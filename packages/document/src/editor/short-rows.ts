import type { Node } from '@tiptap/pm/model'
import type { Selection, Transaction } from '@tiptap/pm/state'
import { TableMap } from '@tiptap/pm/tables'

/** A row with fewer cells than its table has columns; the cells that it lacks are those at its end. */
export type ShortRow = {
  /** Index of the row in its table. */
  readonly row: number
  readonly missing: number
}

/** How many columns a table has: as many as its longest row has cells. */
export function widthOf(table: Node): number {
  return TableMap.get(table).width
}

/**
 * The rows of a table that lack cells. They come of a row and a column that two people made at the same time, and stay
 * so in the draft: a cell is made where somebody writes, never to mend the shape.
 */
export function shortRows(table: Node): readonly ShortRow[] {
  return (TableMap.get(table).problems ?? []).flatMap((problem) =>
    problem.type === 'missing' ? [{ row: problem.row, missing: problem.n }] : [],
  )
}

export type TableAt = {
  readonly table: Node
  /** Position of the table. */
  readonly position: number
}

export type CellAt = TableAt & { readonly row: number; readonly column: number }

/** The cell around a place that a selection has; null outside tables. */
export function cellAt($place: Selection['$head']): CellAt | null {
  for (let depth = $place.depth; depth > 1; depth--) {
    if ($place.node(depth).type.name !== 'tableRow') continue
    return {
      table: $place.node(depth - 1),
      position: $place.before(depth - 1),
      row: $place.index(depth - 1),
      column: $place.index(depth),
    }
  }
  return null
}

/** Where a cell begins; where its row ends for one that the row lacks. */
export function cellPosition({ table, position, row, column }: CellAt): number {
  const above = table.children.slice(0, row).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  const before = (table.maybeChild(row)?.children ?? []).slice(0, column)
  return before.reduce((sum, { nodeSize }) => sum + nodeSize, position + 1 + above + 1)
}

/** Gives a row of a table as it stands in a transaction the cells that it lacks of so many columns. */
export function fillRow(
  transaction: Transaction,
  { position, row, columns }: Omit<CellAt, 'table' | 'column'> & { readonly columns: number },
): Transaction {
  const table = transaction.doc.nodeAt(position)
  const short = table === null ? undefined : shortRows(table).find((one) => one.row === row)
  if (table === null || short === undefined) return transaction
  const end = widthOf(table) - short.missing
  const made = newCells(table.child(row), row, columns - end)
  const column = table.child(row).childCount
  return transaction.insert(cellPosition({ table, position, row, column }), made)
}

/** Empty cells as the row has them. */
export function newCells(row: Node, index: number, count: number): readonly Node[] {
  const { nodes } = row.type.schema
  const type = row.lastChild?.type ?? (index === 0 ? nodes['tableHeader'] : nodes['tableCell'])
  return Array.from({ length: Math.max(0, count) }, () => type?.createAndFill() ?? null).flatMap(
    (cell) => cell ?? [],
  )
}
