import { alignWords } from '@forkshop/compare'

/** A stretch of a text that came from one source; places are UTF-16 offsets in the text. */
export type SourceSpan = { readonly start: number; readonly end: number; readonly source: string }

/** Words in a piece of HTML that came from one source, with what stands between them. */
export type Stretch = { readonly start: number; readonly end: number; readonly source: string }

type Word = { readonly text: string; readonly start: number; readonly end: number }

const markup = /<(?:[^>"']|"[^"]*"|'[^']*')*>|&(?:#x?[0-9a-f]+|[a-z]+);/giu
// what a reader does not see: where links lead, comments and tags
const unseen =
  /\]\([^)\n]*\)|\]\[[^\]\n]*\]|<!--[\s\S]*?-->|<\/?[a-z][^>\n]*>|&(?:#x?[0-9a-f]+|[a-z]+);/giu
const word = /[\p{L}\p{M}\p{N}]+/gu

const blank = (text: string): string => ' '.repeat(text.length)

const wordsOf = (text: string, hidden: RegExp): readonly Word[] =>
  [...text.replace(hidden, blank).matchAll(word)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/**
 * Finds where the words of a drawn block came from. `source` is the block's text, which begins at `start` of the
 * text that the spans are of. A word that is not in the source goes with the one before it.
 */
export const traceHtml = (
  html: string,
  source: { readonly text: string; readonly start: number },
  spans: readonly SourceSpan[],
): readonly Stretch[] => {
  const from = wordsOf(source.text, unseen)
  const drawn = wordsOf(html, markup)
  const places = alignWords(
    from.map(({ text }) => text),
    drawn.map(({ text }) => text),
  )
  const stretches: Stretch[] = []
  const add = (start: number, end: number, name: string): void => {
    const last = stretches.at(-1)
    if (last?.source === name) stretches[stretches.length - 1] = { ...last, end }
    else stretches.push({ start, end, source: name })
  }
  drawn.forEach((one, at) => {
    const place = from[places[at] ?? -1]
    if (place === undefined) {
      const last = stretches.at(-1)
      if (last !== undefined) add(one.start, one.end, last.source)
      return
    }
    const begin = source.start + place.start
    const end = source.start + place.end
    // words of scripts without blanks may be of several hands
    for (const span of spans) {
      if (span.end <= begin || span.start >= end) continue
      const inside = [Math.max(span.start, begin) - begin, Math.min(span.end, end) - begin] as const
      add(one.start + inside[0], one.start + inside[1], span.source)
    }
  })
  return stretches.map((stretch, at) => ({
    ...stretch,
    end: withSigns(html, stretch.end, stretches[at + 1]?.start ?? html.length),
  }))
}

/** The end of a stretch with the signs right behind its last word. */
const withSigns = (html: string, end: number, limit: number): number => {
  const signs = /^[^\s<&\p{L}\p{M}\p{N}]*/u.exec(html.slice(end, limit))
  return end + (signs?.[0].length ?? 0)
}

/** The sources that have a word in a part of the text, in reading order. */
export const sourcesWithin = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  spans: readonly SourceSpan[],
): readonly string[] => {
  const found = new Set<string>()
  for (const span of spans) {
    const part = text.slice(Math.max(span.start, start), Math.min(span.end, end))
    if (/[\p{L}\p{N}]/u.test(part.replace(unseen, blank))) found.add(span.source)
  }
  return [...found]
}
