import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedRange, replaceFirst } from './replace-in-editor.ts'

test('what lies outside of the changed range is the same before and after', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), fc.uint8Array(), (a, b, c) => {
      const before = Uint8Array.of(...a, ...b)
      const after = Uint8Array.of(...a, ...c, ...b)
      const { start, end, bytes } = changedRange(before, after)
      const tail = before.length - end
      expect(before.slice(0, start)).toEqual(after.slice(0, start))
      expect(before.slice(end)).toEqual(after.slice(after.length - tail))
      expect(bytes).toBe(c.length)
    }),
  )
})

test('the same bytes have no changed range', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(changedRange(bytes, bytes).bytes).toBe(0)
    }),
  )
})

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (...words: readonly string[]) => ({ type: 'paragraph', content: words.map(text) })

test('only the first occurrence is replaced, and its block is named', () => {
  const body = { type: 'doc', content: [paragraph('a'), paragraph('b', 'b a'), paragraph('a')] }
  expect(replaceFirst(body, { find: 'b', by: 'x' })).toEqual({
    kind: 'replaced',
    block: 1,
    body: { type: 'doc', content: [paragraph('a'), paragraph('x', 'b a'), paragraph('a')] },
  })
})

test('a run of text that becomes empty is gone: the editor has no empty ones', () => {
  const body = { type: 'doc', content: [paragraph('a', 'b')] }
  expect(replaceFirst(body, { find: 'b', by: '' })).toMatchObject({
    body: { content: [paragraph('a')] },
  })
})

test('words that are nowhere change nothing', () => {
  expect(replaceFirst({ type: 'doc' }, { find: 'b', by: 'x' })).toEqual({ kind: 'not-found' })
})
