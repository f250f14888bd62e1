import { editorSchema } from '@forkshop/document'
import { expect, test } from 'vitest'
import { placeOfWords } from './place-of-words.ts'

const block = (type: string, text: string) => ({ type, content: [{ type: 'text', text }] })
const content = [
  block('paragraph', 'One'),
  block('heading', 'Often'),
  block('paragraph', 'Often'),
  block('paragraph', 'Often said'),
]
const doc = editorSchema.nodeFromJSON({ type: 'doc', content })

test.each([
  ['One', 0],
  [' Often ', 12],
  ['said', null],
])('%s is the paragraph at %s', (words, wanted) => {
  expect(placeOfWords({ doc }, words)).toBe(wanted)
})
