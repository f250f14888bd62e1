import { addDays } from '@forkshop/domain'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * A text whose dates (`2026-02-27`) were written for a first start on the day `writtenFor`, with the dates for one at
 * `now`: later or earlier by whole weeks, so that each stays the same day of the week. Without that day it stays as it is.
 */
export function datedText(text: string, writtenFor: string | null, now: Date): string {
  if (writtenFor === null) return text
  const weeks = Math.floor((now.getTime() - Date.parse(writtenFor)) / WEEK_MS)
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}(?!\d)/g, (date) => addDays(date, weeks * 7))
}
