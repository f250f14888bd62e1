import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { hasMore } from './has-more.ts'

const draftOf = (words: string): Y.Doc => {
  const ydoc = new Y.Doc()
  ydoc.getText('body').insert(0, words)
  return ydoc
}
const copyOf = (ydoc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
  return copy
}
const body = (ydoc: Y.Doc): Y.Text => ydoc.getText('body')

test.each<readonly [string, (one: Y.Text, other: Y.Text) => void, boolean]>([
  ['nothing', () => {}, false],
  ['words', (one) => one.insert(0, 'More. '), true],
  ['a deletion', (one) => one.delete(0, 3), true],
  ['fewer words', (_, other) => other.insert(0, 'More. '), false],
  ['fewer deletions', (_, other) => other.delete(0, 3), false],
  [
    'a deletion elsewhere',
    (one, other) => {
      one.delete(0, 3)
      other.delete(4, 3)
    },
    true,
  ],
])('a draft has more than another one that it has %s beside', (...[, differ, expected]) => {
  const one = draftOf('Welcome to the circle.')
  const other = copyOf(one)
  differ(body(one), body(other))
  expect(hasMore(one, other)).toBe(expected)
})

test('deletions of one stretch in another order are the same', () => {
  const one = draftOf('Welcome to the circle.')
  const other = copyOf(one)
  body(one).delete(0, 8)
  body(other).delete(4, 4)
  body(other).delete(0, 4)
  expect(hasMore(one, other)).toBe(false)
})
