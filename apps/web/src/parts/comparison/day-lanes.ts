import {
  axisOf,
  percentAt,
  placeDay,
  type Axis,
  type PlacedStep,
} from '../agenda/agenda-geometry.ts'
import type { ChangedDay, DaySide } from './changed-days.ts'

/** A step on a lane of a comparison, in percent of the day that holds both sides. */
export type LaneBar = {
  readonly x: number
  readonly width: number
  readonly mark: 'same' | 'changed' | 'added' | 'removed'
  /** What fits on the bar: minutes of a changed step, plus or minus. */
  readonly sign: string
}

const MIN_SIGN_PERCENT = 3.5

/** The lanes of a day before and after on one axis. */
export const dayLanes = (
  day: ChangedDay,
): { readonly before: readonly LaneBar[]; readonly after: readonly LaneBar[] } => {
  const before = placed(day.before)
  const after = placed(day.after)
  const axis = tightAxis([...before, ...after])
  const old = new Map(day.steps.map(({ beforeIndex, change }) => [beforeIndex, change.kind]))
  const now = new Map(day.steps.map(({ afterIndex, change }) => [afterIndex, change.kind]))
  return {
    before: bars(before, axis, (row) => toMark(old.get(row), 'removed')),
    after: bars(after, axis, (row) => toMark(now.get(row), 'added')),
  }
}

const placed = (side: DaySide | null): readonly PlacedStep[] => {
  if (side === null) return []
  const steps = side.steps.map((step, row) => ({
    ...step,
    kind: 'led' as const,
    row,
  }))
  return placeDay({ ...side, title: '', steps }).steps
}

/** From the first start to the last end: lanes fill the width. */
const tightAxis = (steps: readonly PlacedStep[]): Axis => {
  if (steps.length === 0) return axisOf([])
  const from = Math.min(...steps.map(({ start }) => start))
  const to = Math.max(...steps.map(({ start, minutes }) => start + minutes))
  return { from, to: Math.max(to, from + 1) }
}

const toMark = (kind: string | undefined, only: 'added' | 'removed'): LaneBar['mark'] => {
  if (kind === undefined) return 'same'
  if (kind === only) return only
  return kind === 'added' || kind === 'removed' ? 'same' : 'changed'
}

const bars = (
  steps: readonly PlacedStep[],
  axis: Axis,
  markOf: (row: number) => LaneBar['mark'],
): readonly LaneBar[] =>
  steps.map(({ start, minutes, row }) => {
    const mark = markOf(row)
    const x = percentAt(axis, start)
    const width = Math.round((percentAt(axis, start + minutes) - x) * 100) / 100
    return { x, width, mark, sign: width < MIN_SIGN_PERCENT ? '' : signOf(mark, minutes) }
  })

const signOf = (mark: LaneBar['mark'], minutes: number): string => {
  if (mark === 'added') return '+'
  if (mark === 'removed') return '−'
  return mark === 'changed' ? String(minutes) : ''
}
