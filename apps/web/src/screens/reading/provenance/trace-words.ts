import { wordsOf, type Drawn, type Run } from '../text/drawn.ts'

/** A stretch of a text that came from one source; places are UTF-16 offsets in the text. */
export type SourceSpan = { readonly start: number; readonly end: number; readonly source: string }

/** Words in a piece of HTML that came from one source, with what stands between them. */
export type Stretch = { readonly start: number; readonly end: number; readonly source: string }

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** A word with the signs right behind it. */
const WORD_WITH_SIGNS = /([\p{L}\p{M}\p{N}]+)([^\s\p{L}\p{M}\p{N}]*)/gu

/** Where the words of a drawn block came from. A word that the text does not have goes with the one before it. */
export const traceWords = (drawn: Drawn, spans: readonly SourceSpan[]): readonly Stretch[] => {
  const near = nearby(drawn.runs, spans)
  const stretches: Stretch[] = []
  const add = (start: number, end: number, source: string): void => {
    const last = stretches.at(-1)
    if (last?.source === source) stretches[stretches.length - 1] = { ...last, end }
    else stretches.push({ start, end, source })
  }
  for (const run of drawn.runs) {
    for (const { 0: all, 1: word = '', index } of wordsOf(drawn, run).matchAll(WORD_WITH_SIGNS)) {
      const start = run.at + index
      const last = stretches.at(-1)
      if (run.from === null) {
        if (last !== undefined) add(start, start + all.length, last.source)
        continue
      }
      const place = { start: run.from + index, end: run.from + index + word.length }
      // words of scripts without blanks may be of several hands
      for (const span of within(place, near)) {
        const end = span.end < place.end ? span.end - place.start : all.length
        add(start + Math.max(span.start - place.start, 0), start + end, span.source)
      }
    }
  }
  return stretches
}

/** The sources that have a word in a part of the text that was drawn, in reading order. */
export const sourcesWithin = (
  drawn: Drawn,
  { start, end }: { readonly start: number; readonly end: number },
  spans: readonly SourceSpan[],
): readonly string[] => {
  const near = within({ start, end }, spans)
  const found = new Set<string>()
  for (const run of drawn.runs) {
    if (run.from === null || run.from < start || run.from >= end) continue
    for (const { 0: word, index } of wordsOf(drawn, run).matchAll(WORD)) {
      const place = { start: run.from + index, end: run.from + index + word.length }
      for (const { source } of within(place, near)) found.add(source)
    }
  }
  return [...found]
}

type Place = { readonly start: number; readonly end: number }

const within = (place: Place, spans: readonly SourceSpan[]): readonly SourceSpan[] =>
  spans.filter(({ start, end }) => start < place.end && end > place.start)

/** The spans that some words of a block may be in. */
const nearby = (runs: readonly Run[], spans: readonly SourceSpan[]): readonly SourceSpan[] => {
  let start = Infinity
  let end = -Infinity
  for (const { from, length } of runs) {
    if (from === null) continue
    start = Math.min(start, from)
    end = Math.max(end, from + length)
  }
  return within({ start, end }, spans)
}
