import type { PageView } from '@forkshop/api'
import { dateRange, type Language } from '@forkshop/domain'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { sayDate } from '../../../base/i18n/format.ts'

type Day = NonNullable<PageView['times']>['days'][number]

/** The hours of a day: `18:00 à 22:00`, `18:00`; null where none is known. */
const sayHours = ({ start, end }: Day, say: Say): string | null => {
  if (start.hour === null) return null
  return end === null ? start.hour : say('reading.range.both', { min: start.hour, max: end })
}

/** When an event is, in words: its days, of a single one with its hours; null where it has none. */
export const sayWhen = (days: readonly Day[], language: Language, say: Say): string | null => {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  if (first !== last)
    return say('reading.when.days', dateRange(first.start.day, last.start.day, language))
  const hours = sayHours(first, say)
  const date = sayDate(first.start.day, language)
  return hours === null ? date : `${date}, ${hours}`
}
