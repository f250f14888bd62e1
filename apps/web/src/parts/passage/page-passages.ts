import { passageIn, type Passage, type Span } from './anchor.ts'

const BLOCKS = '[data-block], .steps .what'
const ITEMS = 'li, td, th, .what, p, h1, h2, h3, h4, h5, h6, blockquote, pre'
const NOT_TEXT = '.pin, .notes, .step-ideas, .mark-word, .who-mark, .pinned, .agenda-head'

/** The blocks of a text that hold words, in its order; a step of an agenda is one. */
export const blocksIn = (root: Element): readonly Element[] =>
  [...root.querySelectorAll(BLOCKS)].filter((block) => block.closest(NOT_TEXT) === null)

/** The text nodes of a block that are its words. */
export const textNodes = (block: Element): readonly Text[] => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement?.closest(NOT_TEXT) === null) found.push(node)
  }
  return found
}

/** The words of a block as people read them, without marks and notes. */
export const wordsOf = (block: Element): string =>
  textNodes(block)
    .map((node) => node.data)
    .join('')

const elementOf = (node: Node | null): Element | null =>
  node instanceof Element ? node : (node?.parentElement ?? null)

const blockOf = (node: Node | null, root: Element): Element | null => {
  const block = elementOf(node)?.closest(BLOCKS) ?? null
  return block !== null && root.contains(block) ? block : null
}

/** How many characters of a block stand before a point of the page. */
const offsetOf = (nodes: readonly Text[], point: Range): number => {
  let offset = 0
  for (const node of nodes) {
    const inside = node === point.startContainer
    if (inside) return offset + point.startOffset
    if (point.comparePoint(node, 0) >= 0) return offset
    offset += node.length
  }
  return offset
}

const pointAt = (container: Node, offset: number): Range => {
  const point = document.createRange()
  point.setStart(container, offset)
  point.collapse(true)
  return point
}

/** Where an item's words stand among those of its block. */
const spanOf = (nodes: readonly Text[], item: Element): Span => {
  let from: number | null = null
  let to = 0
  for (const node of nodes) {
    const isInside = item.contains(node)
    if (isInside && from === null) from = to
    if (!isInside && from !== null) break
    to += node.length
  }
  return { from: from ?? to, to }
}

const itemOf = (node: Node, block: Element): Element => {
  const item = elementOf(node)?.closest(ITEMS) ?? null
  return item !== null && block.contains(item) ? item : block
}

/** The passage that is selected in a text, within the item where it begins; null when there is none. */
export const selectedPassage = (selection: Selection | null, root: Element): Passage | null => {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const block = blockOf(range.startContainer, root)
  if (block === null) return null
  const nodes = textNodes(block)
  const from = offsetOf(nodes, pointAt(range.startContainer, range.startOffset))
  const to = offsetOf(nodes, pointAt(range.endContainer, range.endOffset))
  const item = spanOf(nodes, itemOf(range.startContainer, block))
  return passageIn(wordsOf(block), { from, to }, item)
}

/** The paragraph, item, cell or step that was tapped. */
export const tappedPassage = (
  target: EventTarget | null,
  root: Element,
): { readonly passage: Passage; readonly element: Element } | null => {
  if (!(target instanceof Element)) return null
  if (target.closest(`a, button, summary, input, label, select, ${NOT_TEXT}`) !== null) return null
  const block = blockOf(target, root)
  if (block === null) return null
  const element = itemOf(target, block)
  const span = spanOf(textNodes(block), element)
  const passage = passageIn(wordsOf(block), span, span)
  return passage === null ? null : { passage, element }
}

/** The item of a text that holds a passage; null when none does. */
export const placeOfPassage = (root: Element, passage: Passage): Element | null => {
  const flat = (element: Element): string => wordsOf(element).replace(/\s+/gu, ' ')
  const items = [...root.querySelectorAll(ITEMS)].filter((item) => item.closest(NOT_TEXT) === null)
  const holding = items.filter((item) => flat(item).includes(passage.quote))
  return holding.at(-1) ?? null
}

/** Gives the focus to the item that holds a passage, for going on from there. */
export const focusPassage = (root: Element, passage: Passage): void => {
  const place = placeOfPassage(root, passage)
  if (!(place instanceof HTMLElement)) return
  place.tabIndex = -1
  place.focus({ preventScroll: true })
}

export type PassageGroup = { readonly heading: string; readonly passages: readonly Passage[] }

/** Every passage of a text under its heading, for choosing one without a pointer. */
export const passageGroups = (root: Element): readonly PassageGroup[] =>
  passageElements(root).flatMap(({ heading, elements }) => {
    const passages = elements.flatMap((element) => tappedPassage(element, root)?.passage ?? [])
    return passages.length === 0 ? [] : [{ heading, passages }]
  })

/** The paragraphs, items and steps of a text, under the words of their headings. */
export const passageElements = (
  root: Element,
): readonly { readonly heading: string; readonly elements: readonly Element[] }[] => {
  let current: { readonly heading: string; readonly elements: Element[] } = {
    heading: '',
    elements: [],
  }
  const groups = [current]
  const places = root.querySelectorAll(
    'h2, h3, [data-block]:is(p, blockquote, pre), [data-block] li, .steps .what',
  )
  for (const element of places) {
    if (element.closest(NOT_TEXT) !== null) continue
    if (/^H[23]$/.test(element.tagName)) {
      current = { heading: wordsOf(element).trim(), elements: [] }
      groups.push(current)
    } else current.elements.push(element)
  }
  return groups
}
