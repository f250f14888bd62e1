const HOUR = String.raw`(\d{1,2})\s?(?:[hH](?:\s?(\d{2}))?|:(\d{2})(?::00)?)(?!\d)(?:\s?([aApP])\.?[mM]\.?)?|(\d{1,2})\s?([aApP])\.?[mM]\.?(?![a-z])`
const AT_START = new RegExp(String.raw`^(?:${HOUR})`)
const WHOLE = new RegExp(String.raw`^(?:${HOUR})$`)
const DAY_MINUTES = 24 * 60

/** Minutes since midnight, and how many characters say them. */
export interface ReadHour {
  readonly minutes: number
  readonly length: number
}

/** The hour that words begin with: `9h00`, `9 h`, `09:00`, `9:00 am`, `9am`; null for other words. */
export function hourAtStart(text: string): ReadHour | null {
  return read(AT_START.exec(text))
}

/** Whether words are an hour and nothing else. */
export function isHour(text: string): boolean {
  return read(WHOLE.exec(text.trim())) !== null
}

function read(match: RegExpExecArray | null): ReadHour | null {
  if (match === null) return null
  const [whole, hours, after, colon, half, bareHours, bareHalf] = match
  const noon = (half ?? bareHalf)?.toLowerCase()
  const said = Number(hours ?? bareHours)
  const minutes = Number(after ?? colon ?? 0)
  const isSane = minutes < 60 && (noon === undefined ? said <= 24 : said >= 1 && said <= 12)
  if (!isSane) return null
  const hour = noon === undefined ? said : (said % 12) + (noon === 'p' ? 12 : 0)
  return { minutes: (hour * 60 + minutes) % DAY_MINUTES, length: whole.length }
}

const LENGTH = String.raw`(\d{1,3})\s?(?:minutes?|mins?|mn|’|'|′)|(\d{1,2})\s?(?:heures?|hours?|hrs?|h)(?:\s?(\d{2})(?:\s?min)?)?`
const WHOLE_LENGTH = new RegExp(`^(?:${LENGTH})$`, 'i')
/** In brackets, or after a dash or a comma, at the end of the words of a step. */
const LENGTH_AT_END = new RegExp(
  String.raw`\s*(?:[([]\s?(?:${LENGTH})\s?[)\]]|\s[-–—:,]\s?(?:${LENGTH}))[.\s]*$`,
  'i',
)

/** Whether words are a length of time and nothing else: `30 min`, `45’`, `1 h 30`. */
export function isLength(text: string): boolean {
  return WHOLE_LENGTH.test(text.trim())
}

/** The words of a step without the length that they end with, in minutes; null where they end with none. */
export function lengthAtEnd(
  text: string,
): { readonly minutes: number; readonly rest: string } | null {
  // a length is short: what stands further ahead is not looked at
  const tail = text.slice(-40)
  const match = LENGTH_AT_END.exec(tail)
  if (match === null) return null
  const [whole, min, hours, more, min2, hours2, more2] = match
  const minutes =
    Number(min ?? min2 ?? 0) + Number(hours ?? hours2 ?? 0) * 60 + Number(more ?? more2 ?? 0)
  return { minutes, rest: text.slice(0, text.length - whole.length).trimEnd() }
}

/** `HH:MM`, as agendas are written here. */
export function clockOf(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** `45 min` or `1 h 30`. */
export function lengthOf(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`
}
