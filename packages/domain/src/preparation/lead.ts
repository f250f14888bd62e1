import { parseDate } from '@internationalized/date'
import { isDateTime } from '../date-time.ts'
import { foldText } from '../fold-text.ts'
import { parseIsoDuration } from '../iso-duration.ts'
import { textWordsOfAll } from '../text-words.ts'
import { unitWords } from '../unit-words.ts'

/** How long before the first day of an event; both 0 for that day itself. */
export type Lead = { readonly months: number; readonly days: number }

const words = textWordsOfAll().map(({ before }) => before)
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const anyOf = (texts: readonly string[]): string =>
  `(?:${texts
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})`

const numbers = new Map(words.flatMap((one) => Object.entries(one.numbers)))
const namedDays = new Map(words.flatMap(({ days }) => Object.entries(days)))
const countdowns = new Map(words.flatMap(({ countdown }) => Object.entries(countdown)))

const article = `(?:${anyOf(words.flatMap(({ articles }) => articles))}\\s*)?`
const about = `(?:${anyOf(words.flatMap((one) => one.about))}\\s+)?`
const number = `(\\d{1,3}|${anyOf([...numbers.keys()])})`
const to = anyOf(words.flatMap((one) => one.to))
const ahead = anyOf(words.flatMap((one) => one.ahead))
const unitNames = ['years', 'months', 'weeks', 'days', 'hours'] as const
type Unit = (typeof unitNames)[number]
const end = '(?![\\p{L}\\p{N}])'

const lengths: readonly (readonly [Unit, RegExp])[] = unitNames.map((unit) => [
  unit,
  new RegExp(
    `^${article}${about}(?:${number}(?:\\s*${to}\\s*${number})?\\s+)?${foldText(unitWords(unit))}\\s+${ahead}${end}`,
    'u',
  ),
])
const dayNames = new RegExp(`^${article}(${anyOf([...namedDays.keys()])})${end}`, 'u')
const countdown = new RegExp(
  `^(${anyOf([...countdowns.keys()])})\\s*[-–−]\\s*(\\d{1,3})${end}`,
  'u',
)
const headings = new RegExp(`^${anyOf(words.flatMap((one) => one.headings))}${end}`, 'u')

/**
 * When what stands below a heading is to be done: `Six semaines avant`, `The day before`, `Le jour même`, `J-15`.
 * Null for one that does not say.
 */
export function leadOf(heading: string): Lead | null {
  const text = plainHeading(heading)
  const [, day] = dayNames.exec(text) ?? []
  if (day !== undefined) return { months: 0, days: namedDays.get(day) ?? 0 }
  const [, letter, count] = countdown.exec(text) ?? []
  if (letter !== undefined) {
    return { months: 0, days: Number(count) * (countdowns.get(letter) ?? 1) }
  }
  for (const [unit, shape] of lengths) {
    const [whole, first, second] = shape.exec(text) ?? []
    if (whole !== undefined) return toLead(unit, Math.max(toCount(first), toCount(second)))
  }
  return null
}

/** Whether a heading stands above what is to be done before an event, without saying when: `Avant`, `Preparation`. */
export function isBeforeHeading(heading: string): boolean {
  return headings.test(plainHeading(heading))
}

/** The same of an ISO 8601 length such as `P6W`; hours count as the days that they begin. Null when it is none. */
export function leadOfDuration(duration: string): Lead | null {
  const parts = parseIsoDuration(duration)
  if (parts === null) return null
  const { years, months, weeks, days, hours } = parts
  return { months: 12 * years + months, days: 7 * weeks + days + Math.floor(hours / 24) }
}

/** The date on which something is due: a lead counted back from the date of a start (`2027-01-22T18:00`); null without one. */
export function dueDate(start: string | null, { months, days }: Lead): string | null {
  if (start === null || !isDateTime(start)) return null
  return parseDate(start.slice(0, 10)).subtract({ months, days }).toString()
}

/** How many days one date is before another: negative when it comes later. */
export function daysUntil(from: string, date: string): number {
  return parseDate(date).compare(parseDate(from))
}

function plainHeading(heading: string): string {
  return foldText(heading)
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}

/** Without a number it is one: `the week before`. */
function toCount(text: string | undefined): number {
  if (text === undefined) return 1
  return numbers.get(text) ?? Number(text)
}

function toLead(unit: Unit, count: number): Lead {
  switch (unit) {
    case 'years':
      return { months: 12 * count, days: 0 }
    case 'months':
      return { months: count, days: 0 }
    case 'weeks':
      return { months: 0, days: 7 * count }
    case 'days':
      return { months: 0, days: count }
    case 'hours':
      return { months: 0, days: Math.floor(count / 24) }
  }
}
