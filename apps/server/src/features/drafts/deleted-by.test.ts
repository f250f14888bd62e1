import { applyTextToDraft, DRAFT_BODY, seedDraft } from '@forkshop/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isLargeDeletion } from './deleted-by.ts'

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

test('who deletes everything deletes much', () => {
  const ydoc = draftOf(paragraphs(20))
  expect(isLargeDeletion(ydoc, updateOf(ydoc, clear))).toBe(true)
})

test('a quarter of a draft is much, a paragraph of a long one is not, a long chapter is', () => {
  const [short, long] = [draftOf(paragraphs(40)), draftOf(paragraphs(1_000))]
  expect(isLargeDeletion(short, updateOf(short, cut(10)))).toBe(true)
  expect(isLargeDeletion(long, updateOf(long, cut(8)))).toBe(false)
  expect(isLargeDeletion(long, updateOf(long, cut(80)))).toBe(true)
})

test('a few words are not, of however short a draft', () => {
  const ydoc = draftOf('Three words here\n')
  expect(isLargeDeletion(ydoc, updateOf(ydoc, clear))).toBe(false)
})

test('a text that is written over whole is', () => {
  const ydoc = draftOf(paragraphs(20))
  const over = updateOf(ydoc, (copy) => applyTextToDraft(copy, 'Something else.\n'))
  expect(isLargeDeletion(ydoc, over)).toBe(true)
})

test('who comes back with all of a draft deletes nothing of what stands', () => {
  const ydoc = draftOf(paragraphs(20))
  Y.applyUpdate(ydoc, updateOf(ydoc, cut(10)))
  expect(isLargeDeletion(ydoc, Y.encodeStateAsUpdate(ydoc))).toBe(false)
})

test('what is no update deletes nothing', () => {
  expect(isLargeDeletion(draftOf(paragraphs(20)), Uint8Array.of(255, 255, 255))).toBe(false)
})
