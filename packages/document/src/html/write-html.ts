import type { Element, Parents, Root, Text } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** An element while it is written: `at` is the place of its tag in the HTML, `inside` the one behind that. */
export interface WrittenElement {
  readonly element: Element
  readonly parent: Parents
  readonly at: number
  readonly inside: number
  /** As it is written. */
  readonly tag: string
}

/** What looks on while a tree is written, in reading order; places are UTF-16 units of the HTML. */
export interface Onlooker {
  readonly enter?: (written: WrittenElement) => void
  /** `end` is the place behind the closing tag. */
  readonly leave?: (element: Element, end: number) => void
  /** `html` is how the text is written from `at` on: its words, with `&` and `<` as references. */
  readonly text?: (written: {
    readonly node: Text
    readonly at: number
    readonly html: string
  }) => void
}

const SIGNS = /[&<]/g

function wordsOf({ value }: Text): string {
  return value.replace(SIGNS, (sign) => (sign === '&' ? '&#x26;' : '&#x3C;'))
}

/** A tree as HTML, byte for byte as `toHtml` writes it, with word of where each part of it comes to stand. */
export function writeHtml(tree: Root, ...onlookers: readonly Onlooker[]): string {
  let html = ''
  const writeAll = (parent: Parents): void => {
    for (const node of parent.children) {
      if (node.type === 'text') {
        const text = wordsOf(node)
        for (const { text: look } of onlookers) look?.({ node, at: html.length, html: text })
        html += text
      } else if (node.type === 'element') {
        const [open, close] = tagsOf(node)
        const at = html.length
        html += open
        const written = { element: node, parent, at, inside: html.length, tag: open }
        for (const { enter } of onlookers) enter?.(written)
        writeAll(node)
        html += close
        for (const { leave } of onlookers) leave?.(node, html.length)
      } else html += toHtml(node)
    }
  }
  writeAll(tree)
  return html
}

type Tags = readonly [open: string, close: string]

/** The tags of elements that have no attributes: nearly all of them. */
const bare = new Map<string, Tags>()

function tagsOf(element: Element): Tags {
  if (Object.keys(element.properties).length > 0) return tagsWritten(element)
  const known = bare.get(element.tagName) ?? tagsWritten(element)
  bare.set(element.tagName, known)
  return known
}

function tagsWritten(element: Element): Tags {
  const whole = toHtml({ ...element, children: [] })
  const close = `</${element.tagName}>`
  return whole.endsWith(close) ? [whole.slice(0, -close.length), close] : [whole, '']
}
