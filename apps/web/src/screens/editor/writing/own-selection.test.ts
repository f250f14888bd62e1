// @vitest-environment happy-dom
import { editorExtensions } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { OwnSelection } from './own-selection.ts'

let others: (() => void) | null = null
let heard = 0
const hear = (): void => {
  heard += 1
}
const open = (): Editor => {
  heard = 0
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    content: '<p>One</p>',
    extensions: [
      ...editorExtensions,
      OwnSelection.configure({
        beforeOthers: (listener) => {
          others = listener
          return () => {
            others = null
          }
        },
      }),
    ],
  })
  document.addEventListener('selectionchange', hear)
  return editor
}
afterEach(() => document.removeEventListener('selectionchange', hear))

test('where the caret stands is read before what others did is applied', () => {
  const editor = open()
  editor.view.dom.focus()
  heard = 0
  others?.()
  expect(heard).toBe(1)
  editor.destroy()
})

test('a text without the focus has no caret to be read, and a closed one listens no more', () => {
  const editor = open()
  others?.()
  expect(heard).toBe(0)
  editor.destroy()
  expect(others).toBe(null)
})
