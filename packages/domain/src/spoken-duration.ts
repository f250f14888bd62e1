import { parseLength } from './agenda/clock.ts'
import { isoDurationOfMinutes, parseIsoDuration } from './iso-duration.ts'

/** From the longest unit to the shortest, as French and English name them. */
const units = [
  ['Y', /^(\d{1,4})\s*(?:ans?|années?|years?|y)(?!\p{L})/iu],
  ['M', /^(\d{1,4})\s*(?:mois|months?)(?!\p{L})/iu],
  ['W', /^(\d{1,4})\s*(?:semaines?|sem|weeks?|w)(?!\p{L})/iu],
  ['D', /^(\d{1,4})\s*(?:jours?|j|days?|d)(?!\p{L})/iu],
] as const

const between = /^(?:\s|,|\bet\b|\band\b)+/i
const partOfHours = /^(\d{1,3})[.,](\d{1,2})\s*(?:h|heures?|hours?)$/i

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
  const minutes = rest === '' ? 0 : minutesOf(rest)
  if (minutes === null || (date === '' && minutes === 0)) return null
  const time = minutes === 0 ? '' : isoDurationOfMinutes(minutes).slice(1)
  const duration = `P${date}${time}`
  return parseIsoDuration(duration) === null ? null : duration
}

function minutesOf(text: string): number | null {
  const [, hours, part] = partOfHours.exec(text) ?? []
  return hours === undefined ? parseLength(text) : Math.round(Number(`${hours}.${part}`) * 60)
}
