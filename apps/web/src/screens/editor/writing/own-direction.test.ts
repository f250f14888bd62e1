// @vitest-environment happy-dom
import { editorExtensions, editorSchema, openText, saveText } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { inOwnDirection } from './own-direction.ts'

const TEXT = '- א\n- ב\n\n1. ג\n\n> نبدأ الآن.\n\nUn été.\n'

test('what stands around passages finds its direction, and nothing of that is in the text', () => {
  const { body, base } = openText(TEXT)
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: editorExtensions.map(inOwnDirection),
    content: editorSchema.nodeFromJSON(body).toJSON(),
  })
  const directed = [...editor.view.dom.querySelectorAll('[dir]')]
  expect(directed.map(({ tagName }) => tagName)).toEqual(['UL', 'OL', 'BLOCKQUOTE'])
  expect(saveText(base, editor.state.doc.toJSON())).toMatchObject({ kind: 'saved', text: TEXT })
  editor.destroy()
})
