import type { Element } from './element.ts'
import { toUnit } from './unit.ts'
import { SAME_PLACE } from '../words/alike.ts'

/** A text cut into sentences; `lead` and `tail` are the blanks around them. */
export type Sentences = {
  readonly elements: readonly Element[]
  readonly lead: string
  readonly tail: string
}

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' })

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
  if (!/[\t\r\n]| {2}|^ | $/.test(text)) return text
  return text
    .trim()
    .replace(/\r?\n[ \t]*\r?\n/g, '\u2029')
    .replace(/(?<! ) {2,}\r?\n/g, '\u2028')
    .replace(/[ \t\r\n]+/g, ' ')
}

function toElement(text: string, lead: string): Element {
  const unit = toUnit(text, { key: proseKey(text), kind: 'sentence', placeLikeness: SAME_PLACE })
  return { unit, text, lead, level: null, label: '' }
}

// what may end a sentence; beyond the Latin letters and the signs between words only the segmenter knows
const mayEnd = /[.!?\u0085\u0250-\u200F\u2028\u2029\u2060-\u{10FFFF}]/u

/** Most items, cells and headings: nothing but signs behind the first end of a sentence. */
function isOne(text: string): boolean {
  const end = text.search(mayEnd)
  return end < 0 || !/[^\s.!?»”"')\]*_]/.test(text.slice(end))
}

/** The segmenter breaks at every line end, so it is shown blanks instead (of the same length). */
function wholeSentences(text: string): readonly string[] {
  // paragraphs that were put together end a sentence, whatever sign they end with
  const paragraphs = text.split(/(?<=\n[ \t]*\r?\n)(?![ \t]*\r?\n)/)
  return paragraphs.flatMap((paragraph) => sentencesIn(paragraph))
}

function sentencesIn(text: string): readonly string[] {
  if (isOne(text)) return [text]
  const whole: string[] = []
  const open: OpenSigns = new Map()
  let start = 0
  for (const { index, segment } of segmenter.segment(text.replace(/[\r\n]/g, ' '))) {
    countSigns(open, segment)
    if (open.size > 0) continue
    whole.push(text.slice(start, index + segment.length))
    start = index + segment.length
  }
  if (start < text.length) whole.push(text.slice(start))
  return whole
}

/** Whether every bracket and mark of emphasis that a text opens is closed in it. */
export function isClosed(text: string): boolean {
  const open: OpenSigns = new Map()
  countSigns(open, text)
  return open.size === 0
}

/** How often each sign is open: those that close themselves once at most, brackets as deep as they go. */
type OpenSigns = Map<string, number>

// Signs that come in pairs, and what closes those that are not their own end.
const pairs = /\*\*|[`*[\]()«»]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu
const opens: Readonly<Record<string, string>> = { ']': '[', ')': '(', '»': '«' }

function countSigns(open: OpenSigns, text: string): void {
  for (const [sign] of text.matchAll(pairs)) {
    const opener = opens[sign]
    const name = opener ?? sign
    const depth = open.get(name) ?? 0
    const next = opener ? depth - 1 : '[(«'.includes(sign) ? depth + 1 : 1 - depth
    if (next > 0) open.set(name, next)
    else open.delete(name)
  }
}
