import type { AgendaView, PageView } from '@forkshop/api'
import {
  eventDays,
  eventState,
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

/**
 * When an event is that runs a programme (its format's; none where it is not known), as the clocks at
 * its place show it; null for pages of other kinds.
 */
export const eventTimes = async (
  services: Services,
  facts: Pick<PageFacts, 'kind' | 'start' | 'end' | 'days' | 'timezone' | 'cancelled'>,
  programme: readonly DayTimes[] = [],
): Promise<PageView['times']> => {
  if (facts.kind !== 'event') return null
  const zones = await zonesOf(services, facts)
  const zone = zones.own ?? zones.site
  const start = timeOf(facts.start, zones)
  const over = momentOf(facts.end ?? facts.start ?? '', zone, 'day-end')
  const hours = placeHours(facts, zones)
  const now = services.clock()
  noteNext(now, [start === null ? null : Date.parse(start.time), over])
  return {
    start,
    end: timeOf(facts.end, zones),
    zone,
    days: hours === null || start === null ? [] : daysOf(hours, programme, { zones, first: start }),
    over: Number.isNaN(over) ? null : new Date(over).toISOString(),
    state: eventState({ ...facts, zone }, now),
  }
}

const timeOf = (text: string | null, zones: PlaceZones): Times['start'] => {
  const shown = text === null ? null : placeTime(text, zones)
  if (shown === null) return null
  const { moment, ...clock } = shown
  return { ...clock, time: new Date(moment).toISOString() }
}

/** Each day of an event; the last ends when the event does where its programme does not say. */
const daysOf = (
  hours: EventHours,
  programme: readonly DayTimes[],
  { zones, first }: { readonly zones: PlaceZones; readonly first: NonNullable<Times['start']> },
): Times['days'] => {
  const days = eventDays(hours, programme)
  // an offset that is that of no zone known here is the offset of every day
  const offset = first.hour !== null && first.zone === null ? first.offset : ''
  return days.flatMap(({ date, start, end }, at) => {
    const begins = timeOf(start === null ? date : `${date}T${start}${offset}`, zones)
    const ends = end ?? (at === days.length - 1 ? (hours.end?.slice(11) ?? '') : '')
    return begins === null ? [] : [{ start: begins, end: ends === '' ? null : ends }]
  })
}

/** A format's agenda as an event runs it, and its dates; as it is where the event does not say when it starts. */
export const eventProgramme = async (
  services: Services,
  facts: Pick<PageFacts, 'start' | 'end' | 'days' | 'timezone'>,
  agenda: AgendaView,
): Promise<Pick<NonNullable<PageView['run']>, 'agenda' | 'dates'>> => {
  const hours = placeHours(facts, await zonesOf(services, facts))
  if (hours === null) return { agenda, dates: agenda.days.map(() => null) }
  const { days, dates } = programmeOf(hours, agenda.days)
  return { agenda: { ...agenda, days }, dates }
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
