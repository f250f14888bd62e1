// @vitest-environment happy-dom
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { caretBehind, editAgendaText, type AgendaEditor } from '../testing/agenda-editor.ts'
import { followLengths } from './follow-lengths.ts'

const text = [
  '| Heure | Durée | Étape |',
  '|---|---|---|',
  '| 9:00 | 30 min | Accueil |',
  '| 9:30 | 1 h | Atelier |',
  '| **12:00** | 1 h | Repas |',
  '',
].join('\n')

let open: AgendaEditor
let end: () => void
beforeEach(() => {
  open = editAgendaText(text)
  end = followLengths(open.editor)
})
afterEach(() => {
  end()
  open.editor.destroy()
})

const hours = async (): Promise<readonly string[]> => {
  await Promise.resolve() // what was typed is followed once its keys are done with
  const table = open.editor.state.doc.child(0)
  return table.children.slice(1).map((row) => row.child(0).textContent)
}
const type = (words: string): boolean => open.editor.commands.insertContent(words)

test('hours follow a length once its cell is left, and one in bold holds', async () => {
  caretBehind(open.editor, '30')
  open.editor.commands.deleteRange({
    from: open.editor.state.selection.from - 2,
    to: open.editor.state.selection.from,
  })
  type('4')
  expect(await hours()).toEqual(['9:00', '9:30', '12:00'])
  type('5')
  expect(await hours()).toEqual(['9:00', '9:30', '12:00'])
  caretBehind(open.editor, 'Atelier')
  expect(await hours()).toEqual(['9:00', '9:45', '12:00'])
  expect(open.editor.state.selection.$head.parent.textContent).toBe('Atelier')
})

test('what is no length, or the same one, moves nothing', async () => {
  caretBehind(open.editor, '30 min')
  type(' environ')
  caretBehind(open.editor, 'Repas')
  expect(await hours()).toEqual(['9:00', '9:30', '12:00'])
  caretBehind(open.editor, '1 h')
  caretBehind(open.editor, 'Repas')
  expect(await hours()).toEqual(['9:00', '9:30', '12:00'])
})

test('leaving the editor is leaving the cell', async () => {
  caretBehind(open.editor, '30')
  type('0')
  open.editor.emit('blur', {
    editor: open.editor,
    event: new FocusEvent('blur'),
    transaction: open.editor.state.tr,
  })
  expect(await hours()).toEqual(['9:00', '14:00', '12:00'])
})

test('what somebody else typed there is theirs to follow', async () => {
  caretBehind(open.editor, '30')
  const { tr, selection } = open.editor.state
  open.editor.view.dispatch(
    tr.insertText('0', selection.from).setMeta(ySyncPluginKey, { isChangeOrigin: true }),
  )
  caretBehind(open.editor, 'Atelier')
  expect(await hours()).toEqual(['9:00', '9:30', '12:00'])
})
