import { passageElements, tappedPassage, wordsOf } from './page-passages.ts'
import { shortQuote } from './anchor.ts'
import { placeOfWords, type PassagePlace } from './passage-place.ts'

/**
 * Names the passage of a text that an element stands in: its step, item, row or block; of prose, the words that are
 * quoted. Null for what is not in a text.
 */
export const placeInPage = (
  element: Element,
  root: Element,
  quote?: string,
): PassagePlace | null => {
  const step = element.closest('[data-agenda-step]')
  if (step !== null && root.contains(step))
    return { step: step.getAttribute('data-agenda-step') ?? '' }
  const block = element.closest('[data-block]')
  if (block === null || !root.contains(block)) return null
  const number = Number(block.getAttribute('data-block'))
  const part = partIn(block, element)
  if (part !== null) return { block: number, part }
  const isPart = quote !== undefined && flat(quote) !== flat(wordsOf(block))
  return isPart ? placeOfWords(number, quote) : { block: number }
}

/** Which item of a list or row of a table an element stands in, counted as in its text. */
const partIn = (block: Element, element: Element): number | null => {
  if (block.matches('blockquote')) return null
  for (const part of ['li', 'tr']) {
    const own = element.closest(part)
    if (own !== null && own !== block && block.contains(own)) {
      return [...block.querySelectorAll(part)].indexOf(own)
    }
  }
  return null
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim()

export type PlaceGroup = {
  readonly heading: string
  readonly places: readonly { readonly label: string; readonly place: PassagePlace }[]
}

/** Every passage of a text under its heading, for choosing one without a pointer. */
export const placeGroups = (root: Element): readonly PlaceGroup[] =>
  passageElements(root).flatMap(({ heading, elements }) => {
    const places = elements.flatMap((element) => {
      const quote = tappedPassage(element, root)?.passage.quote
      const place = placeInPage(element, root)
      return quote === undefined || place === null ? [] : [{ label: shortQuote(quote), place }]
    })
    return places.length === 0 ? [] : [{ heading, places }]
  })
