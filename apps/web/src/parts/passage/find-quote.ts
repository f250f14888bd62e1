import type { Passage } from './anchor.ts'

const flatten = (text: string): string => text.replace(/\s+/gu, ' ')

const commonEnd = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length += 1
  return length
}

const commonStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

/**
 * Where a quotation stands in plain text, the best fit by what stands around it, and how many characters around it are
 * as they were; null when it is not there.
 */
export const bestQuote = (
  text: string,
  anchor: Passage,
): { readonly at: number; readonly fit: number } | null => {
  const quote = flatten(anchor.quote).trim()
  if (quote === '') return null
  let best: { readonly at: number; readonly fit: number } | null = null
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const fit =
      commonEnd(text.slice(0, at), flatten(anchor.prefix)) +
      commonStart(text.slice(at + quote.length), flatten(anchor.suffix))
    if (best === null || fit > best.fit) best = { at, fit }
  }
  return best
}

/** Place of a quotation in plain text, the best fit by what stands around it; -1 when it is not there. */
export const findQuote = (text: string, anchor: Passage): number =>
  bestQuote(text, anchor)?.at ?? -1

/** Which of several texts says a quotation, the best fit by what stands around it; null where none does. */
export const bestText = (
  texts: readonly string[],
  passage: Passage,
): { readonly order: number; readonly at: number } | null => {
  let best: { readonly order: number; readonly at: number; readonly fit: number } | null = null
  for (const [order, text] of texts.entries()) {
    const found = bestQuote(text, passage)
    if (found === null) continue
    const fit = found.fit + edgesOf(text, passage, found.at)
    if (best === null || fit > best.fit) best = { order, at: found.at, fit }
  }
  return best
}

/** Nothing around a passage fits where the text begins and ends with it. */
const edgesOf = (text: string, { quote, prefix, suffix }: Passage, at: number): number => {
  const isFirst = prefix === '' && at === 0
  const isLast = suffix === '' && at + quote.trim().length >= text.trimEnd().length
  return Number(isFirst) + Number(isLast)
}
