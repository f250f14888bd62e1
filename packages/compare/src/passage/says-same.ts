import { proseKey } from '../reading/sentences.ts'

/**
 * Whether two states of a passage say the same to a reader: blanks, wrapping, the padding of a table and the numbers
 * of a list are not what it says. Code is compared to the letter.
 */
export function saysSame(before: string, after: string): boolean {
  return before === after || said(before) === said(after)
}

function said(text: string): string {
  if (/^[ \t]*(?:`{3,}|~{3,})/m.test(text)) return text.trim()
  return proseKey(
    text
      .replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])/gm, '-')
      .replace(/^[ \t|:-]*-[ \t|:-]*$/gm, (rule) => rule.replace(/-+/g, '-')),
  )
}
