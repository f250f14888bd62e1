import { agendaOrigins } from '@forkshop/compare'
import { clocksIn, ranTime } from '@forkshop/domain'
import { plannedOf, type RunRecord } from '../run/run-record.ts'

/** An agenda as far as steps are found in it. */
export type PlacedAgenda = readonly {
  readonly title: string
  readonly steps: readonly {
    readonly start: string | null
    readonly durationMinutes: number | null
    readonly step: string
    readonly ledBy: string
    readonly row: number
  }[]
}[]

/** Where a step stands in an agenda: its day, its place among the steps of that day, and its row of the table. */
export type PlaceInAgenda = { readonly day: number; readonly at: number; readonly row: number }

/** Where the planned steps of a day that was run stand in an agenda, by their ids, as a comparison pairs them. */
export function placesIn(
  agenda: PlacedAgenda,
  record: RunRecord,
): ReadonlyMap<string, PlaceInAgenda> {
  const ran = agendaOfRun(record)
  const origins = agendaOrigins(agenda, ran)
  return new Map(
    ran.flatMap(({ steps }, day) =>
      steps.flatMap(({ id }, at) => {
        const origin = origins[day]?.[at] ?? null
        const step = origin && agenda[origin.day]?.steps[origin.step]
        return origin && step
          ? [[id, { day: origin.day, at: origin.step, row: step.row }] as const]
          : []
      }),
    ),
  )
}

/** The programme of a day that was run as an agenda. */
function agendaOfRun(record: RunRecord) {
  const clock = clocksIn(record.zone)
  const planned = plannedOf(record)
  const last = Math.max(-1, ...planned.map(({ day }) => day))
  return Array.from({ length: last + 1 }, (_, day) => ({
    title: '',
    steps: planned
      .filter((step) => step.day === day)
      .map(({ id, row, step, ledBy, plannedStart, plannedEnd }) => ({
        id,
        row,
        step,
        ledBy,
        start: plannedStart === null ? null : clock(plannedStart).slice(11, 16),
        durationMinutes: ranTime({ plannedStart, plannedEnd }).planned,
      })),
  }))
}
