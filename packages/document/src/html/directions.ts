import type { Nodes, Root } from 'hast'
import { visitElements } from './serialise.ts'

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const directed = new Set('p h1 h2 h3 h4 h5 h6 li td th dt dd ins del'.split(' '))

/** Whether a text has letters that run to the left. */
export function runsToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/**
 * Lets every block find its own direction where a tree has letters that run to the left, and sets what was put in
 * or taken out apart, since an hour or a name would else change places with its neighbour.
 */
export function setDirections(tree: Root): void {
  if (!hasLeftward(tree)) return
  visitElements(tree, ({ tagName, properties }) => {
    if (directed.has(tagName)) properties['dir'] ??= 'auto'
  })
}

function hasLeftward(node: Nodes): boolean {
  if (node.type === 'text') return runsToLeft(node.value)
  return 'children' in node && node.children.some(hasLeftward)
}
