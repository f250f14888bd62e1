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
  const oldNames = new Map(day.steps.map((step) => [oldName(step), step.kind]))
  const newNames = new Map(day.steps.map((step) => [step.step, step.kind]))
  return {
    before: bars(before, axis, (name) => toMark(oldNames.get(name), 'removed')),
    after: bars(after, axis, (name) => toMark(newNames.get(name), 'added')),
  }
}

type NamedStep = PlacedStep & { readonly name: string }

const placed = (side: DaySide | null): readonly NamedStep[] => {
  if (side === null) return []
  const steps = side.steps.map((step, row) => ({
    ...step,
    methods: [],
    kind: 'led' as const,
    row,
  }))
  const lane = placeDay({ ...side, title: '', tableStart: 0, steps })
  return lane.steps.map((step, at) => ({ ...step, name: side.steps[at]?.step ?? '' }))
}

/** From the first start to the last end: lanes fill the width. */
const tightAxis = (steps: readonly PlacedStep[]): Axis => {
  if (steps.length === 0) return axisOf([])
  const from = Math.min(...steps.map(({ start }) => start))
  const to = Math.max(...steps.map(({ start, minutes }) => start + minutes))
  return { from, to: Math.max(to, from + 1) }
}

const oldName = (step: ChangedDay['steps'][number]): string => {
  const from = step.changes.step?.from
  return typeof from === 'string' ? from : step.step
}

const toMark = (kind: string | undefined, only: 'added' | 'removed'): LaneBar['mark'] => {
  if (kind === undefined) return 'same'
  if (kind === only) return only
  return kind === 'added' || kind === 'removed' ? 'same' : 'changed'
}

const bars = (
  steps: readonly NamedStep[],
  axis: Axis,
  markOf: (name: string) => LaneBar['mark'],
): readonly LaneBar[] =>
  steps.map(({ start, minutes, name }) => {
    const mark = markOf(name)
    const x = percentAt(axis, start)
    const width = Math.round((percentAt(axis, start + minutes) - x) * 100) / 100
    return { x, width, mark, sign: width < MIN_SIGN_PERCENT ? '' : signOf(mark, minutes) }
  })

const signOf = (mark: LaneBar['mark'], minutes: number): string => {
  if (mark === 'added') return '+'
  if (mark === 'removed') return '−'
  return mark === 'changed' ? String(minutes) : ''
}
