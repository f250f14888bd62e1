import type { EditorNode } from '../editor/node.ts'
import { lineText } from './cell-line.ts'
import { hourAtStart } from './hours.ts'
import type { CellLine, Rows } from './table-rows.ts'
import { isTimed, timedColumns } from './timed-columns.ts'

/** A row that is one merged cell; the columns that it spans begin at its first. */
export interface AcrossRow {
  readonly row: number
  readonly columns: number
}

const BETWEEN = /^[\s:|.,;·–—-]+/

/**
 * Rows of an agenda in which what was merged across it stands where the steps are: a pause, a meal. An hour
 * that it begins with stands with the hours. Rows of any other table stay as they are.
 */
export function withStepsAcross(rows: Rows, across: readonly AcrossRow[]): Rows {
  if (across.length === 0) return rows
  const merged = new Map(across.map(({ row, columns }) => [row, columns]))
  const texts = rows.map((row) => row.map((cell) => lineText(cell)))
  const isHeader = texts[0]?.some(isTimed) === false
  const columns = timedColumns(texts.filter((_, at) => !merged.has(at) && !(at === 0 && isHeader)))
  if (columns === null) return rows
  const { start, step } = columns
  return rows.map((row, at) => {
    const width = merged.get(at) ?? 0
    const [line = [], ...rest] = row
    const isAlone = rest.every((cell) => cell.length === 0)
    if (step >= width || !isAlone || line.length === 0) return row
    const parts = start >= 0 && start < width ? hourApart(line) : null
    return Array.from({ length: row.length }, (_, column): CellLine => {
      if (column === step) return parts?.words ?? line
      return column === start ? (parts?.hour ?? []) : []
    })
  })
}

/** The hour that a line begins with, and the words behind it; null where it begins with none or says nothing else. */
function hourApart(
  line: CellLine,
): { readonly hour: readonly EditorNode[]; readonly words: readonly EditorNode[] } | null {
  const [first, ...others] = line
  const text = first?.text ?? ''
  const hour = hourAtStart(text)
  if (first === undefined || hour === null) return null
  const behind = text.slice(hour.length)
  // a letter right behind an hour is none: `9hx`
  if (/^[\p{L}\d]/u.test(behind)) return null
  const said = [{ ...first, text: behind }, ...others].filter(({ text: own }) => own !== '')
  const [next] = said
  const rest = next?.text?.replace(BETWEEN, '') ?? ''
  const words =
    rest === '' ? said.slice(1) : [{ ...next, type: 'text', text: rest }, ...said.slice(1)]
  return words.length === 0
    ? null
    : { hour: [{ ...first, text: text.slice(0, hour.length) }], words }
}
