import { applyTextToDraft, DRAFT_BODY, seedDraft } from '@forkshop/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { deletionOf } from './deleted-by.ts'

const draftOf = (text: string): Y.Doc => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(text, '0'.repeat(40)))
  return ydoc
}
/** The update that an act makes, of a copy of the draft, and what somebody without it has. */
const updateOf = (ydoc: Y.Doc, act: (copy: Y.Doc) => void): Uint8Array => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
  const before = Y.encodeStateVector(copy)
  act(copy)
  return Y.encodeStateAsUpdate(copy, before)
}
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, at) => `Line ${at} says something of its own.\n`).join('\n')
const clear = (copy: Y.Doc): void => {
  const body = copy.getXmlFragment(DRAFT_BODY)
  body.delete(0, body.length)
}
const cut = (count: number) => (copy: Y.Doc) => copy.getXmlFragment(DRAFT_BODY).delete(0, count)

test('who deletes everything, or all but a paragraph, deletes nearly all', () => {
  const ydoc = draftOf(paragraphs(20))
  expect(deletionOf(ydoc, updateOf(ydoc, clear))).toBe('nearly-all')
  expect(deletionOf(ydoc, updateOf(ydoc, cut(19)))).toBe('nearly-all')
  expect(deletionOf(ydoc, updateOf(ydoc, cut(17)))).toBe('much')
})

test('a quarter of a draft is much, a paragraph of a long one is not, a long chapter is', () => {
  const [short, long] = [draftOf(paragraphs(40)), draftOf(paragraphs(1_000))]
  expect(deletionOf(short, updateOf(short, cut(10)))).toBe('much')
  expect(deletionOf(long, updateOf(long, cut(8)))).toBe('little')
  expect(deletionOf(long, updateOf(long, cut(80)))).toBe('much')
})

test('a few words are not, of however short a draft', () => {
  const ydoc = draftOf('Three words here\n')
  expect(deletionOf(ydoc, updateOf(ydoc, clear))).toBe('little')
})

test('a text that is written over whole is', () => {
  const ydoc = draftOf(paragraphs(20))
  const over = updateOf(ydoc, (copy) => applyTextToDraft(copy, 'Something else.\n'))
  expect(deletionOf(ydoc, over)).toBe('nearly-all')
})

test('who comes back with all of a draft deletes nothing of what stands', () => {
  const ydoc = draftOf(paragraphs(20))
  Y.applyUpdate(ydoc, updateOf(ydoc, cut(10)))
  expect(deletionOf(ydoc, Y.encodeStateAsUpdate(ydoc))).toBe('little')
})

test('what is no update deletes nothing', () => {
  expect(deletionOf(draftOf(paragraphs(20)), Uint8Array.of(255, 255, 255))).toBe('little')
})
