import { z } from 'zod'
import { isDateTime, isTimeZone } from '../date-time.ts'
import { parseIsoDuration } from '../iso-duration.ts'
import { isSpdxLicense, spellingOfLicense } from '../license.ts'
import { parseSlug } from '../slug.ts'
import { parseVersion } from '../version.ts'

// Bounds of what nobody writes by hand; they keep the work on a page small.
const MAX_TEXT = 2000
const MAX_ITEMS = 200

/** Text of at most so many characters, counted as people do (code points). */
export function text(maxLength: number = MAX_TEXT) {
  return z.string().refine((value) => Array.from(value.trim()).length <= maxLength, {
    error: `must have at most ${maxLength} characters`,
    params: { code: 'too-long' },
  })
}

/** Text in one line. */
export function line(maxLength: number) {
  return text(maxLength).refine((value) => !/[\n\r\u2028\u2029]/.test(value.trim()), {
    error: 'must be one line',
    params: { code: 'format' },
  })
}

/** Text that YAML may have read as a number (an edition `2013`, a count `2`). */
export const textOrNumber = z.union([z.number(), text()])

/** A list of at most 200 items. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(MAX_ITEMS)
}

/** Some of the words of a list, each at most once. */
export function choicesOf(choices: readonly string[]) {
  return z.array(z.enum(choices)).refine((words) => new Set(words).size === words.length, {
    error: 'must not name a word twice',
    params: { code: 'choice' },
  })
}

/** The SPDX id of a licence. */
export const license = z.string().superRefine((value, context) => {
  if (isSpdxLicense(value)) return
  const spelling = spellingOfLicense(value)
  context.addIssue({
    code: 'custom',
    message: spelling === null ? 'is no SPDX licence id' : `is spelled ${spelling}`,
    params: { code: 'unknown-license' },
  })
})

/** A language tag (BCP 47): `fr`, `pt-BR`. */
export const language = rule(isLanguageTag, 'format', 'must be a language tag such as fr or pt-BR')

/** An ISO 8601 duration. */
export const duration = rule(
  (value) => parseIsoDuration(value) !== null,
  'bad-duration',
  'must be an ISO 8601 duration such as PT48H or PT1H30M',
)

/** An ISO 8601 date or date-time. */
export const dateTime = rule(
  isDateTime,
  'bad-date',
  'must be a date and time such as 2013-11-29T18:00:00+01:00',
)

/** An ISO 8601 date. */
export const date = rule(
  (value) => value.length === 10 && isDateTime(value),
  'bad-date',
  'must be a date such as 2013-11-29',
)

/** A time zone of the IANA database. */
export const timeZone = rule(
  isTimeZone,
  'unknown-timezone',
  'must be a time zone such as Europe/Paris',
)

/** The slug of another page. */
export const slug = rule(
  (value) => parseSlug(value) !== null,
  'format',
  'must be the short name of a page, such as 48h-chrono',
)

/** A version number; a text, because YAML reads an unquoted 1.10 as the number 1.1. */
export const version = z
  .string({ error: 'must be a version in quotes, such as "1.0"' })
  .refine((value) => parseVersion(value) !== null, {
    error: 'must be a version such as "1.0"',
    params: { code: 'format' },
  })

/** An address of the web; other schemes (`javascript:`) are refused. */
export const webAddress = rule(
  isWebAddress,
  'format',
  'must be an address that begins with https://',
)

/** A currency (ISO 4217). */
export const currency = rule(
  (value) => /^[A-Z]{3}$/.test(value),
  'format',
  'must be a currency of three letters such as EUR',
)

/** A number of people, teams or minutes. */
export const count = z.int().min(0).max(1_000_000)

/** A number of people that a room holds. */
export const places = z.int().min(1).max(100_000)

/** A number of days after an event for which answers are kept: no more than a year. */
export const keepDays = z.int().min(1).max(365)

/** Lower and upper bound, and what is best between them; each may be left out. */
export const range = z
  .looseObject({ min: count.nullish(), ideal: count.nullish(), max: count.nullish() })
  .superRefine(({ min, ideal, max }, context) => {
    if (isAfter(min, ideal)) context.addIssue(below('ideal', 'min'))
    if (isAfter(ideal, max)) context.addIssue(below('max', 'ideal'))
    else if (isAfter(min, max)) context.addIssue(below('max', 'min'))
  })

function isAfter(a: number | null | undefined, b: number | null | undefined): boolean {
  return (a ?? -Infinity) > (b ?? Infinity)
}

function below(path: string, smaller: string) {
  const message = `must not be less than ${smaller}`
  return { code: 'custom' as const, path: [path], message, params: { code: 'bounds' } }
}

function rule(holds: (value: string) => boolean, code: string, error: string) {
  return z.string().refine(holds, { error, params: { code } })
}

function isLanguageTag(value: string): boolean {
  try {
    return value.length <= 35 && Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false // the standard library's way to say that a tag is malformed
  }
}

function isWebAddress(value: string): boolean {
  return value.length <= MAX_TEXT && /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value)
}
