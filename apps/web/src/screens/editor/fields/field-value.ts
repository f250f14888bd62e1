import { parseIsoDuration, parseSpokenDuration, type FieldColumn, isRecord } from '@forkshop/domain'

export type FieldRecord = Readonly<Record<string, unknown>>

/** A value as a text field shows it; nothing for what is no single value. */
export const toText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

/** Whether a field of one value can show this one without losing anything. */
export const isSingle = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** Typed text as a value: empty is none; digits become a number where the field holds numbers. */
export const fromText = (text: string, type: 'text' | 'number'): string | number | null => {
  if (text.trim() === '') return null
  const number = Number(text.replace(',', '.'))
  return type === 'number' && Number.isFinite(number) ? number : text
}

export const toList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

/** The value of a column as its field shows it: texts of a list a line each. */
export const columnText = (record: unknown, column: FieldColumn): string => {
  const value = isRecord(record) ? record[column.key] : null
  return column.type === 'list' ? toList(value).map(toText).join('\n') : toText(value)
}

const linesOf = (text: string): readonly string[] | null => {
  const lines = text.split('\n').map((one) => one.trim())
  const said = lines.filter((one) => one !== '')
  return said.length === 0 ? null : said
}

/** A record with one of its values changed; those that a form does not know stay, empty ones go. */
export const withColumn = (
  record: unknown,
  column: FieldColumn,
  text: string,
): FieldRecord | null => {
  const { [column.key]: before, ...rest } = isRecord(record) ? record : {}
  const isNumber = column.type === 'number' || (typeof before === 'number' && /^\d+$/.test(text))
  const value =
    column.type === 'list' ? linesOf(text) : fromText(text, isNumber ? 'number' : 'text')
  const inOrder = isRecord(record) && column.key in record
  const changed: FieldRecord =
    value === null
      ? rest
      : inOrder
        ? { ...record, [column.key]: value }
        : { ...rest, [column.key]: value }
  return Object.keys(changed).length === 0 ? null : changed
}

/** A list with one item changed or, by null, taken out; null when nothing is left. */
export const withItem = (
  list: readonly unknown[],
  index: number,
  item: unknown,
): readonly unknown[] | null => {
  const changed = item === null ? list.filter((_, at) => at !== index) : list.with(index, item)
  return changed.length === 0 ? null : changed
}

export const durationUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
export type DurationUnit = (typeof durationUnits)[number]

const letters: Readonly<Record<DurationUnit, readonly [string, string]>> = {
  minutes: ['PT', 'M'],
  hours: ['PT', 'H'],
  days: ['P', 'D'],
  weeks: ['P', 'W'],
  months: ['P', 'M'],
}

/** A duration as a number of one unit; null when it mixes units or is none. */
export const parseDuration = (
  value: unknown,
): { readonly count: number; readonly unit: DurationUnit } | null => {
  const parts = typeof value === 'string' ? parseIsoDuration(value) : null
  if (parts === null || parts.years > 0 || parts.seconds > 0) return null
  const used = durationUnits.filter((unit) => parts[unit] > 0)
  if (used.length === 1 && used[0] !== undefined) return { count: parts[used[0]], unit: used[0] }
  const isClock = used.every((unit) => unit === 'hours' || unit === 'minutes')
  return isClock ? { count: parts.hours * 60 + parts.minutes, unit: 'minutes' } : null
}

export const writeDuration = (count: number, unit: DurationUnit): string => {
  const [before, after] = letters[unit]
  return `${before}${count}${after}`
}

/**
 * What is typed for a duration: nothing, a number of the unit, words with their own unit, or what stays
 * as it is and is wrong.
 */
export const durationFromText = (text: string, unit: DurationUnit): string | null => {
  const typed = text.trim()
  if (typed === '') return null
  if (/^[1-9]\d{0,5}$/.test(typed)) return writeDuration(Number(typed), unit)
  return parseSpokenDuration(typed) ?? text
}
