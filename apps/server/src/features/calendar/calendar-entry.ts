import {
  addDays,
  concernsRole,
  momentOf,
  stepTimes,
  type AgendaRole,
  type EventDay,
  type PageFacts,
  type PlaceZones,
} from '@forkshop/domain'
import type { StepKeys } from './step-keys.ts'

/** One entry of a calendar: an event, or one of its days. */
export type CalendarEntry = {
  readonly id: string
  readonly start: Date
  /** The first moment after it; null where it is not known. */
  readonly end: Date | null
  readonly isWholeDay: boolean
  /** What it is called, where that is not the event's title. */
  readonly title?: string
}

type Times = Pick<PageFacts, 'start' | 'end' | 'days'>

/**
 * The entries of an event: each of its days where their hours are known, else the whole from its start to its end. None
 * where it does not say when it is. Days without an hour are whole days, which calendars show alike in all zones.
 */
export const entriesOf = (
  {
    id,
    times,
    days,
  }: { readonly id: string; readonly times: Times; readonly days: readonly EventDay[] },
  zones: PlaceZones,
): readonly CalendarEntry[] => {
  const zone = zones.own ?? zones.site
  const isTimed = days.some(({ start }) => start !== null)
  if (days.length > 1 && (isTimed || times.days.length > 0)) {
    return days.map((day, at) => dayEntry(`${id}-${at + 1}`, day, zone))
  }
  const { start } = times
  if (start === null) return []
  if (!start.includes('T')) {
    const last = times.end === null ? start : times.end.slice(0, 10)
    return [wholeDays(id, start, last < start ? start : last)]
  }
  const end = momentOf(times.end ?? '', zone, 'day-end')
  return [
    {
      id,
      start: new Date(momentOf(start, zone)),
      end: Number.isNaN(end) ? null : new Date(end),
      isWholeDay: false,
    },
  ]
}

type RunDay = {
  /** Null for a day that the event does not run. */
  readonly date: string | null
  readonly steps: readonly {
    readonly start: string | null
    readonly durationMinutes: number | null
    readonly step: string
    readonly ledBy: string
  }[]
}

/**
 * The steps of an event that concern a role, each at its hour; those without one are left out. `keys` tell what each
 * step is known by, by day and step.
 */
export const roleEntries = (
  { id, role }: { readonly id: string; readonly role: string },
  {
    days,
    keys,
    roles,
    zone,
  }: {
    readonly days: readonly RunDay[]
    readonly keys: StepKeys
    readonly roles: readonly AgendaRole[]
    readonly zone: string
  },
): readonly CalendarEntry[] =>
  days.flatMap(({ date, steps }, day) => {
    const times = stepTimes(date, steps, zone)
    return steps.flatMap(({ step, ledBy }, at): readonly CalendarEntry[] => {
      const { plannedStart: start = null, plannedEnd: end = null } = times[at] ?? {}
      if (start === null || !concernsRole(ledBy, role, roles)) return []
      const key = keys[day]?.[at] ?? `${day + 1}-${at + 1}`
      return [
        {
          id: `${id}-${role}-${key}`,
          isWholeDay: false,
          title: step,
          start: new Date(start),
          end: end === null ? null : new Date(end),
        },
      ]
    })
  })

const dayEntry = (id: string, { date, start, end }: EventDay, zone: string): CalendarEntry => {
  if (start === null) return wholeDays(id, date, date)
  const until = end === null ? null : `${end <= start ? addDays(date, 1) : date}T${end}`
  return {
    id,
    start: new Date(momentOf(`${date}T${start}`, zone)),
    end: until === null ? null : new Date(momentOf(until, zone)),
    isWholeDay: false,
  }
}

/** Of whole days a calendar keeps the dates alone: they are given at midnight UTC. */
const wholeDays = (id: string, first: string, last: string): CalendarEntry => ({
  id,
  start: new Date(`${first}T00:00:00Z`),
  end: new Date(`${addDays(last, 1)}T00:00:00Z`),
  isWholeDay: true,
})
