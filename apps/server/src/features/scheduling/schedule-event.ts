import type { EventWish } from '@forkshop/api'
import {
  addDays,
  defaultLanguage,
  eventTitle,
  isSkippedHour,
  languageOfTag,
  plannedEnd,
  type DayTimes,
  type PageId,
} from '@forkshop/domain'
import type { Person } from '@forkshop/repository'
import { ProblemError } from '../../base/problem-error.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { makePage } from '../pages/writing/make-page.ts'
import { registrationValue } from './plan-coming.ts'
import { plannedText } from './planned-text.ts'
import { repeatDates } from './repeat-dates.ts'

export type ScheduleRequest = {
  readonly format: PageRow
  readonly wish: EventWish
  readonly reason: string
  readonly author: Person
  /** Account of the person who will look after the events. */
  readonly maintainer: string
}

/**
 * Makes the page of an event of a format, or with a rule of repetition those of a series, and answers them in the
 * order of their dates. Throws `invalid`, before anything is made, for a page that is no format, for a format that has no
 * version yet, and for times that cannot be.
 */
export async function scheduleEvents(
  services: Services,
  { format, wish, ...words }: ScheduleRequest,
): Promise<readonly PageId[]> {
  const made: PageId[] = []
  for (const text of await planEvents(services, format, wish)) {
    made.push(await makePage(services, { ...words, text, visibility: visibilityOf(format) }))
  }
  return made
}

/** The first texts of the events, each one good. */
async function planEvents(
  services: Services,
  format: PageRow,
  wish: EventWish,
): Promise<readonly string[]> {
  if (format.kind !== 'format') throw refused('format', 'not-a-format', 'This page is no format.')
  const at = wish.at ?? format.version
  const shown = at === null ? null : await readPageAt(services, format, at)
  if (shown === null || shown.version === null) {
    throw refused('at', 'no-version', 'This format has no such version.')
  }
  const { version } = shown
  const days = (await shown.reading())?.drawn.agenda.days ?? []
  const { timezone: siteZone } = await readSiteSettings(services)
  const texts = wishesOf(wish).map((one) => {
    if (isSkippedHour(one.start, one.timezone ?? siteZone)) {
      throw refused('start', 'skipped-hour', 'Clocks skip this hour on that day.')
    }
    return textOf({ format, version, agendaDays: days, wish: one })
  })
  for (const text of texts) requireGoodText(text)
  return texts
}

/** One wish for each event: those of a series differ in their dates alone. */
function wishesOf(wish: EventWish): readonly EventWish[] {
  if (wish.repeat === undefined) return [wish]
  const dates = repeatDates(wish.start, wish.repeat)
  if (dates === null) throw refused('repeat', 'bad-repeat', 'This is no rule that ends.')
  return dates.map((date) => {
    const later = daysBetween(wish.start, date)
    const moved = (text: string): string => addDays(text.slice(0, 10), later) + text.slice(10)
    return {
      ...wish,
      start: moved(wish.start),
      end: wish.end === undefined ? undefined : moved(wish.end),
      days: wish.days?.map(moved),
    }
  })
}

function textOf({
  format,
  version,
  agendaDays,
  wish,
}: {
  readonly format: PageRow
  readonly version: string
  readonly agendaDays: readonly DayTimes[]
  readonly wish: EventWish
}): string {
  const { start, days = [] } = wish
  const end = wish.end ?? plannedEnd({ start, days }, agendaDays)
  if (end === null) throw refused('end', 'end-needed', 'The agenda does not say when it ends.')
  const language = languageOfTag(format.lang) ?? defaultLanguage
  return plannedText({
    format: { page: format.slug, version },
    title: wish.title ?? eventTitle(format.title, start.slice(0, 10), language),
    summary: wish.summary ?? null,
    lang: format.lang,
    license: format.license,
    start,
    end,
    days,
    timezone: wish.timezone ?? null,
    venue: wish.venue === undefined ? null : venueOf(wish.venue),
    organizer: wish.organizer ?? null,
    registration: registrationValue(wish.registration ?? null),
    online: wish.online ?? null,
  })
}

function venueOf(venue: NonNullable<EventWish['venue']>): Readonly<Record<string, string>> {
  if (typeof venue === 'string') return { name: venue }
  return Object.fromEntries(Object.entries(venue).filter(([, value]) => value !== undefined))
}

const DAY_MS = 24 * 60 * 60_000

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from.slice(0, 10))) / DAY_MS
}

function refused(path: string, code: string, message: string): ProblemError {
  return new ProblemError('invalid', 'code.invalid', { errors: [{ path, code, message }] })
}
