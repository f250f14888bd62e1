import type { RenderedComparison } from '@forkshop/api'
import type { ChangedDay } from './changed-days.ts'
import { countBlocks, isRun, type Change, type Entry, type Unchanged } from './entry.ts'

/** Unchanged runs become one line each; the heading that leads to a change stays. */
export const foldRuns = (
  body: readonly Entry[],
  comparison: RenderedComparison,
  days: readonly ChangedDay[],
): readonly Entry[] => {
  const found: Entry[] = []
  let run: Unchanged[] = []
  const same = sameDays(comparison, days)
  const flush = (next: Entry | undefined): void => {
    if (run.length > 0) found.push(...foldRun(run, nextLevel(next), same))
    run = []
  }
  for (const entry of body) {
    if (entry.kind === 'same') run.push(entry.change)
    else if (entry.kind === 'run') run.push(entry.run)
    else {
      flush(entry)
      found.push(entry)
    }
  }
  flush(undefined)
  return found
}

type SameDay = { readonly title: string; readonly minutes: number; readonly block: number | null }

/** Days that stay as they are beside days that change: worth a word each. */
const sameDays = (
  { agenda }: RenderedComparison,
  days: readonly ChangedDay[],
): readonly SameDay[] => {
  const changed = new Set(days.map(({ title }) => title))
  if (changed.size === 0) return []
  return agenda.days
    .filter(({ title, after }) => !changed.has(title) && after !== null)
    .map(({ title, after, block }) => ({ title, minutes: after?.totalMinutes ?? 0, block }))
}

/** Level of the heading that the next entry brings along; headings below it lead to it. */
const nextLevel = (next: Entry | undefined): number => {
  if (next === undefined) return 0
  if (next.kind === 'day') return 3
  if (next.kind === 'ghost') return next.parts[0]?.level ?? Infinity
  return partsOf(next)[0]?.level ?? Infinity
}

const foldRun = (
  run: readonly Unchanged[],
  level: number,
  days: readonly SameDay[],
): readonly Entry[] => {
  const lead = run.findLastIndex((one) => (levelOf(one) ?? Infinity) < level)
  const heading = run[lead]
  if (heading === undefined || isRun(heading)) return foldPiece(run, days)
  return [
    ...foldPiece(run.slice(0, lead), days),
    { kind: 'same', change: heading },
    ...foldPiece(run.slice(lead + 1), days),
  ]
}

const SHORT_HTML = 400

const foldPiece = (piece: readonly Unchanged[], days: readonly SameDay[]): readonly Entry[] => {
  const [first] = piece
  if (first === undefined) return []
  for (const { title, minutes, block } of days) {
    const at = piece.findIndex((one) => isTable(one, block))
    if (at < 0) continue
    const above = piece[at - 1]
    const isWithHeading = countBlocks(piece.slice(at, at + 1)) > 1
    const isBelowHeading = above !== undefined && levelOf(above) !== null
    const from = isBelowHeading && !isWithHeading ? at - 1 : at
    return [
      ...foldPiece(piece.slice(0, from), days),
      { kind: 'same-day', title, minutes, changes: piece.slice(from, at + 1) },
      ...foldPiece(piece.slice(at + 1), days),
    ]
  }
  if (piece.length === 1 && !isRun(first) && first.html.length <= SHORT_HTML)
    return [{ kind: 'same', change: first }]
  return [{ kind: 'fold', changes: piece }]
}

/** Whether this is the table of a day: that very block, or a run of it and its heading. */
const isTable = (one: Unchanged, block: number | null): boolean =>
  isRun(one) && one.count <= 2
    ? one.blockIndex + one.count - 1 === block
    : one.blockIndex === block && !isRun(one)

const levelOf = (one: Unchanged): number | null => (isRun(one) ? null : one.level)

/** The blocks that an entry shows. */
export const partsOf = (entry: Entry): readonly Change[] => {
  switch (entry.kind) {
    case 'block':
      return entry.parts
    case 'same':
      return [entry.change]
    case 'day':
      return entry.table === null ? [] : [entry.table]
    default:
      return []
  }
}
