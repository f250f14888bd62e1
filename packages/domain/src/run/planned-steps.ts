import { momentOf } from '../date-time.ts'
import { addDays } from '../events/event-days.ts'
import { stepId, type PlannedStep } from './move.ts'

const MINUTE_MS = 60_000

/** A day of a programme, with its date; null where the event has no day for it. */
export type DatedDay = {
  readonly date: string | null
  readonly steps: readonly {
    readonly start: string | null
    readonly durationMinutes: number | null
    readonly step: string
    readonly ledBy: string
    readonly fixed: boolean
    readonly row: number
  }[]
}

/** When a step is planned, in ms since 1970; null where its hour, or how long it takes, is not said. */
export type StepTimes = Pick<PlannedStep, 'plannedStart' | 'plannedEnd'>

/**
 * When each step of a day is, in the zone (IANA) of the event's place. An hour earlier than that of the step before is
 * after midnight.
 */
export function stepTimes(
  date: string | null,
  steps: readonly Pick<DatedDay['steps'][number], 'start' | 'durationMinutes'>[],
  zone: string,
): readonly StepTimes[] {
  let later = 0
  let last = ''
  return steps.map(({ start, durationMinutes }) => {
    if (start !== null && start < last) later += 1
    last = start ?? last
    if (date === null || start === null) return { plannedStart: null, plannedEnd: null }
    const from = momentOf(`${addDays(date, later)}T${start}`, zone)
    const end = durationMinutes === null ? null : from + durationMinutes * MINUTE_MS
    return { plannedStart: from, plannedEnd: end }
  })
}

/** The steps of a programme at their moments, in the zone (IANA) of the event's place. */
export function plannedSteps(days: readonly DatedDay[], zone: string): readonly PlannedStep[] {
  return days.flatMap(({ date, steps }, day) => {
    const times = stepTimes(date, steps, zone)
    return steps.map(({ step, ledBy, fixed, row }, at) => ({
      id: stepId(day, row),
      day,
      row,
      step,
      ledBy,
      fixed,
      plannedStart: times[at]?.plannedStart ?? null,
      plannedEnd: times[at]?.plannedEnd ?? null,
    }))
  })
}
