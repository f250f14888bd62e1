import { parseIsoDuration, type IsoDuration } from './iso-duration.ts'
import { localeOf, type Language } from './language.ts'

// Numbers and their units never part at the end of a line.
const NBSP = '\u00a0'

type CalendarUnit = 'years' | 'months' | 'weeks' | 'days'

const calendarUnits: readonly CalendarUnit[] = ['years', 'months', 'weeks', 'days']

/** As `Intl` names the units. */
const singular = { years: 'year', months: 'month', weeks: 'week', days: 'day' } as const

/** A length of whole minutes as people write it: `30 min`, `4 h`, `9 h 15` (U+00A0 between). */
export function formatMinutes(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const length = Math.abs(Math.round(minutes))
  const hours = Math.floor(length / 60)
  const rest = length % 60
  if (hours === 0) return `${sign}${rest}${NBSP}min`
  if (rest === 0) return `${sign}${hours}${NBSP}h`
  return `${sign}${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}`
}

/**
 * An ISO 8601 duration as people write it: `PT48H` → `48 h`, `P6W` → `6 semaines` or `6 weeks`.
 * The author's units stay (48 hours are not 2 days). Null when the text is no ISO 8601 duration.
 */
export function formatDuration(text: string, lang: Language): string | null {
  const duration = parseIsoDuration(text)
  if (duration === null) return null
  const parts = calendarUnits
    .filter((unit) => duration[unit] > 0)
    .map((unit) => sayUnits(unit, duration[unit], lang))
  const minutes = clockMinutes(duration)
  if (minutes > 0 || parts.length === 0) parts.push(formatMinutes(minutes))
  return parts.join(' ')
}

function sayUnits(unit: CalendarUnit, count: number, lang: Language): string {
  return unitsIn(unit, lang).format(count).replaceAll(' ', NBSP)
}

const units = new Map<string, Intl.NumberFormat>()

/** Says so many of a unit: made once, which takes a hundred times as long as to use it. */
function unitsIn(unit: CalendarUnit, lang: Language): Intl.NumberFormat {
  const key = `${lang} ${unit}`
  const known = units.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(localeOf(lang), {
    style: 'unit',
    unit: singular[unit],
    unitDisplay: 'long',
    useGrouping: false,
  })
  units.set(key, made)
  return made
}

function clockMinutes(duration: IsoDuration): number {
  return Math.round(duration.hours * 60 + duration.minutes + duration.seconds / 60)
}
