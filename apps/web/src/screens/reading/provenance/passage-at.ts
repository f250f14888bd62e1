/** A passage of the page and the sources marked in it, by key; `rest` when it has words without a mark. */
export type PassageAt = {
  readonly element: Element
  readonly sources: readonly string[]
  readonly rest: boolean
  /** The agenda step that it is (`0:3`); its sources are told from its row. */
  readonly step: string | null
}

const ITEMS = '.steps > li, li, td, th, p, h1, h2, h3, h4, h5, h6, blockquote, pre'
const CONTROLS = 'a, button, summary, input, label, select'
const NOT_TEXT = '.notes, .step-ideas, .pinned, .agenda-head, .mark-word, .who-mark'

/** The paragraph, item, cell or step that an element stands in; null outside the text and on controls. */
export const passageAt = (target: EventTarget | null, root: Element): PassageAt | null => {
  if (!(target instanceof Element) || target.closest(`${CONTROLS}, ${NOT_TEXT}`)) return null
  const element = target.closest(ITEMS)
  if (element === null || !root.contains(element)) return null
  const step = element.querySelector('[data-step]')?.getAttribute('data-step') ?? null
  if (step === null && element.closest('[data-block]') === null) return null
  const lines = [...element.querySelectorAll('.who-words')]
  const sources = lines.flatMap((line) => line.getAttribute('data-source') ?? [])
  return { element, sources: [...new Set(sources)], rest: hasUnmarkedWords(element), step }
}

const hasUnmarkedWords = (element: Element): boolean => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const isMarked = node.parentElement?.closest(`.who-words, ${NOT_TEXT}`) !== null
    if (!isMarked && /[\p{L}\p{N}]/u.test(node.textContent ?? '')) return true
  }
  return false
}
