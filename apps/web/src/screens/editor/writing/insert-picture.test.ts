import { editorSchema } from '@forkshop/document'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { insertPicture } from './insert-picture.ts'

const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const picture = { src: 'media/a.png', alt: 'A' }

/** The blocks of the page after a picture was put where `select` says, as `type(child child)`. */
const shapeAfter = (
  content: readonly object[],
  select: (state: EditorState) => TextSelection | NodeSelection,
): { readonly shape: string; readonly caretIn: string } => {
  const first = EditorState.create({
    doc: editorSchema.nodeFromJSON({ type: 'doc', content }),
  })
  const state = first.apply(first.tr.setSelection(select(first)))
  const after = state.apply(insertPicture(state, picture))
  after.doc.check()
  return { shape: after.doc.toString(), caretIn: after.selection.$from.parent.toString() }
}
const at = (position: number) => (state: EditorState) => TextSelection.create(state.doc, position)

test('words stay together: the picture follows them in a paragraph of its own', () => {
  expect(shapeAfter([words('one two'), words('three')], at(4))).toEqual({
    shape: 'doc(paragraph("one two"), paragraph(image), paragraph("three"))',
    caretIn: 'paragraph(image)',
  })
})

test('an empty paragraph takes it', () => {
  const shape = 'doc(paragraph("one"), paragraph(image))'
  expect(shapeAfter([words('one'), { type: 'paragraph' }], at(6)).shape).toBe(shape)
})

test('a heading and a block of code are no place for it', () => {
  const heading = { ...words('one'), type: 'heading', attrs: { level: 2 } }
  const code = { ...words('one'), type: 'codeBlock' }
  expect(shapeAfter([heading], at(2)).shape).toBe('doc(heading("one"), paragraph(image))')
  expect(shapeAfter([code], at(2)).shape).toBe('doc(codeBlock("one"), paragraph(image))')
})

test('in an item it stands at the caret, and selected words stay', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [words('one')] }] }
  const selected = (state: EditorState) => TextSelection.create(state.doc, 3, 5)
  expect(shapeAfter([list], selected).shape).toBe(
    'doc(bulletList(listItem(paragraph("on", image, "e"))))',
  )
})

test('it follows a block that is selected as a whole', () => {
  const rule = { type: 'horizontalRule' }
  const whole = (state: EditorState) => NodeSelection.create(state.doc, 0)
  expect(shapeAfter([rule, words('one')], whole).shape).toBe(
    'doc(horizontalRule, paragraph(image), paragraph("one"))',
  )
})
