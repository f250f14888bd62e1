import type { RenderedComparison } from '@forkshop/api'
import type { ChangedDay } from './changed-days.ts'
import type { Change, Entry } from './entry.ts'

/** Unchanged runs become one line each; the heading that leads to a change stays. */
export const foldRuns = (
  body: readonly Entry[],
  comparison: RenderedComparison,
  days: readonly ChangedDay[],
): readonly Entry[] => {
  const found: Entry[] = []
  let run: Change[] = []
  const flush = (next: Entry | undefined): void => {
    if (run.length > 0) found.push(...foldRun(run, nextLevel(next), sameDays(comparison, days)))
    run = []
  }
  for (const entry of body) {
    if (entry.kind === 'same') run.push(entry.change)
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
  run: readonly Change[],
  level: number,
  days: readonly SameDay[],
): readonly Entry[] => {
  const lead = run.findLastIndex((change) => (change.level ?? Infinity) < level)
  const heading = run[lead]
  if (heading === undefined) return foldPiece(run, days)
  return [
    ...foldPiece(run.slice(0, lead), days),
    { kind: 'same', change: heading },
    ...foldPiece(run.slice(lead + 1), days),
  ]
}

const SHORT_HTML = 400

const foldPiece = (piece: readonly Change[], days: readonly SameDay[]): readonly Entry[] => {
  const [first] = piece
  if (first === undefined) return []
  for (const { title, minutes, block } of days) {
    const at = piece.findIndex(({ blockIndex }) => blockIndex === block)
    if (at < 0) continue
    const above = piece[at - 1]
    const from = above !== undefined && above.level !== null ? at - 1 : at
    return [
      ...foldPiece(piece.slice(0, from), days),
      { kind: 'same-day', title, minutes, changes: piece.slice(from, at + 1) },
      ...foldPiece(piece.slice(at + 1), days),
    ]
  }
  if (piece.length === 1 && first.html.length <= SHORT_HTML)
    return [{ kind: 'same', change: first }]
  return [{ kind: 'fold', changes: piece }]
}

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
