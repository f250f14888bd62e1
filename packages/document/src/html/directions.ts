import type { Element, Nodes, Root } from 'hast'
import { visitElements } from './serialise.ts'

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const firstLetter = /\p{L}/u
const directed = new Set('p h1 h2 h3 h4 h5 h6 li td th dt dd ins del'.split(' '))
/** What stands around blocks: its marks, its line or its columns are on the side where its first words begin. */
const around = new Set('ul ol dl blockquote details table'.split(' '))

/** Whether a text has letters that run to the left. */
export function runsToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/**
 * Lets every block find its own direction where a tree has letters that run to the left, and sets what was put in
 * or taken out apart, since an hour or a name would else change places with its neighbour. A list, a table or a
 * quotation whose first letter runs to the left does so itself; `auto` would look past the blocks in it.
 */
export function setDirections(tree: Root): void {
  if (!hasLeftward(tree)) return
  visitElements(tree, (element) => {
    const direction = directionOf(element)
    if (direction !== null) element.properties['dir'] ??= direction
  })
}

function directionOf(element: Element): 'auto' | 'rtl' | null {
  const { tagName, children } = element
  const isAround =
    around.has(tagName) ||
    children.some((child) => child.type === 'element' && child.tagName === 'p')
  if (isAround) return beginsLeftward(element) ? 'rtl' : null
  return directed.has(tagName) ? 'auto' : null
}

function beginsLeftward(element: Element): boolean {
  const letter = firstLetterIn(element)
  return letter !== null && runsToLeft(letter)
}

function firstLetterIn(node: Nodes): string | null {
  if (node.type === 'text') return firstLetter.exec(node.value)?.[0] ?? null
  if (!('children' in node)) return null
  for (const child of node.children) {
    const letter = firstLetterIn(child)
    if (letter !== null) return letter
  }
  return null
}

function hasLeftward(node: Nodes): boolean {
  if (node.type === 'text') return runsToLeft(node.value)
  return 'children' in node && node.children.some(hasLeftward)
}
