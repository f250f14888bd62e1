// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { caretAfter, drop, openBench, paste, shape, tableText } from './testing/paste-bench.ts'

const { editorWith, told, close } = openBench()
afterEach(close)

const text = `Avant.\n\n${tableText([
  ['Heure', 'Étape'],
  ['9 h', 'Accueil'],
])}`
const table = (step: string): readonly unknown[] => [
  [
    ['Heure', 'Étape'],
    ['9 h', step],
  ],
]
const away = () => Promise.reject(new TypeError('no line'))

test('without a line a paste into a cell is its words on one line, and this is told', async () => {
  const editor = await editorWith(text, away)
  caretAfter(editor, 'Accueil')
  paste(editor, { html: '<h2>Un</h2><p>Deux</p>', text: ' Un\n\nDeux\n' })
  await vi.waitFor(() => expect(told).toEqual(['editor.pastedWords']))
  expect(shape(editor)).toEqual(['Avant.', ...table('AccueilUn Deux')])
  paste(editor, { html: '<table><tr><td>Trois</td></tr></table>' })
  await vi.waitFor(() => expect(shape(editor)).toEqual(['Avant.', ...table('AccueilUn DeuxTrois')]))
})

test('without a line a paste into the text is its lines, and this is told', async () => {
  const editor = await editorWith(text, away)
  caretAfter(editor, 'Avant.')
  paste(editor, { html: '<h2>Un</h2><p>Deux</p>', text: 'Un\n\nDeux' })
  await vi.waitFor(() => expect(told).toEqual(['editor.pastedWords']))
  expect(shape(editor)).toEqual(['Avant.Un', 'Deux', ...table('Accueil')])
})

test('what is dropped into a cell without a line is its words, and this is told', async () => {
  const editor = await editorWith(text, away)
  let cell = 0
  editor.state.doc.descendants((node, at) => {
    if (node.text === 'Accueil') cell = at + node.nodeSize
  })
  drop(editor, { html: '<h2>Un</h2><p>Deux</p>', text: 'Un\n\nDeux' }, cell)
  await vi.waitFor(() => expect(told).toEqual(['editor.pastedWords']))
  expect(shape(editor)).toEqual(['Avant.', ...table('AccueilUn Deux')])
  editor.commands.undo()
  expect(shape(editor)).toEqual(['Avant.', ...table('Accueil')])
})
