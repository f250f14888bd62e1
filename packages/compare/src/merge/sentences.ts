import { toWords } from '../words.ts'
import type { Element } from './element.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' })

/** A text cut into sentences; `lead` and `tail` are the blanks around them. */
type Sentences = {
  readonly elements: readonly Element[]
  readonly lead: string
  readonly tail: string
}

/** Cuts prose into sentences, never inside emphasis, code, links or brackets. Joined again it is the text. */
export function toSentences(text: string): Sentences {
  const elements: Element[] = []
  let lead = ''
  for (const part of wholeSentences(text)) {
    const body = part.trim()
    const start = part.indexOf(body)
    if (body === '') {
      lead += part
      continue
    }
    elements.push(toElement(body, lead + part.slice(0, start)))
    lead = part.slice(start + body.length)
  }
  return { elements, lead: elements[0]?.lead ?? '', tail: lead }
}

/** Prose is the same whatever blanks are between its words; hard line breaks and empty lines are no blanks. */
export function proseKey(text: string): string {
  return text
    .trim()
    .replace(/\r?\n[ \t]*\r?\n/g, '\u2029')
    .replace(/(?<! ) {2,}\r?\n/g, '\u2028')
    .replace(/[ \t\r\n]+/g, ' ')
}

function toElement(text: string, lead: string): Element {
  const unit = {
    key: proseKey(text),
    kind: 'sentence',
    words: toWords(text),
    placeLikeness: 0.2,
  }
  return { unit, text, lead, level: null, label: '' }
}

/** The segmenter breaks at every line end, so it is shown blanks instead (of the same length). */
function wholeSentences(text: string): readonly string[] {
  const whole: string[] = []
  let start = 0
  let open = new Map<string, number>()
  for (const { index, segment } of segmenter.segment(text.replace(/[\r\n]/g, ' '))) {
    open = withSigns(open, segment)
    if ([...open.values()].some((count) => count !== 0)) continue
    whole.push(text.slice(start, index + segment.length))
    start = index + segment.length
  }
  if (start < text.length) whole.push(text.slice(start))
  return whole
}

// Signs that come in pairs, and what closes those that are not their own end.
const pairs = /\*\*|[`*[\]()«»]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu
const opens: Readonly<Record<string, string>> = { ']': '[', ')': '(', '»': '«' }

/** Counts what is still open: signs that close themselves modulo two, brackets by their depth. */
function withSigns(open: ReadonlyMap<string, number>, text: string): Map<string, number> {
  const counts = new Map(open)
  for (const [sign] of text.matchAll(pairs)) {
    const opener = opens[sign]
    if (opener) counts.set(opener, Math.max(0, (counts.get(opener) ?? 0) - 1))
    else if ('[(«'.includes(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    else counts.set(sign, 1 - (counts.get(sign) ?? 0))
  }
  return counts
}
