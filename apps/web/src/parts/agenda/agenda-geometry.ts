import type { AgendaView } from '@forkshop/api'

type ViewDay = AgendaView['days'][number]
type Step = Pick<ViewDay['steps'][number], 'start' | 'durationMinutes' | 'step' | 'kind' | 'row'>
type Day = Pick<ViewDay, 'title' | 'start' | 'totalMinutes'> & { readonly steps: readonly Step[] }

/** A step on the time axis, in minutes from midnight of its day (past 1440 after midnight). */
export type PlacedStep = {
  readonly start: number
  readonly minutes: number
  readonly kind: 'led' | 'pause'
  readonly label: string
  /** Which of how many parallel steps this is: they share the height of the lane. */
  readonly slot: number
  readonly slots: number
  readonly row: number
}

export type Lane = {
  readonly title: string
  readonly totalMinutes: number
  readonly steps: readonly PlacedStep[]
}

/** An hour axis that holds every lane, in minutes from midnight, whole hours. */
export type Axis = { readonly from: number; readonly to: number }

const DAY_MINUTES = 24 * 60

/** `HH:MM` as minutes from midnight; null when it is none. */
export const clockMinutes = (clock: string | null): number | null => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock ?? '')
  return match === null ? null : Number(match[1]) * 60 + Number(match[2])
}

/** Minutes from midnight as `HH:MM`, the next day starting again at `00:00`. */
export const sayClock = (minutes: number): string => {
  const inDay = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** Places the steps of a day: a step without a time follows, an earlier time is after midnight. */
export const placeDay = (day: Day): Lane => {
  let previous = clockMinutes(day.start) ?? 9 * 60
  let end = previous
  const starts = day.steps.map((step) => {
    const clock = clockMinutes(step.start)
    let start = clock ?? end
    if (clock !== null) while (start < previous) start += DAY_MINUTES
    previous = start
    end = start + (step.durationMinutes ?? 0)
    return start
  })
  const steps = day.steps.map((step, index) => {
    const start = starts[index] ?? 0
    const parallel = starts.flatMap((other, row) => (other === start ? [row] : []))
    return {
      start,
      minutes: step.durationMinutes ?? 0,
      kind: step.kind,
      label: shortLabel(step.step),
      slot: parallel.indexOf(index),
      slots: parallel.length,
      row: step.row,
    }
  })
  return { title: day.title, totalMinutes: day.totalMinutes, steps }
}

/** The first words of a step, before a colon or comma: what fits on a bar. */
export const shortLabel = (step: string): string => step.split(/\s*[:,(]/u)[0] ?? step

/** The first word of a day's title: `Vendredi : rencontrer` is `Vendredi` beside its lane. */
export const dayName = (title: string): string =>
  title.split(/[\s\u00a0]*[:,–—(]/u)[0]?.trim() ?? title

/** The axis that holds all lanes; a working day when there is nothing to hold. */
export const axisOf = (lanes: readonly Lane[]): Axis => {
  const steps = lanes.flatMap((lane) => lane.steps)
  if (steps.length === 0) return { from: 9 * 60, to: 18 * 60 }
  const from = Math.floor(Math.min(...steps.map((step) => step.start)) / 60) * 60
  const to = Math.ceil(Math.max(...steps.map((step) => step.start + step.minutes)) / 60) * 60
  return { from, to: Math.max(to, from + 60) }
}

/** Share of the axis before a minute, in percent with two places. */
export const percentAt = (axis: Axis, minute: number): number =>
  Math.round(((minute - axis.from) / (axis.to - axis.from)) * 10000) / 100

/** Hours to write on an axis: at most seven, evenly spaced. */
export const axisHours = (axis: Axis): readonly number[] => {
  const hours = (axis.to - axis.from) / 60
  const every = [1, 2, 3, 4, 6, 12, 24].find((step) => hours / step <= 7) ?? 24
  const marks: number[] = []
  for (let at = axis.from; at <= axis.to; at += every * 60) marks.push(at)
  return marks
}

/** Least height of a step's row in pixels: height reads as time. */
export const rowHeight = (minutes: number | null): number =>
  Math.round(20 + 0.58 * Math.min(minutes ?? 0, 8 * 60))
