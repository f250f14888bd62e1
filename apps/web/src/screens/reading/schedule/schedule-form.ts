import type { AgendaView, EventWish } from '@forkshop/api'
import { daysMissing, eventDays, plannedEnd, type EventDay } from '@forkshop/domain'
import { repeatRule, type Rhythm } from './repeat-rule.ts'

/** What is filled in to schedule an event; empty texts are not filled in yet. */
export type ScheduleForm = {
  /** `2027-01-22`, in their order: the first alone where the days follow each other. */
  readonly days: readonly string[]
  readonly isApart: boolean
  /** `18:00`. */
  readonly hour: string
  /** The hour when it ends, asked where the agenda does not say it. */
  readonly endHour: string
  /** IANA name of a zone that is not the site's. */
  readonly zone: string
  readonly venue: string
  readonly organizer: string
  readonly rhythm: Rhythm
  readonly times: number
  /** How many may register, empty for no end; null where nobody registers here. */
  readonly places: string | null
}

/** What follows from a form, for who fills it in. */
export type Preview = {
  readonly days: readonly EventDay[]
  /** Days that the agenda has more than the event, or with a minus sign fewer. */
  readonly missing: number
  /** Whether the agenda leaves the end open. */
  readonly needsEnd: boolean
}

const startOf = ({ days: [first = ''], hour }: ScheduleForm): string =>
  hour === '' ? first : `${first}T${hour}`

const apartOf = ({ days, isApart }: ScheduleForm): readonly string[] => (isApart ? days : [])

/** The days that a form means; none before one is chosen. */
export const previewOf = (form: ScheduleForm, agenda: AgendaView): Preview => {
  if (form.days.length === 0) return { days: [], missing: 0, needsEnd: false }
  const hours = { start: startOf(form), days: apartOf(form) }
  return {
    days: eventDays({ ...hours, end: null }, agenda.days),
    missing: daysMissing({ ...hours, end: null }, agenda.days),
    needsEnd: plannedEnd(hours, agenda.days) === null,
  }
}

/** What is asked of the server, for a version of the format. */
export const wishOf = (form: ScheduleForm, at: string, agenda: AgendaView): EventWish => {
  const { days, needsEnd } = previewOf(form, agenda)
  const last = days.at(-1)?.date ?? ''
  return {
    start: startOf(form),
    end: needsEnd && form.endHour !== '' ? `${last}T${form.endHour}` : undefined,
    days: form.isApart ? [...form.days] : undefined,
    timezone: form.zone === '' ? undefined : form.zone,
    venue: form.venue.trim() === '' ? undefined : form.venue.trim(),
    organizer: form.organizer.trim() === '' ? undefined : form.organizer.trim(),
    registration: form.places === null ? undefined : { places: Number(form.places) || null },
    repeat: repeatRule(form.days[0] ?? '', form.rhythm, form.times),
    at,
  }
}
