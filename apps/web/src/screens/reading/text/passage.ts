import type { Passage } from '../../../parts/passage/anchor.ts'
import { findQuote } from '../../../parts/passage/find-quote.ts'
import { stretchesBetween, withInsertions, wordsOf, type Drawn } from './drawn.ts'

const flatten = (text: string): string => text.replace(/\s+/gu, ' ')

/** What is read in drawn HTML; white space counts once. The server asks for each passage of a page. */
export const plainOf = (drawn: Drawn): string =>
  flatten(drawn.runs.map((run) => (run.breaks ? ' ' : '') + wordsOf(drawn, run)).join('')).trim()

type Unit = { readonly text: string; readonly start: number; readonly end: number }

/** The UTF-16 units of `plainOf`, with their places in the HTML. */
const unitsOf = (drawn: Drawn): readonly Unit[] => {
  const found: Unit[] = []
  const add = (text: string, start: number, end: number): void => {
    const isBlank = /^\s$/u.test(text)
    if (isBlank && (found.at(-1)?.text ?? ' ') === ' ') return
    found.push({ text: isBlank ? ' ' : text, start, end })
  }
  for (const run of drawn.runs) {
    const { at, length, sign, breaks } = run
    if (breaks) add(' ', at, at)
    if (sign !== undefined) add(sign, at, at + length)
    else
      for (let unit = at; unit < at + length; unit += 1)
        add(drawn.html.charAt(unit), unit, unit + 1)
  }
  return found
}

/**
 * Drawn HTML with a quotation put in `<mark>`, tag by tag, so that elements stay nested.
 * Null when the quotation is not there. `details` is the id of the note that speaks of it.
 */
export const markQuote = (drawn: Drawn, anchor: Passage, details: string): Drawn | null => {
  const units = unitsOf(drawn)
  const at = findQuote(units.map(({ text }) => text).join(''), anchor)
  if (at < 0) return null
  const first = units[at]
  const last = units[at + flatten(anchor.quote).trim().length - 1]
  if (first === undefined || last === undefined) return null
  const open = `<mark class="marked" aria-details="${details}">`
  return withInsertions(
    drawn,
    stretchesBetween(drawn, first.start, last.end).flatMap(({ start, end }) => [
      { at: start, html: open },
      { at: end, html: '</mark>' },
    ]),
  )
}
