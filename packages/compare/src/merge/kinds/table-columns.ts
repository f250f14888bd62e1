import { matchColumns } from '../../matching/columns.ts'
import type { Matching } from '../../matching/match-units.ts'
import { matchUnits } from '../../matching/match-units.ts'
import type { Row } from '../../reading/row.ts'
import { fittedFrame } from './fitted-row.ts'
import type { TableLines } from './table-lines.ts'
import { alignmentOf, rowKey, toRowElement } from './table-lines.ts'
import type { Three } from '../three.ts'
import { mapThree } from '../three.ts'

/**
 * Three tables with the same columns: those that one side put in, took out or moved are put in, taken out and moved
 * on the others as well. `null` when both sides changed the columns, or when the other side has a row that would
 * need a cell nobody wrote, or changed a cell that went.
 */
export function withColumns(tables: Three<TableLines>): Three<TableLines> | null {
  const { base, ours, theirs } = tables
  const isSame = mapThree(tables, (side) => side === base || hasColumnsOf(base, side))
  if (isSame.ours && isSame.theirs) return tables
  if (!isSame.ours && !isSame.theirs) return null
  const [changed, other] = isSame.theirs ? [ours, theirs] : [theirs, ours]
  if (alignmentOf(other.rule) !== alignmentOf(base.rule)) return null
  const shaped = reshape({ base, changed, other })
  if (!shaped) return null
  return isSame.theirs
    ? { base: shaped.base, ours: changed, theirs: shaped.other }
    : { base: shaped.base, ours: shaped.other, theirs: changed }
}

function hasColumnsOf(base: TableLines, side: TableLines): boolean {
  const width = base.header.cells.length
  return (
    side.header.cells.length === width &&
    alignmentOf(base.rule) === alignmentOf(side.rule) &&
    columnsBetween(base, side).beforeOf.every((origin, at) => origin === at)
  )
}

function columnsBetween(base: TableLines, side: TableLines): Matching {
  return matchColumns([base.header, ...base.rows], [side.header, ...side.rows])
}

type Shaping = {
  readonly base: TableLines
  /** The side that changed the columns. */
  readonly changed: TableLines
  readonly other: TableLines
}

function reshape({ base, changed, other }: Shaping): Omit<Shaping, 'changed'> | null {
  const { beforeOf, afterOf } = columnsBetween(base, changed)
  const known = beforeOf.flatMap((origin) => origin ?? [])
  const inChanged = matchRows(base, changed, {
    cellsOfBase: ({ cells }) => known.map((at) => cells[at] ?? ''),
    cellsOfSide: ({ cells }) => cells.filter((_, at) => beforeOf[at] !== null),
  })
  const inOther = matchRows(base, other, {
    cellsOfBase: ({ cells }) => cells,
    cellsOfSide: ({ cells }) => cells,
  })
  const isNew = inOther.beforeOf.includes(null)
  const isGoneCellChanged = other.rows.some(({ cells }, at) => {
    const old = base.rows[inOther.beforeOf[at] ?? -1]
    return old?.cells.some((cell, column) => afterOf[column] === null && cell !== cells[column])
  })
  if (isGoneCellChanged || (isNew && beforeOf.includes(null))) return null
  const shape = (row: Row, model: Row): Row => {
    const cells = beforeOf.map(
      (origin, at) => (origin === null ? model.cells[at] : row.cells[origin]) ?? '',
    )
    return { cells, frame: fittedFrame(cells, { table: changed, model }) }
  }
  const modelOf = (number: number) =>
    changed.rows[inChanged.afterOf[number] ?? -1] ?? blankRow(changed.header)
  return {
    base: {
      header: shape(base.header, changed.header),
      rule: changed.rule,
      rows: base.rows.map((row, number) => shape(row, modelOf(number))),
    },
    other: {
      header: shape(other.header, changed.header),
      rule: changed.rule,
      rows: other.rows.map((row, at) => shape(row, modelOf(inOther.beforeOf[at] ?? -1))),
    },
  }
}

function blankRow({ cells, frame }: Row): Row {
  return { cells: cells.map(() => ''), frame }
}

function matchRows(
  base: TableLines,
  side: TableLines,
  how: {
    readonly cellsOfBase: (row: Row) => readonly string[]
    readonly cellsOfSide: (row: Row) => readonly string[]
  },
): Matching {
  const toUnit = (cells: readonly string[], row: Row) => ({
    ...toRowElement(row).unit,
    key: rowKey({ cells, frame: [] }),
  })
  return matchUnits(
    base.rows.map((row) => toUnit(how.cellsOfBase(row), row)),
    side.rows.map((row) => toUnit(how.cellsOfSide(row), row)),
  )
}
