import { focusPassage, placeOfPassage } from '../../passage/page-passages.ts'

/** Brings the line of a text that says some words into view, marked and with the focus; else the page's beginning. */
export const showSeen = (root: Element, words: string): void => {
  for (const one of root.querySelectorAll('.passage-seen')) one.classList.remove('passage-seen')
  const passage = { quote: words, prefix: '', suffix: '' }
  const place = placeOfPassage(root, passage)
  if (place === null) return scrollTo(0, 0)
  place.classList.add('passage-seen')
  place.scrollIntoView({ block: 'center' })
  focusPassage(root, passage)
}
