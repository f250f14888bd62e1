import type { EditorNode } from '../editor/node.ts'
import { lineText } from './cell-line.ts'
import { clockOf, hourAtStart } from './hours.ts'
import type { AgendaWords } from './options.ts'
import { isTimed, timedColumns } from './timed-columns.ts'

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

/** The header that rows of hours lack; null for rows of something else. */
function agendaHeader(rows: Rows, words: AgendaWords): readonly CellLine[] | null {
  const [first = []] = rows
  const columns = timedColumns(rows.map((row) => row.map((cell) => lineText(cell))))
  if (columns === null) return null
  const { start, duration, step } = columns
  const isStep = [start, duration].some((column) => isTimed(lineText(first[column] ?? [])))
  if (!isStep) return null
  const names = new Map([
    [start, words.start],
    [duration, words.duration],
    [step, words.step],
  ])
  return first.map((_, column) => {
    const name = names.get(column) ?? ''
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

function withoutBold(node: EditorNode): EditorNode {
  if (node.marks === undefined) return node
  return { ...node, marks: node.marks.filter(({ type }) => type !== 'bold') }
}
