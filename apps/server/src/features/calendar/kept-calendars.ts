import { createHash } from 'node:crypto'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { toCalendar } from './calendar-events.ts'
import { toIcal } from './to-ical.ts'

/**
 * The calendar of many events as a file. It is kept by all that it is made of, since programs ask again and again for
 * what has not changed; not where it read what events run, which may change or be taken away meanwhile.
 */
export const calendarOf = async (
  services: Services,
  events: readonly PageRow[],
  name: string,
): Promise<Buffer> => {
  const { host } = new URL(services.settings.url)
  const { timezone } = await readSiteSettings(services)
  const key = keyOf(events, [host, name, timezone])
  const kept = services.held.calendars.get(key)
  if (kept !== undefined) return kept
  const made = Buffer.from(await toIcal(await toCalendar(services, events), { name, host }))
  if (!events.some(({ fields }) => readsRun.test(fields))) {
    services.held.calendars.set(key, made, made.byteLength)
  }
  return made
}

/** In fields as JSON: days apart, and a programme of the day. */
const readsRun = /"(?:days|adapted)"/

const keyOf = (events: readonly PageRow[], rest: readonly string[]): string => {
  const hash = createHash('sha256').update(rest.join('\n'))
  for (const { id, slug, title, fields, created, updated } of events) {
    hash.update([id, slug, title, fields, created, updated].join('\n'))
  }
  return hash.digest('base64')
}
