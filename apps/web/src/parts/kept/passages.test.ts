import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, draftOf, paragraph, setField, write } from './testing/kept-drafts.ts'
import { passagesIn } from './passages.ts'

const since = (ydoc: Y.Doc, act: () => void): Uint8Array => {
  const vector = Y.encodeStateVector(ydoc)
  act()
  return Y.encodeStateAsUpdate(ydoc, vector)
}

test('a passage is the whole paragraph in which something was written, in the order of the text', () => {
  const ydoc = draftOf('Welcome.', 'Two cups.', 'Goodbye.')
  const update = since(ydoc, () => {
    write(ydoc, 2, ' Bring a friend.')
    write(ydoc, 0, ' Sit down.')
  })
  expect(passagesIn(ydoc, update)).toEqual([
    { text: 'Welcome. Sit down.', field: null },
    { text: 'Goodbye. Bring a friend.', field: null },
  ])
})

test('what was deleted again, and white space, are no passages', () => {
  const ydoc = draftOf('Welcome.')
  const update = since(ydoc, () => {
    write(ydoc, 0, ' Gone')
    paragraph(ydoc, 0).delete('Welcome.'.length, ' Gone'.length)
    write(ydoc, 0, '  ')
  })
  expect(passagesIn(ydoc, update)).toEqual([])
})

test('a fact is a passage under its key, and only its newest writing', () => {
  const ydoc = draftOf('Welcome.')
  const update = since(ydoc, () => {
    setField(ydoc, 'summary', 'summary: First')
    setField(ydoc, 'summary', 'summary: Second')
  })
  expect(passagesIn(ydoc, update)).toEqual([{ text: 'summary: Second', field: 'summary' }])
})

test('what stood before the update is not told', () => {
  const ydoc = draftOf('Welcome.')
  expect(passagesIn(copyOf(ydoc), new Uint8Array([0, 0]))).toEqual([])
})
