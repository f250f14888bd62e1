import type { PageView } from '@forkshop/api'
import { placeTime, type PageFacts, type PlaceZones } from '@forkshop/domain'
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
  facts: Pick<PageFacts, 'kind' | 'start' | 'end' | 'timezone'>,
): Promise<PageView['times']> => {
  if (facts.kind !== 'event') return null
  const zones = await zonesOf(services, facts)
  const timeOf = (text: string | null) => {
    const shown = text === null ? null : placeTime(text, zones)
    if (shown === null) return null
    const { moment, ...clock } = shown
    return { ...clock, time: new Date(moment).toISOString() }
  }
  return {
    start: timeOf(facts.start),
    end: timeOf(facts.end),
    zone: zones.own ?? zones.site,
  }
}
