import type { PrintView } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { sayDate, sayDays, sayFullDay, sayMinutes } from '../../base/i18n/format.ts'
import type { SheetDay } from './run-sheet.ts'

type Page = Omit<PrintView, 'parts'>

/** Which text is printed: its version, the day it is from where it has none; of an event nothing. */
export const sayText = (
  { kind, version, revision }: Pick<Page, 'kind' | 'version' | 'revision'>,
  language: Language,
  say: Say,
): string | null => {
  if (kind === 'event') return null
  return version === null
    ? say('print.textOf', { date: sayDate(revision.time, language) })
    : say('print.version', { version })
}

/** When an event is: its day, or its first and last. Null where it does not say. */
export const sayWhen = ({ times }: Pick<Page, 'times'>, language: Language): string | null => {
  const { start = null, end = null } = times ?? {}
  if (start === null) return null
  return sayDays(start.day, end?.day ?? start.day, language)
}

/** The hours of an event that is over on its first day; null for others. */
export const sayHours = ({ times }: Pick<Page, 'times'>, say: Say): string | null => {
  const { start = null, end = null } = times ?? {}
  const from = start?.hour ?? null
  const to = end !== null && end.day === start?.day ? end.hour : null
  return from === null || to === null ? from : say('print.hours', { from, to })
}

/** Where an event is: name, address, city. Null where it does not say. */
export const sayWhere = ({ venue }: Pick<Page, 'venue'>): string | null => {
  const parts = [venue?.name, venue?.address, venue?.city].filter((part) => part)
  return parts.length === 0 ? null : parts.join(', ')
}

/** What a day is called, when it is and how long it lasts. */
export const sayDay = (day: SheetDay, language: Language, say: Say) => ({
  title: day.title === '' ? say('print.day', { n: day.number }) : day.title,
  date: day.date === null ? null : sayFullDay(day.date, language),
  hours:
    day.start === null || day.end === null
      ? null
      : say('print.hours', { from: day.start, to: day.end }),
  length: day.totalMinutes === 0 ? null : sayMinutes(day.totalMinutes),
})
