import type { AgendaView, PageView } from '@forkshop/api'
import {
  eventState,
  momentOf,
  placeTime,
  programmeOf,
  type EventHours,
  type PageFacts,
  type PlaceZones,
} from '@forkshop/domain'
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

/** When an event is, as the clocks at its place show it; null for pages of other kinds. */
export const eventTimes = async (
  services: Services,
  facts: Pick<PageFacts, 'kind' | 'start' | 'end' | 'timezone' | 'cancelled'>,
): Promise<PageView['times']> => {
  if (facts.kind !== 'event') return null
  const zones = await zonesOf(services, facts)
  const timeOf = (text: string | null) => {
    const shown = text === null ? null : placeTime(text, zones)
    if (shown === null) return null
    const { moment, ...clock } = shown
    return { ...clock, time: new Date(moment).toISOString() }
  }
  const zone = zones.own ?? zones.site
  const over = momentOf(facts.end ?? facts.start ?? '', zone, 'day-end')
  return {
    start: timeOf(facts.start),
    end: timeOf(facts.end),
    zone,
    over: Number.isNaN(over) ? null : new Date(over).toISOString(),
    state: eventState({ ...facts, zone }, services.clock()),
  }
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
  const hourOf = (text: string | null): string | null => {
    const shown = text === null ? null : placeTime(text, zones)
    if (shown === null) return null
    return shown.hour === null ? shown.day : `${shown.day}T${shown.hour}`
  }
  const from = hourOf(start)
  return from === null ? null : { start: from, end: hourOf(end), days }
}
