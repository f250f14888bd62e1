import type { EditorNode } from '../editor/node.ts'
import { lineText } from './cell-line.ts'
import { clockOf, hourAtStart, isHour, isLength } from './hours.ts'
import type { AgendaWords } from './options.ts'

/** The words of a cell, with marks. */
export type CellLine = readonly EditorNode[]
export type Rows = readonly (readonly CellLine[])[]

const BOLD_ONLY = (line: CellLine): boolean =>
  line.length > 0 &&
  line.every(
    ({ type, marks }) => type !== 'text' || marks?.some((mark) => mark.type === 'bold') === true,
  )

/** Rows without what is empty at their ends, all of one length; null when nothing is in them. */
export function trimRows(rows: Rows): Rows | null {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.length > 0))
  const filled = rows.slice(0, last + 1).filter((row) => row.length > 0)
  let width = 0
  for (const row of filled)
    width = Math.max(width, row.findLastIndex((cell) => cell.length > 0) + 1)
  if (width === 0) return null
  return filled.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? []))
}

/**
 * A table of rows, the first its header. Where the first row is a step like those below it (an hour or a
 * length in it), a header is put above in the words for agendas.
 */
export function tableOf(
  rows: Rows,
  {
    hasHeader,
    agendaWords,
  }: { readonly hasHeader: boolean; readonly agendaWords?: AgendaWords | undefined },
): EditorNode {
  const [first = []] = rows
  const isHeader = hasHeader || (first.length > 0 && first.every(BOLD_ONLY))
  const guessed = isHeader || agendaWords === undefined ? null : agendaHeader(rows, agendaWords)
  const all = guessed === null ? rows : [guessed, ...rows]
  return {
    type: 'table',
    content: all.map((row, at) => ({
      type: 'tableRow',
      content: row.map((cell) => ({
        type: at === 0 ? 'tableHeader' : 'tableCell',
        content: [
          { type: 'paragraph', content: at === 0 ? cell.map(withoutBold) : withClock(cell) },
        ],
      })),
    })),
  }
}

/** Above half of the cells of a column that say something. */
function isMostly(rows: Rows, column: number, is: (text: string) => boolean): boolean {
  const texts = rows.map((row) => lineText(row[column] ?? []).trim()).filter((text) => text !== '')
  return texts.length > 0 && texts.filter(is).length * 2 > texts.length
}

/** The header that rows of hours lack; null for rows of something else. */
function agendaHeader(rows: Rows, words: AgendaWords): readonly CellLine[] | null {
  const [first = []] = rows
  const columns = first.map((_, column) => column)
  const start = columns.find((column) => isMostly(rows, column, isHour))
  const duration = columns.find(
    (column) => column !== start && isMostly(rows, column, (text) => isLength(text)),
  )
  const isStep = [start, duration].some(
    (column) => column !== undefined && isTimed(lineText(first[column] ?? [])),
  )
  const [step] = columns
    .filter((column) => column !== start && column !== duration)
    .toSorted((a, b) => lengthIn(rows, b) - lengthIn(rows, a))
  if (!isStep || step === undefined) return null
  return columns.map((column) => {
    const name =
      column === start
        ? words.start
        : column === duration
          ? words.duration
          : column === step
            ? words.step
            : ''
    return name === '' ? [] : [{ type: 'text', text: name }]
  })
}

/** Hours as sheets write them, with seconds or halves of a day, as agendas read them. */
const SHEET_HOUR = /^\d{1,2}:\d{2}(?::00)?(?: ?[AaPp][Mm])?$/

function withClock(cell: CellLine): CellLine {
  const [words, ...rest] = cell
  const text = words?.text?.trim() ?? ''
  if (words === undefined || rest.length > 0 || text.length < 7 || !SHEET_HOUR.test(text))
    return cell
  const hour = hourAtStart(text)
  return hour === null ? cell : [{ ...words, text: clockOf(hour.minutes) }]
}

function isTimed(text: string): boolean {
  return isHour(text) || isLength(text)
}

function lengthIn(rows: Rows, column: number): number {
  return rows.reduce((sum, row) => sum + lineText(row[column] ?? []).length, 0)
}

function withoutBold(node: EditorNode): EditorNode {
  if (node.marks === undefined) return node
  return { ...node, marks: node.marks.filter(({ type }) => type !== 'bold') }
}
