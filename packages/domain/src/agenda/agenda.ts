import { parseBlocks, parseFrontMatter, type Block, type Table } from '@forkshop/document'
import { parsePageLink } from '../page-link.ts'
import { formatClock } from './clock.ts'
import { columnsOf, type Columns } from './columns.ts'
import { isPause } from './pause-words.ts'
import { timelineOf, type TimeProblem } from './timeline.ts'

/** A method that a step links to; the version the link names, else the one the page pins. */
export type StepMethod = { readonly slug: string; readonly version: string | null }

/** One row of an agenda. `ledBy` is empty when the table does not say. */
export type AgendaStep = {
  /** `HH:MM`, computed where the row has none; null where it cannot be known. */
  readonly start: string | null
  readonly durationMinutes: number | null
  readonly step: string
  readonly ledBy: string
  /** What is needed for it, as its column says; empty when the table has none. */
  readonly materials: string
  readonly methods: readonly StepMethod[]
  /** A `pause` is a welcome, a meal or a break, told by its first word. */
  readonly kind: 'led' | 'pause'
  /** Starts together with the row above; not part of the day's total. */
  readonly parallel: boolean
  /**
   * Keeps its hour whatever happens before it: written in bold, or, on a day where no hour is, a pause or the
   * last step.
   */
  readonly fixed: boolean
  /** Index of the row in the table's body, from 0. */
  readonly row: number
}

/** One agenda table. `title` is the heading above it, empty when there is none. */
export type AgendaDay = {
  readonly title: string
  readonly start: string | null
  readonly end: string | null
  readonly totalMinutes: number
  /** Offset of the table in the text, in UTF-16 units. */
  readonly tableStart: number
  readonly steps: readonly AgendaStep[]
}

/**
 * Something wrong in an agenda: the day's title and its index in `days` (two days may have one
 * title), and the row's index in its table; both count from 0.
 */
export type AgendaProblem = TimeProblem & { readonly day: string; readonly dayIndex: number }

/** All the agenda tables of a text, in its order. */
export type Agenda = {
  readonly days: readonly AgendaDay[]
  readonly problems: readonly AgendaProblem[]
}

type PageContext = {
  readonly lang: string | null
  readonly pins: ReadonlyMap<string, string>
}

type Row = Table['rows'][number]

/** What an agenda is read from. */
export type AgendaBlock = Pick<Block, 'kind' | 'plain' | 'start' | 'table'> & {
  /** Its source; without it no hour is known to be in bold. */
  readonly text?: string
}

/**
 * Reads the agenda of a page: every table whose header names are those of an agenda is one day
 * (design, section 7). A text without such a table has no days. Who has the text's blocks already, or its
 * front matter, gives them: most of the work is to find them.
 */
export function agendaOf(
  text: string,
  blocks: readonly AgendaBlock[] = parseBlocks(text),
  fields: Readonly<Record<string, unknown>> = fieldsIn(text),
): Agenda {
  const context = contextOf(fields)
  const days: AgendaDay[] = []
  const problems: AgendaProblem[] = []
  let title = ''
  for (const block of blocks) {
    if (block.kind === 'heading') title = block.plain
    const day = block.table
      ? dayOf(block.table, { title, tableStart: block.start, source: block.text ?? '', context })
      : null
    if (day === null) continue
    const dayIndex = days.length
    days.push(day.day)
    problems.push(...day.problems.map((problem) => ({ ...problem, day: title, dayIndex })))
  }
  return { days, problems }
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  const frontMatter = parseFrontMatter(text)
  return frontMatter.kind === 'present' ? frontMatter.fields : {}
}

function contextOf({ lang, methods }: Readonly<Record<string, unknown>>): PageContext {
  const pins = typeof methods === 'object' && methods !== null ? Object.entries(methods) : []
  return {
    lang: typeof lang === 'string' ? lang : null,
    pins: new Map(pins.filter((pin): pin is [string, string] => typeof pin[1] === 'string')),
  }
}

function dayOf(
  table: Table,
  {
    title,
    tableStart,
    source,
    context,
  }: Pick<AgendaDay, 'title' | 'tableStart'> & {
    /** Of the table. */
    readonly source: string
    readonly context: PageContext
  },
): { readonly day: AgendaDay; readonly problems: readonly TimeProblem[] } | null {
  const columns = columnsOf(table.header)
  if (columns === null) return null
  const rows = table.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.cells.some((cell) => cell.text.trim() !== ''))
  const bold = rows.map(({ row }) => isBold(row, columns.start, source))
  const timeline = timelineOf(
    rows.map(({ row }, at) => ({
      start: cellText(row, columns.start),
      duration: cellText(row, columns.duration),
      isFixed: bold[at] === true,
    })),
  )
  const steps = rows.map(({ row, index }, at) => {
    const timed = timeline.rows[at]
    const start = timed?.start ?? null
    const said = stepOf(row, columns, context)
    const isAnchor = said.kind === 'pause' || at === rows.length - 1
    return {
      ...said,
      start: start === null ? null : formatClock(start),
      durationMinutes: timed?.durationMinutes ?? null,
      parallel: timed?.isParallel ?? false,
      fixed: start !== null && (bold.includes(true) ? bold[at] === true : isAnchor),
      row: index,
    }
  })
  const day = {
    title,
    start: steps.find((step) => step.start !== null)?.start ?? null,
    end: timeline.end === null ? null : formatClock(timeline.end),
    totalMinutes: timeline.totalMinutes,
    tableStart,
    steps,
  }
  const problems = timeline.problems.map((problem) => ({
    ...problem,
    row: rows[problem.row]?.index ?? problem.row,
  }))
  return { day, problems }
}

function stepOf(
  row: Row,
  columns: Columns,
  context: PageContext,
): Pick<AgendaStep, 'step' | 'ledBy' | 'materials' | 'methods' | 'kind'> {
  const step = cellText(row, columns.step)
  return {
    step,
    ledBy: cellText(row, columns.ledBy),
    materials: cellText(row, columns.materials),
    methods: methodsOf(row, context.pins),
    kind: isPause(step, context.lang) ? 'pause' : 'led',
  }
}

function cellText(row: Row, column: number): string {
  return row.cells[column]?.text.trim() ?? ''
}

/** Whether a cell is written in bold: `**12:30**`. */
function isBold(row: Row, column: number, source: string): boolean {
  const cell = row.cells[column]
  return (
    cell !== undefined && /^(\*\*|__)[^*_].*\1$/.test(source.slice(cell.start, cell.end).trim())
  )
}

function methodsOf(row: Row, pins: ReadonlyMap<string, string>): readonly StepMethod[] {
  const methods = new Map<string, StepMethod>()
  for (const link of row.cells.flatMap((cell) => cell.links)) {
    const page = parsePageLink(link.href)
    if (page === null || methods.has(page.slug)) continue
    methods.set(page.slug, { slug: page.slug, version: page.at ?? pins.get(page.slug) ?? null })
  }
  return [...methods.values()]
}
