import {
  eventDays,
  factsOf,
  pagePath,
  type DayTimes,
  type EventDay,
  type PageFacts,
} from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { fieldsOfRow, findPage, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import { placeHours } from '../events/event-times.ts'
import { formatRunOf, readRun } from '../pages/shown/format-run.ts'
import { entriesOf } from './calendar-entry.ts'
import type { CalendarEvent } from './to-ical.ts'

const visitor: Actor = { kind: 'visitor' }

/** Events that a calendar of many lists at most: those that are not long over, the nearest first. */
const MAX_EVENTS = 500
const MAX_READ = 2_000
/** Changes within a second are one to a calendar. */
const SEQUENCE_MS = 1_000
const KEPT_MS = 366 * 24 * 60 * 60_000

/** An event as everybody may read it, each of its days at the hours of its programme. Throws `not-found`. */
export const calendarEvent = async (
  services: Services,
  slug: string,
): Promise<CalendarEvent | null> => {
  const page = await findPage(services, slug)
  if (page.kind !== 'event') return null
  const dated = toDated(page)
  const { timezone: site } = await readSiteSettings(services)
  return toEvent(services, dated, { site, agenda: await agendaDays(services, dated) })
}

/** Public events of the library, or of one format, that are planned or ended less than a year ago; by their start. */
export const calendarEvents = async (
  services: Services,
  format: PageRow | null,
): Promise<CalendarEvent[]> => {
  const after = new Date(services.clock().getTime() - KEPT_MS).toISOString().slice(0, 10)
  const found = (await publicEvents(services, format))
    .map(toDated)
    .filter(({ facts }) => (facts.end ?? facts.start ?? '') >= after)
    .toSorted((a, b) => (a.facts.start ?? '').localeCompare(b.facts.start ?? ''))
    .slice(0, MAX_EVENTS)
  const { timezone: site } = await readSiteSettings(services)
  return found.flatMap((dated) => toEvent(services, dated, { site, agenda: [] }) ?? [])
}

/** Those that changed last; of a format, by whatever name they call it. */
const publicEvents = (services: Services, format: PageRow | null): Promise<PageRow[]> =>
  withSearchTables(services.database)
    .selectFrom('page')
    .selectAll('page')
    .where('kind', '=', 'event')
    .where('deleted', 'is', null)
    .where('visibility', '=', 'public')
    .$if(format !== null, (query) =>
      query.where('page.id', 'in', (running) =>
        running
          .selectFrom('page_facet')
          .innerJoin('page_slug', 'page_slug.slug', 'page_facet.value')
          .select('page_facet.page')
          .where('page_facet.key', '=', 'runs')
          .where('page_slug.page', '=', format?.id ?? ''),
      ),
    )
    .orderBy('updated', 'desc')
    .limit(MAX_READ)
    .execute()

const agendaDays = async (services: Services, event: Dated): Promise<readonly DayTimes[]> => {
  const ran = await formatRunOf(services, event, visitor)
  if (ran === null) return []
  const shown = await readRun(services, ran)
  return (await shown.reading())?.drawn.agenda.days ?? []
}

type Dated = { readonly page: PageRow; readonly facts: PageFacts }

const toDated = (page: PageRow): Dated => ({ page, facts: factsOf('event', fieldsOfRow(page)) })

/** Null for an event that does not say when it is. */
const toEvent = (
  { settings }: Services,
  { page, facts }: Dated,
  { site, agenda }: { readonly site: string; readonly agenda: readonly DayTimes[] },
): CalendarEvent | null => {
  const zones = { own: facts.timezone, site }
  const hours = placeHours(facts, zones)
  const days: readonly EventDay[] = hours === null ? [] : eventDays(hours, agenda)
  const entries = entriesOf({ id: page.id, times: facts, days }, zones)
  if (entries.length === 0) return null
  const { venue } = facts
  const place = [venue?.name, venue?.address, venue?.city].filter((part) => part).join(', ')
  const changed = new Date(page.updated)
  return {
    title: page.title,
    summary: facts.summary ?? '',
    place: place === '' ? null : place,
    address: settings.url + pagePath({ slug: page.slug, kind: 'event' }),
    isCancelled: facts.cancelled,
    changed,
    sequence: Math.floor((changed.getTime() - Date.parse(page.created)) / SEQUENCE_MS),
    entries,
  }
}
