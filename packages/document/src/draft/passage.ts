import * as Y from 'yjs'
import { newBlocks } from './apply.ts'
import { partsOf } from './shape.ts'

/** Where words stood: after which block, and what was written around them there. */
export interface PassagePlace {
  /** The `blockId` of the block before; null for the start, or when nobody knows. */
  readonly at: string | null
  readonly near: { readonly before: string; readonly after: string }
}

/** The words of a draft's body, a line for each text. */
export function draftWords(ydoc: Y.Doc): string {
  return partsOf(ydoc).body.toArray().map(wordsOf).join('\n')
}

/**
 * Puts words into a draft as a paragraph of their own: after the block that holds what stood around them,
 * else after the one that stood before theirs and what took its place, else at the end.
 */
export function insertPassage(ydoc: Y.Doc, words: string, { at, near }: PassagePlace): void {
  const { body } = partsOf(ydoc)
  const blocks = body.toArray()
  const holding = blocks.findIndex((block) => isNear(wordsOf(block), near))
  const before = blocks.findIndex(
    (block) => at !== null && block instanceof Y.XmlElement && block.getAttribute('blockId') === at,
  )
  // what took the place of theirs stands after the block before
  const follows = before < 0 ? blocks.length : Math.min(before + 2, blocks.length)
  const place = holding < 0 ? follows : holding + 1
  const node = { type: 'paragraph', content: [{ type: 'text', text: words.trim() }] }
  ydoc.transact(() => body.insert(place, newBlocks(ydoc, node, place)))
}

/** Whether a text has what stood around words, on both sides where both had something. */
function isNear(text: string, { before, after }: PassagePlace['near']): boolean {
  if (before.trim() === '' && after.trim() === '') return false
  return text.includes(before.trim()) && text.includes(after.trim())
}

function wordsOf(node: unknown): string {
  if (node instanceof Y.XmlText) {
    return node
      .toDelta()
      .map(({ insert }: { readonly insert: unknown }) =>
        typeof insert === 'string' ? insert : ' ',
      )
      .join('')
  }
  if (!(node instanceof Y.XmlElement)) return ''
  const kids = node.toArray()
  // a text and its line breaks are one line
  const isText = kids.some((kid) => kid instanceof Y.XmlText)
  return kids.map(wordsOf).join(isText ? ' ' : '\n')
}
