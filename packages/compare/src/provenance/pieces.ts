/** A part of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/**
 * The stretches between empty lines, without the blanks around them: paragraphs, headings, whole lists and
 * tables, front matter. Not the blocks of the Markdown parser: those cost more than all the rest of a step.
 */
export function blocksOf(text: string): readonly Span[] {
  const blocks: Span[] = []
  let lines: Span[] = []
  const close = () => {
    const [first] = lines
    const last = lines.at(-1)
    if (first && last) blocks.push({ start: first.start, end: last.end })
    lines = []
  }
  for (const line of linesOf(text, { start: 0, end: text.length })) {
    if (line.start === line.end) close()
    else lines.push(line)
  }
  close()
  return blocks
}

// The end of a sentence: signs, what closes with them, and blanks where the script has any.
const sentenceEnd = /[.!?…]+["'»”’)\]*_]*[ \t\u00a0\u202f]+|[。！？]+/g

/** The sentences of a part, each within its line, so that items and rows stay whole; blanks between them are left out. */
export function sentencesOf(text: string, span: Span): readonly Span[] {
  return linesOf(text, span).flatMap((line) => {
    const sentences: Span[] = []
    let start = line.start
    for (const match of text.slice(line.start, line.end).matchAll(sentenceEnd)) {
      const end = line.start + match.index + match[0].length
      if (end >= line.end) break
      sentences.push({ start, end: line.start + match.index + match[0].trimEnd().length })
      start = end
    }
    if (start < line.end) sentences.push({ start, end: line.end })
    return sentences
  })
}

/** Whether a sentence is enough to be recognised far from where it stood. */
export function isTelling(sentence: string): boolean {
  return (sentence.match(word)?.length ?? 0) >= MIN_TELLING_WORDS
}

// 2 and 4 words trace all tested texts alike.
const MIN_TELLING_WORDS = 3
const word = /[\p{L}\p{N}]+/gu

/** The lines of a part without the blanks around them; an empty one stands where it starts. */
function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = []
  let from = start
  while (from < end) {
    const found = text.indexOf('\n', from)
    const to = found < 0 || found > end ? end : found
    const line = text.slice(from, to)
    const first = from + line.length - line.trimStart().length
    lines.push({ start: first, end: Math.max(first, from + line.trimEnd().length) })
    from = to + 1
  }
  return lines
}
