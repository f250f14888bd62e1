// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { caretAfter, openBench } from '../writing/testing/paste-bench.ts'
import { hintsOf, prepareStart } from './prepare-start.ts'

const { editorWith, close } = openBench()
afterEach(close)

const hints = hintsOf('## Lieu\n', 'Où ?', 'Commencer ici')

test('the caret goes to the first empty place', async () => {
  const editor = await editorWith('Avant.\n\n## Lieu\n')
  prepareStart(editor, hints)
  const { $from } = editor.state.selection
  expect([$from.index(0), $from.parent.content.size]).toEqual([2, 0])
})

test('a caret that somebody put elsewhere by then stays', async () => {
  const editor = await editorWith('Avant.\n\n## Lieu\n')
  caretAfter(editor, 'Avant.')
  document.body.append(editor.view.dom)
  editor.view.dom.focus()
  const before = editor.state.selection.anchor
  prepareStart(editor, hints)
  expect(editor.state.doc.childCount).toBe(3)
  expect(editor.state.selection.anchor).toBe(before)
  editor.view.dom.remove()
})
