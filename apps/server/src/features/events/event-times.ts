import type { AgendaView, PageView } from '@forkshop/api'
import {
  eventDays,
  eventState,
  hoursOfTheDay,
  isDateTime,
  momentOf,
  placeText,
  placeTime,
  programmeOf,
  type DayTimes,
  type EventHours,
  type PageFacts,
  type PlaceZones,
} from '@forkshop/domain'
import { noteNext } from '../../base/shown.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'

/** The zones in which an event's hours are read: its own, else the site's. */
export const zonesOf = async (
  services: Services,
  { timezone }: Pick<PageFacts, 'timezone'>,
): Promise<PlaceZones> => ({
  own: timezone,
  site: (await readSiteSettings(services)).timezone,
})

/** Signs of a date and hour up to its minutes. */
const TO_MINUTES = '2027-01-22T18:00'.length

type Times = NonNullable<PageView['times']>

/** The days of the agenda that an event runs, and whether they were made for its day alone. */
export type RunDays = { readonly days: readonly DayTimes[]; readonly isForTheDay: boolean }

/** What an event runs whose programme is not known. */
export const noRun: RunDays = { days: [], isForTheDay: false }

/** When an event is that runs a programme, as the clocks at its place show it; null for pages of other kinds. */
export const eventTimes = async (
  services: Services,
  facts: Pick<PageFacts, 'kind' | 'start' | 'end' | 'days' | 'timezone' | 'cancelled'>,
  run: RunDays = noRun,
): Promise<PageView['times']> => {
  if (facts.kind !== 'event') return null
  const zones = await zonesOf(services, facts)
  const zone = zones.own ?? zones.site
  const start = timeOf(facts.start, zones)
  const hours = runHours(facts, run, zones)
  // an offset that is that of no zone known here is the offset of every day
  const offset = start !== null && start.hour !== null && start.zone === null ? start.offset : ''
  const end = run.isForTheDay && hours?.end ? `${hours.end}${offset}` : facts.end
  const over = momentOf(end ?? facts.start ?? '', zone, 'day-end')
  const now = services.clock()
  noteNext(now, [start === null ? null : Date.parse(start.time), over])
  return {
    start,
    end: timeOf(end, zones),
    zone,
    days: hours === null ? [] : daysOf(hours, run.days, { zones, offset }),
    over: Number.isNaN(over) ? null : new Date(over).toISOString(),
    state: eventState({ ...facts, end, zone }, now),
  }
}

const timeOf = (text: string | null, zones: PlaceZones): Times['start'] => {
  const shown = text === null ? null : placeTime(text, zones)
  if (shown === null) return null
  const { moment, ...clock } = shown
  return { ...clock, time: new Date(moment).toISOString() }
}

const daysOf = (
  hours: EventHours,
  programme: readonly DayTimes[],
  { zones, offset }: { readonly zones: PlaceZones; readonly offset: string },
): Times['days'] =>
  eventDays(hours, programme).flatMap(({ date, start, end }) => {
    const begins = timeOf(start === null ? date : `${date}T${start}${offset}`, zones)
    return begins === null ? [] : [{ start: begins, end }]
  })

/** A format's agenda as an event runs it, and its dates; as it is where the event does not say when it starts. */
export const eventProgramme = async (
  services: Services,
  facts: Pick<PageFacts, 'start' | 'end' | 'days' | 'timezone'>,
  { agenda, isForTheDay }: { readonly agenda: AgendaView; readonly isForTheDay: boolean },
): Promise<Pick<NonNullable<PageView['run']>, 'agenda' | 'dates'>> => {
  const run = { days: agenda.days, isForTheDay }
  const hours = runHours(facts, run, await zonesOf(services, facts))
  if (hours === null) return { agenda, dates: agenda.days.map(() => null) }
  const { days, dates } = programmeOf(hours, agenda.days)
  return { agenda: { ...agenda, days }, dates }
}

/**
 * The days and hours of an event that runs a programme, as the clocks at its place show them: until the hour that its
 * page says, or that of what was made for its day. Null where it does not say when it starts.
 */
export const runHours = (
  facts: Pick<PageFacts, 'start' | 'end' | 'days'>,
  { days, isForTheDay }: RunDays,
  zones: PlaceZones,
): EventHours | null => {
  const hours = placeHours(facts, zones)
  return hours !== null && isForTheDay ? hoursOfTheDay(hours, days) : hours
}

/** The days and hours of an event as the clocks at its place show them; null where it does not say when it starts. */
export const placeHours = (
  { start, end, days }: Pick<PageFacts, 'start' | 'end' | 'days'>,
  zones: PlaceZones,
): EventHours | null => {
  const hourOf = (text: string | null): string | null =>
    text === null || !isDateTime(text) ? null : placeText(text, zones.own).slice(0, TO_MINUTES)
  const from = hourOf(start)
  return from === null ? null : { start: from, end: hourOf(end), days }
}
