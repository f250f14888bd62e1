import { parseLengthWithUnit } from './agenda/length.ts'
import { isoDurationOfMinutes, parseIsoDuration } from './iso-duration.ts'
import { unitWords } from './unit-words.ts'

const dateUnit = (unit: 'years' | 'months' | 'weeks' | 'days'): RegExp =>
  new RegExp(`^(\\d{1,4})\\s*${unitWords(unit)}(?!\\p{L})`, 'iu')

/** From the longest unit to the shortest. */
const units = [
  ['Y', dateUnit('years')],
  ['M', dateUnit('months')],
  ['W', dateUnit('weeks')],
  ['D', dateUnit('days')],
] as const

const between = new RegExp(`^(?:\\s|,|\\b${unitWords('and')}\\b)+`, 'i')

/**
 * Reads a duration as people write it, `2 jours`, `2 h 30`, `1,5 h` or `1 week 2 days`: its ISO 8601
 * form, and null when it is none or takes no time. A number alone has no unit, and is none.
 */
export function parseSpokenDuration(text: string): string | null {
  let rest = text.trim()
  let date = ''
  for (const [letter, shape] of units) {
    const [whole, count] = shape.exec(rest) ?? []
    if (whole === undefined) continue
    if (Number(count) > 0) date += `${Number(count)}${letter}`
    rest = rest.slice(whole.length).replace(between, '')
  }
  const minutes = rest === '' ? 0 : parseLengthWithUnit(rest)
  if (minutes === null || (date === '' && minutes === 0)) return null
  const time = minutes === 0 ? '' : isoDurationOfMinutes(minutes).slice(1)
  const duration = `P${date}${time}`
  return parseIsoDuration(duration) === null ? null : duration
}
