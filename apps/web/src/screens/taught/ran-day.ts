import type { RanDay, RanStepView } from '@forkshop/api'
import type { ChangedDay, ChangedDayStep, DaySide } from '../../parts/comparison/changed-days.ts'

const MINUTE_MS = 60_000
const CLOCK = [11, 16] as const

/** What a clock at the place showed, of a time with its offset. */
export const clockOf = (time: string | null): string | null => time?.slice(...CLOCK) ?? null

/** How many minutes later than planned a day ended; null where nobody knows. */
export const lateMinutes = ({ plannedEnd, end }: RanDay): number | null =>
  plannedEnd === null || end === null
    ? null
    : Math.round((Date.parse(end) - Date.parse(plannedEnd)) / MINUTE_MS)

/** The steps of a day that went otherwise than planned. */
export const turnedSteps = ({ steps }: RanDay): readonly RanStepView[] =>
  steps.filter(({ turn, notes }) => turn !== null || notes.length > 0)

/** How far a step differs, in minutes; 0 where that says nothing. */
export const differenceOf = ({ planned, actual }: RanStepView): number =>
  planned === null || actual === null ? 0 : actual - planned

const kinds = {
  longer: 'changed',
  shorter: 'changed',
  skipped: 'removed',
  inserted: 'added',
} as const

/** A day that was run as two lanes: as planned above, as run below. */
export const dayAsLanes = (day: RanDay): ChangedDay => {
  const planned = day.steps
    .filter(({ plannedStart }) => plannedStart !== null)
    .toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
  const ran = day.steps.filter(({ start, state }) => start !== null && state !== 'waiting')
  const place = (steps: readonly RanStepView[], step: RanStepView): number | null => {
    const at = steps.indexOf(step)
    return at < 0 ? null : at
  }
  return {
    title: day.title,
    block: null,
    before: sideOf(planned, ({ plannedStart, planned: minutes }) => [plannedStart, minutes]),
    after: sideOf(ran, ({ start, end, actual }) => [start, actual ?? minutesBetween(start, end)]),
    steps: day.steps.flatMap((step): ChangedDayStep[] => {
      if (step.turn === null) return []
      const change = { kind: kinds[step.turn], day: day.title, step: step.step, changes: {} }
      const [beforeIndex, afterIndex] = [place(planned, step), place(ran, step)]
      return [{ change, before: null, after: null, beforeIndex, afterIndex, origin: null }]
    }),
    told: [],
    sentences: [],
    result: null,
    isLengthKept: lateMinutes(day) === 0,
  }
}

const sideOf = (
  steps: readonly RanStepView[],
  timesOf: (step: RanStepView) => readonly [start: string | null, minutes: number | null],
): DaySide => {
  const timed = steps.map((step) => {
    const [start, durationMinutes] = timesOf(step)
    return { start: clockOf(start), durationMinutes, step: step.step, ledBy: step.ledBy }
  })
  return {
    start: timed[0]?.start ?? null,
    end: null,
    totalMinutes: timed.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0),
    steps: timed,
  }
}

const minutesBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS)

/** When a day would end if these of its steps were planned as they were run; null where nobody knows. */
export const endAfter = (
  day: RanDay,
  chosen: ReadonlySet<string>,
): { readonly at: string; readonly minutes: number } | null => {
  if (day.plannedEnd === null) return null
  const minutes = day.steps
    .filter(({ id }) => chosen.has(id))
    .reduce((sum, step) => sum + plannedChange(step), 0)
  const [hour = 0, minute = 0] = (clockOf(day.plannedEnd) ?? '').split(':').map(Number)
  const at = (((hour * 60 + minute + minutes) % 1440) + 1440) % 1440
  const two = (count: number): string => String(count).padStart(2, '0')
  return { at: `${two(Math.floor(at / 60))}:${two(at % 60)}`, minutes }
}

const plannedChange = ({ turn, planned, actual }: RanStepView): number => {
  if (turn === 'skipped') return -(planned ?? 0)
  if (turn === 'inserted') return asPlanned(actual ?? 0)
  return asPlanned(actual ?? 0) - (planned ?? 0)
}

/** People plan by five minutes: what a proposal says of a length. */
export const asPlanned = (minutes: number): number => Math.max(5, Math.round(minutes / 5) * 5)
