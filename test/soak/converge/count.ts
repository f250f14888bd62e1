import type { TableSize } from './faults.ts'
import type { Act } from './plan.ts'

/** Acts done and lines lost so far, and what of them may have made rows and columns of a table. */
export type Count = { acts: number; lines: number; rows: number; columns: number }

/** The table of `converging`. */
const FIRST_TABLE: TableSize = { rows: 3, columns: 3 }
/** Enter makes a row at the end of a table; a row that two people move stands there twice. */
const rowMaking: ReadonlySet<Act['kind']> = new Set(['split', 'move'])

export const emptyCount = (): Count => ({ acts: 0, lines: 0, rows: 0, columns: 0 })

export const countAct = (count: Count, act: Act): void => {
  count.acts += 1
  if (act.kind === 'table' && act.what === 'addColumn') count.columns += 1
  const makesRow = act.kind === 'table' ? act.what === 'addRow' : rowMaking.has(act.kind)
  if (makesRow) count.rows += 1
}

/** As large as a table may be by what people asked for. */
export const askedFor = ({ rows, columns }: Count): TableSize => ({
  rows: FIRST_TABLE.rows + rows,
  columns: FIRST_TABLE.columns + columns,
})
