// @vitest-environment happy-dom
import { blockIds, DRAFT_BODY, editorExtensions, seedDraft } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CaretRepair } from './caret-repair.ts'

// Two people in one draft: each has an editor, what one does reaches the other at once.
let open: Editor[] = []
afterEach(() => {
  for (const editor of open) editor.destroy()
  open = []
})

const person = (seed: Uint8Array, name: string): Editor => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seed)
  let made = 0
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...editorExtensions,
      Collaboration.configure({ document: ydoc, field: DRAFT_BODY }),
      blockIds(() => `${name}${(made += 1)}`),
      CaretRepair,
    ],
  })
  open.push(editor)
  docs.set(editor, ydoc)
  return editor
}
const docs = new WeakMap<Editor, Y.Doc>()
const docOf = (editor: Editor): Y.Doc => docs.get(editor) ?? new Y.Doc()

const together = (text: string): { readonly a: Editor; readonly b: Editor } => {
  const seed = seedDraft(text, '0123456789abcdef0123456789abcdef01234567')
  const a = person(seed, 'a')
  const b = person(seed, 'b')
  docOf(a).on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'b' && Y.applyUpdate(docOf(b), update, 'a'),
  )
  docOf(b).on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'a' && Y.applyUpdate(docOf(a), update, 'b'),
  )
  return { a, b }
}

const placeOf = (editor: Editor, words: string, offset: number): number => {
  let found = -1
  editor.state.doc.descendants((node, position) => {
    if (found < 0 && node.isTextblock && node.textContent === words) found = position + 1 + offset
  })
  return found
}
const put = (editor: Editor, words: string, offset: number): void => {
  const place = editor.state.doc.resolve(placeOf(editor, words, offset))
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(place)))
}
const caretOf = (editor: Editor): readonly [string, number] => {
  const { $head } = editor.state.selection
  return [$head.parent.textContent, $head.parentOffset]
}
const textsOf = (editor: Editor): readonly string[] => {
  const texts: string[] = []
  editor.state.doc.forEach((node) => texts.push(node.textContent))
  return texts
}

test('a caret stays while others type, embolden or press Enter above', () => {
  const { a, b } = together('One\n\nTwo words\n')
  put(a, 'Two words', 4)
  put(b, 'One', 3)
  b.commands.insertContent(' more')
  expect(caretOf(a)).toEqual(['Two words', 4])
  b.commands.splitBlock()
  expect(caretOf(a)).toEqual(['Two words', 4])
})

test.each([
  ['before it', 0, 'New ', ['New Two words', 8]],
  ['at its place', 4, 'more ', ['Two more words', 4]],
  ['behind it', 9, ' more', ['Two words more', 4]],
] as const)(
  'a caret keeps its words when others type in its paragraph, %s',
  (_, at, text, caret) => {
    const { a, b } = together('One\n\nTwo words\n')
    put(a, 'Two words', 4)
    put(b, 'Two words', at)
    for (const letter of text) b.commands.insertContent({ type: 'text', text: letter })
    expect(caretOf(a)).toEqual(caret)
  },
)

test('two who type in one paragraph at the same time each write their words whole', () => {
  const { a, b } = together('Between\n')
  put(a, 'Between', 7)
  put(b, 'Between', 0)
  for (const at of [0, 1, 2, 3, 4]) {
    a.commands.insertContent({ type: 'text', text: ' last'.charAt(at) })
    b.commands.insertContent({ type: 'text', text: 'First '.charAt(at) })
  }
  expect([textsOf(a), textsOf(b)]).toEqual([['FirstBetween last'], ['FirstBetween last']])
})

test('a selection keeps its words when others type within it and before it', () => {
  const { a, b } = together('Two words here\n')
  const from = placeOf(a, 'Two words here', 4)
  a.view.dispatch(a.state.tr.setSelection(TextSelection.create(a.state.doc, from, from + 5)))
  put(b, 'Two words here', 6)
  b.commands.insertContent({ type: 'text', text: '-' })
  put(b, 'Two wo-rds here', 0)
  b.commands.insertContent({ type: 'text', text: '+' })
  const { from: start, to } = a.state.selection
  expect(a.state.doc.textBetween(start, to)).toBe('wo-rds')
})

test('a caret in an empty last paragraph stays when others press Enter before it', () => {
  for (const offset of [0, 3]) {
    const { a, b } = together('One\n\nTwo\n')
    put(a, 'Two', 3)
    a.commands.splitBlock()
    expect(textsOf(a)).toEqual(['One', 'Two', ''])
    put(b, 'Two', offset)
    b.commands.splitBlock()
    expect(textsOf(a)).toEqual(textsOf(b))
    expect(a.state.selection.$head.index(0)).toBe(3)
  }
})

test('a caret at the end of a paragraph that others split follows its words', () => {
  const { a, b } = together('First half, second half\n')
  put(a, 'First half, second half', 23)
  put(b, 'First half, second half', 12)
  b.commands.splitBlock()
  expect(textsOf(a)).toEqual(['First half, ', 'second half'])
  expect(caretOf(a)).toEqual(['second half', 11])
})

test('a caret before the split stays where it is', () => {
  const { a, b } = together('First half, second half\n')
  put(a, 'First half, second half', 5)
  put(b, 'First half, second half', 12)
  b.commands.splitBlock()
  expect(caretOf(a)).toEqual(['First half, ', 5])
})

test('a caret in a paragraph that others join to the one before follows its words', () => {
  const { a, b } = together('One\n\nTwo words\n\nThree\n')
  put(a, 'Two words', 4)
  put(b, 'Two words', 0)
  b.commands.joinBackward()
  expect(textsOf(a)).toEqual(['OneTwo words', 'Three'])
  expect(caretOf(a)).toEqual(['OneTwo words', 7])
})

test('a caret in a paragraph that others turn into a heading stays in it', () => {
  const { a, b } = together('One\n\nTwo words\n\nThree\n')
  put(a, 'Two words', 4)
  put(b, 'Two words', 0)
  b.commands.setNode('heading', { level: 2 })
  expect(a.state.doc.child(1).type.name).toBe('heading')
  expect(caretOf(a)).toEqual(['Two words', 4])
})

test('a caret in a paragraph that others turn into a list stays in it', () => {
  const { a, b } = together('One\n\nTwo words\n\nThree\n')
  put(a, 'Two words', 4)
  put(b, 'Two words', 0)
  b.commands.toggleBulletList()
  expect(a.state.doc.child(1).type.name).toBe('bulletList')
  expect(caretOf(a)).toEqual(['Two words', 4])
})

test('a copied block gets an id of its own', () => {
  const { a } = together('One\n\nTwo\n')
  const [first] = [a.state.doc.child(0)]
  a.view.dispatch(a.state.tr.insert(a.state.doc.content.size, first))
  const ids: unknown[] = []
  a.state.doc.forEach((node) => ids.push(node.attrs['blockId']))
  expect(new Set(ids).size).toBe(3)
})
