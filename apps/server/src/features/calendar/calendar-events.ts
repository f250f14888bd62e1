import {
  agendaRoles,
  eventDays,
  factsOf,
  pagePath,
  type DayTimes,
  type EventDay,
  type PageFacts,
} from '@forkshop/domain'
import type { Actor } from '../../base/http/handler.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import { eventProgramme, runHours } from '../events/event-times.ts'
import { formatRunOf, isForTheDay, readRun } from '../pages/shown/format-run.ts'
import { shownFacts } from '../pages/shown/shown-facts.ts'
import { entriesOf, roleEntries } from './calendar-entry.ts'
import { nearestOf } from './nearest-events.ts'
import { keysOfRun } from './run-keys.ts'
import type { CalendarEvent } from './to-ical.ts'

const visitor: Actor = { kind: 'visitor' }

/** Changes within a second are one to a calendar. */
const SEQUENCE_MS = 1_000

/** An event as everybody may read it, each of its days at the hours of its programme. Throws `not-found`. */
export const calendarEvent = async (
  services: Services,
  slug: string,
): Promise<CalendarEvent | null> => {
  const page = await findPage(services, slug)
  if (page.kind !== 'event') return null
  const dated = toDated(page)
  const { timezone: site } = await readSiteSettings(services)
  const ran = await agendaOf(services, dated)
  return toEvent(services, dated, { site, ...(ran ?? noAgenda) })
}

/** The steps of an event that concern a role, by its key, each an entry. Throws `not-found`. */
export const calendarOfRole = async (
  services: Services,
  slug: string,
  role: string,
): Promise<CalendarEvent | null> => {
  const page = await findPage(services, slug)
  if (page.kind !== 'event') return null
  const dated = toDated(page)
  const { facts } = dated
  const ran = await agendaOf(services, dated)
  if (ran === null) return null
  const roles = agendaRoles(ran.agenda.days, ran.roles)
  if (!roles.some(({ key }) => key === role)) return null
  const [{ agenda, dates }, keys] = await Promise.all([
    eventProgramme(services, facts, { agenda: ran.agenda, isForTheDay: isForTheDay(ran.ran) }),
    keysOfRun(services, ran.ran, ran.agenda),
  ])
  const days = agenda.days.map(({ steps }, at) => ({ date: dates[at] ?? null, steps }))
  const { timezone: site } = await readSiteSettings(services)
  const zone = facts.timezone ?? site
  const entries = roleEntries({ id: page.id, role }, { days, keys, roles, zone })
  return { ...describe(services, dated, { site, changed: ran.changed }), entries }
}

/** Events as calendars show them, by their start. */
export const toCalendar = async (
  services: Services,
  pages: readonly PageRow[],
): Promise<CalendarEvent[]> => {
  const found = pages
    .map(toDated)
    .toSorted((a, b) => (a.facts.start ?? '').localeCompare(b.facts.start ?? ''))
  const { timezone: site } = await readSiteSettings(services)
  const agendas = await agendasApart(services, found)
  return found.flatMap(
    (dated) =>
      toEvent(services, dated, { site, ...(agendas.get(runKey(dated)) ?? noAgenda) }) ?? [],
  )
}

/**
 * The agendas of events whose days stand apart or that have a programme of their own, each version of a format once:
 * the others are one entry each.
 */
const agendasApart = async (
  services: Services,
  found: readonly Dated[],
): Promise<ReadonlyMap<string, AgendaRun>> => {
  const apart = new Map(
    found.filter((dated) => runKey(dated) !== '').map((dated) => [runKey(dated), dated]),
  )
  const read = [...apart].map(async ([key, dated]) => {
    return [key, (await agendaOf(services, dated)) ?? noAgenda] as const
  })
  return new Map(await Promise.all(read))
}

/** What an event runs, of its own or a version of a format; empty where no agenda is read for it. */
const runKey = ({ page, facts: { format, adapted, days } }: Dated): string => {
  if (adapted !== null) return page.id
  return days.length === 0 ? '' : `${format?.page ?? ''}@${format?.version ?? ''}`
}

/** Public events of the library, or of one format by whatever name they call it: the nearest. */
export const publicEvents = (services: Services, format: PageRow | null): Promise<PageRow[]> =>
  withSearchTables(services.database)
    .selectFrom('page')
    .selectAll('page')
    .where('page.visibility', '=', 'public')
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
    .$call(nearestOf(services))

/** What an event runs, and when it was made for the day of the event alone, or changed; null else. */
type AgendaRun = {
  readonly agenda: { readonly days: readonly DayTimes[] }
  readonly changed: string | null
}
const noAgenda: AgendaRun = { agenda: { days: [] }, changed: null }

/** The agenda that an event runs, with the roles that its page names. */
const agendaOf = async (services: Services, event: Dated) => {
  const ran = await formatRunOf(services, event, visitor)
  if (ran === null) return null
  const shown = await readRun(services, ran)
  const [reading, { card, fields }] = await Promise.all([
    shown.reading(),
    shownFacts(services, shown),
  ])
  if (reading === null) return null
  const { roles } = factsOf(card.kind, fields)
  return { ran, agenda: reading.drawn.agenda, roles, changed: ran.adapted?.updated ?? null }
}

type Dated = { readonly page: PageRow; readonly facts: PageFacts }

const toDated = (page: PageRow): Dated => ({ page, facts: factsOfRow(page) })

/** Null for an event that does not say when it is. */
const toEvent = (
  services: Services,
  { page, facts }: Dated,
  { site, agenda, changed }: AgendaRun & { readonly site: string },
): CalendarEvent | null => {
  const zones = { own: facts.timezone, site }
  // a programme of the day tells when it changed
  const run = { days: agenda.days, isForTheDay: changed !== null }
  const hours = runHours(facts, run, zones)
  const days: readonly EventDay[] = hours === null ? [] : eventDays(hours, agenda.days)
  const times = run.isForTheDay && hours !== null ? hours : facts
  const entries = entriesOf({ id: page.id, times, days }, zones)
  return entries.length === 0
    ? null
    : {
        ...describe(services, { page, facts }, { site, changed }),
        entries,
      }
}

const describe = (
  { settings }: Services,
  { page, facts }: Dated,
  { site, changed: ofDay }: { readonly site: string; readonly changed: string | null },
): Omit<CalendarEvent, 'entries'> => {
  const { venue } = facts
  const place = [venue?.name, venue?.address, venue?.city].filter((part) => part).join(', ')
  const changed = new Date(ofDay !== null && ofDay > page.updated ? ofDay : page.updated)
  return {
    title: page.title,
    summary: facts.summary ?? '',
    place: place === '' ? null : place,
    address: settings.url + pagePath({ slug: page.slug, kind: 'event' }),
    zone: facts.timezone ?? site,
    isCancelled: facts.cancelled,
    changed,
    sequence: Math.floor((changed.getTime() - Date.parse(page.created)) / SEQUENCE_MS),
  }
}
