import { unitWords } from '../unit-words.ts'
import { parseLengthInWords } from './length-in-words.ts'

// `\s` includes U+00A0 and U+202F, which French typography puts between a number and its unit.
const [hour, minute] = [unitWords('hours'), `(?:${unitWords('minutes')}|['’′])`]
const minutesShape = new RegExp(`^(\\d{1,4})\\s*${minute}$`, 'i')
const hoursShape = new RegExp(`^(\\d{1,3})\\s*${hour}(?:\\s*(\\d{1,2})\\s*${minute}?)?$`, 'i')
const partOfHours = new RegExp(`^(\\d{1,3})[.,](\\d{1,2})\\s*${hour}$`, 'i')
const colonShape = /^(\d{1,3}):(\d{2})$/
const bareShape = /^\d{1,3}$/

/**
 * Reads the length of a step: `45` (minutes), `30’`, `90 min`, `1h`, `1 h 30`, `1:30`, `1,5 h`, `une heure et demie`:
 * whole minutes; null when it is no length.
 */
export function parseLength(text: string): number | null {
  const trimmed = text.trim()
  if (bareShape.test(trimmed)) return Number(trimmed)
  return parseLengthWithUnit(trimmed) ?? parseLengthInWords(trimmed)
}

/** As `parseLength`, but with a number in digits and its unit: a number alone may count anything. */
export function parseLengthWithUnit(text: string): number | null {
  const trimmed = text.trim()
  const [, onlyMinutes] = minutesShape.exec(trimmed) ?? []
  if (onlyMinutes !== undefined) return Number(onlyMinutes)
  const [, whole, part] = partOfHours.exec(trimmed) ?? []
  if (whole !== undefined) return Math.round(Number(`${whole}.${part}`) * 60)
  const [, hours, minutes = '0'] = hoursShape.exec(trimmed) ?? colonShape.exec(trimmed) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  return Number(hours) * 60 + Number(minutes)
}
