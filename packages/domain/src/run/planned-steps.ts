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

/**
 * The steps of a programme at their moments, in the zone (IANA) of the event's place. An hour earlier than that of the
 * step before is after midnight.
 */
export function plannedSteps(days: readonly DatedDay[], zone: string): readonly PlannedStep[] {
  return days.flatMap(({ date, steps }, day) => {
    let later = 0
    let last = ''
    return steps.map(({ start, durationMinutes, step, ledBy, fixed, row }) => {
      if (start !== null && start < last) later += 1
      last = start ?? last
      const from =
        date === null || start === null ? null : momentOf(`${addDays(date, later)}T${start}`, zone)
      const plannedEnd =
        from === null || durationMinutes === null ? null : from + durationMinutes * MINUTE_MS
      return { id: stepId(day, row), day, row, step, ledBy, fixed, plannedStart: from, plannedEnd }
    })
  })
}
