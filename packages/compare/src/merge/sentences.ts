import { toWords } from '../words.ts'
import type { Element } from './element.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' })

/** A text cut into sentences; `lead` and `tail` are the blanks around them. */
export type Sentences = {
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
    .replace(/ {2,}\r?\n/g, '\u2028')
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
  let open = ''
  for (const { index, segment } of segmenter.segment(text.replace(/[\r\n]/g, ' '))) {
    open += text.slice(index, index + segment.length)
    if (!isBalanced(open)) continue
    whole.push(open)
    open = ''
  }
  if (open) whole.push(open)
  return whole
}

function isBalanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1
  return (
    count('`') % 2 === 0 &&
    count('*') % 2 === 0 &&
    count('~~') % 2 === 0 &&
    (text.match(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu)?.length ?? 0) % 2 === 0 &&
    count('[') === count(']') &&
    count('(') === count(')') &&
    count('«') === count('»')
  )
}
