import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText } from './read.ts'
import { draftWords, insertPassage } from './passage.ts'
import { seedDraft } from './seed.ts'

const TEXT = '# One\n\nTwo and **three**.\n\n- four\n- five\n'
const draftOf = (text: string): Y.Doc => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(text, 'a1b2c3d4e5'))
  return ydoc
}
const nowhere = { before: '', after: '' }

test('says the words of a draft line by line', () => {
  expect(draftWords(draftOf(TEXT))).toBe('One\nTwo and three.\nfour\nfive')
})

test.each([
  [{ at: 'a1b2c3d4-0', near: nowhere }, '# One\n\nTwo and **three**.\n\nNew\n\n- four\n- five\n'],
  [
    { at: null, near: { before: 'One', after: '' } },
    '# One\n\nNew\n\nTwo and **three**.\n\n- four\n- five\n',
  ],
  [
    { at: null, near: { before: 'Two', after: 'three.' } },
    '# One\n\nTwo and **three**.\n\nNew\n\n- four\n- five\n',
  ],
  [{ at: 'gone', near: nowhere }, '# One\n\nTwo and **three**.\n\n- four\n- five\n\nNew\n'],
  [{ at: null, near: nowhere }, '# One\n\nTwo and **three**.\n\n- four\n- five\n\nNew\n'],
])('puts words where they stood: %j', (place, text) => {
  const ydoc = draftOf(TEXT)
  insertPassage(ydoc, 'New', place)
  expect(draftText(ydoc, TEXT)).toMatchObject({ kind: 'saved', text })
})
