import type { EditorNode } from '@forkshop/document'
import { parsePageLink } from '../page-link.ts'
import { isInBold } from './cell-words.ts'
import { formatClock, parseStart } from './clock.ts'
import type { Columns } from './columns.ts'
import { cellOf, dayRowsOf, hourCellsOf, type DayRows } from './day-rows.ts'
import { isPause } from './pause-words.ts'
import { timelineOf, type TimedRow, type TimeProblem } from './timeline.ts'

/** A step as a planner shows it; what a cell says is as it is written. */
export type PlanStep = {
  /** Index of the row in the body of its table, from 0. */
  readonly row: number
  /** `HH:MM`, computed where none is written; null where it cannot be known. */
  readonly start: string | null
  readonly end: string | null
  /** Minutes since the day's first midnight. */
  readonly startMinute: number | null
  readonly hour: { readonly text: string; readonly isWritten: boolean; readonly isFixed: boolean }
  readonly length: { readonly text: string; readonly minutes: number | null }
  readonly step: string
  readonly ledBy: string
  readonly materials: string
  readonly notes: string
  /** Cells of columns that no agenda knows, with the columns' names; empty ones left out. */
  readonly others: readonly { readonly name: string; readonly text: string }[]
  /** Slugs of the methods that the row links to, with the version that the link names. */
  readonly methods: readonly { readonly slug: string; readonly version: string | null }[]
  readonly kind: 'led' | 'pause'
  readonly isParallel: boolean
  readonly problems: readonly TimeProblem[]
}

/** A day as a planner shows it. */
export type PlannedDay = {
  readonly columns: Columns
  readonly start: string | null
  readonly end: string | null
  readonly totalMinutes: number
  /** Of the total, what somebody leads; the rest is welcome, meals and breaks. */
  readonly ledMinutes: number
  /** Steps in the order of the table; rows that say nothing are left out. */
  readonly steps: readonly PlanStep[]
  /** How many rows the table has below its header. */
  readonly rows: number
}

/** Reads a table of the editor as a day to plan; null when it is no agenda. `lang` is the text's (BCP 47). */
export function planOf(table: EditorNode, lang: string): PlannedDay | null {
  const day = dayRowsOf(table)
  if (day === null) return null
  const said = day.rows
    .map((node, row) => ({ node, row }))
    .filter(({ node }) => (node.content ?? []).some((_, at) => cellOf(node, at) !== ''))
  const timeline = timelineOf(said.map(({ node }) => hourCellsOf(node, day.columns)))
  const steps = said.map(({ node, row }, at) => ({
    ...wordsIn(day, node, lang),
    ...timeIn(day, node, timeline.rows[at]),
    row,
    problems: timeline.problems.filter((problem) => problem.row === at),
  }))
  const alone = steps.filter(({ isParallel }) => !isParallel)
  return {
    columns: day.columns,
    start: steps.find(({ start }) => start !== null)?.start ?? null,
    end: timeline.end === null ? null : formatClock(timeline.end),
    totalMinutes: timeline.totalMinutes,
    ledMinutes: alone
      .filter(({ kind }) => kind === 'led')
      .reduce((sum, { length }) => sum + (length.minutes ?? 0), 0),
    steps,
    rows: day.rows.length,
  }
}

function timeIn(
  { columns }: DayRows,
  node: EditorNode,
  timed: TimedRow | undefined,
): Pick<PlanStep, 'start' | 'end' | 'startMinute' | 'hour' | 'length' | 'isParallel'> {
  const start = timed?.start ?? null
  const minutes = timed?.durationMinutes ?? null
  const text = cellOf(node, columns.start)
  return {
    start: start === null ? null : formatClock(start),
    end: start === null || minutes === null ? null : formatClock(start + minutes),
    startMinute: start,
    hour: {
      text,
      isWritten: parseStart(text) !== null,
      isFixed: parseStart(text) !== null && isInBold(node.content?.[columns.start]),
    },
    length: { text: cellOf(node, columns.duration), minutes },
    isParallel: timed?.isParallel ?? false,
  }
}

function wordsIn(
  { columns, names }: DayRows,
  node: EditorNode,
  lang: string,
): Pick<PlanStep, 'step' | 'ledBy' | 'materials' | 'notes' | 'others' | 'methods' | 'kind'> {
  const known = new Set(Object.values(columns))
  const step = cellOf(node, columns.step)
  return {
    step,
    ledBy: cellOf(node, columns.ledBy),
    materials: cellOf(node, columns.materials),
    notes: cellOf(node, columns.notes),
    others: names.flatMap((name, at) =>
      known.has(at) || cellOf(node, at) === '' ? [] : [{ name, text: cellOf(node, at) }],
    ),
    methods: methodsIn(node),
    kind: isPause(step, lang) ? 'pause' : 'led',
  }
}

function methodsIn(row: EditorNode): PlanStep['methods'] {
  const methods = new Map<string, PlanStep['methods'][number]>()
  for (const href of hrefsIn(row)) {
    const page = parsePageLink(href)
    if (page !== null && !methods.has(page.slug)) {
      methods.set(page.slug, { slug: page.slug, version: page.at })
    }
  }
  return [...methods.values()]
}

function hrefsIn(node: EditorNode): readonly string[] {
  const own = (node.marks ?? []).flatMap(({ type, attrs }) => {
    const href = type === 'link' ? attrs?.['href'] : undefined
    return typeof href === 'string' ? [href] : []
  })
  return [...own, ...(node.content ?? []).flatMap(hrefsIn)]
}
