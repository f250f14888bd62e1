import { formatMinutes } from '../duration-words.ts'
import { formatClock } from './clock.ts'

const NBSP = '\u00a0'
const MINUTE_SIGN = /\d\s*(['’′])\s*$/
const hourSign = /^\d{1,2}(\s*)h/i

/** How lengths are written in a table: in minutes alone or in hours too, with the blank and the sign of its own. */
export function lengthsAs(said: readonly string[]): (minutes: number) => string {
  const texts = said.filter((text) => text !== '')
  if (texts.length > 0 && texts.every((text) => /^\d{1,3}$/.test(text))) return String
  const sign = texts.map((text) => MINUTE_SIGN.exec(text)?.[1]).find((one) => one !== undefined)
  const hasHours = texts.some((text) => /\d\s*[h:]/i.test(text))
  const blank = texts.some((text) => text.includes(NBSP)) ? NBSP : ' '
  return (minutes) => {
    if (hasHours && minutes >= 60) return formatMinutes(minutes).replaceAll(NBSP, blank)
    return sign === undefined ? `${minutes}${blank}min` : `${minutes}${sign}`
  }
}

/** How hours are written in a table: `09:30`, `9:30`, `9h30` or `9 h 30`. */
export function hoursAs(said: readonly string[]): (minutes: number) => string {
  const texts = said.filter((text) => /^\d/.test(text))
  const isPadded =
    texts.some((text) => /^0\d/.test(text)) || !texts.some((text) => /^\d\D/.test(text))
  const blank = texts.map((text) => hourSign.exec(text)?.[1]).find((one) => one !== undefined)
  return (minutes) => {
    const clock = isPadded ? formatClock(minutes) : formatClock(minutes).replace(/^0/, '')
    if (blank === undefined) return clock
    const [hours = '', rest = ''] = clock.split(':')
    return rest === '00' ? `${hours}${blank}h` : `${hours}${blank}h${blank}${rest}`
  }
}
