// @vitest-environment happy-dom
import { markdownOf, parseEditorNode } from '@forkshop/document'
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import { caretAfter, openBench, paste } from './testing/paste-bench.ts'

const { editorWith, close } = openBench()
afterEach(close)

const text = ({ state }: Editor): string =>
  markdownOf(state.doc.children.flatMap((block) => parseEditorNode(block.toJSON()) ?? []))
const list = '- un\n- deux\n- trois\n'
const page = '<h2>Titre</h2><p>Un mot</p>'
const rows = '<table><tr><td>9 h</td><td>Jeu</td></tr><tr><td>10 h</td><td>Fin</td></tr></table>'
const table = '| Heure | Étape |\n| --- | --- |\n| 9 h | Jeu |\n| 10 h | Fin |\n'

type Clipboard = { readonly html?: string; readonly text?: string }
const cases: readonly (readonly [string, string, string, Clipboard, string])[] = [
  ['lines', list, 'deux', { text: 'a\nb\nc' }, '- un\n- deuxa\n- b\n- c\n- trois\n'],
  [
    'lines into boxes',
    '- [x] un\n- [ ] deux\n',
    'un',
    { text: 'a\nb' },
    '- [x] una\n- [ ] b\n- [ ] deux\n',
  ],
  [
    'a list',
    list,
    'deux',
    { html: '<ul><li>a</li><li>b</li></ul>' },
    '- un\n- deuxa\n- b\n- trois\n',
  ],
  [
    'a list with a table in it',
    list,
    'trois',
    { html: `<ul><li>a${rows}</li></ul>` },
    `- un\n\n- deux\n\n- troisa\n\n${table.replace(/^/gm, '  ').trimEnd()}\n`,
  ],
  ['a page', list, 'deux', { html: page }, '- un\n- deux\n\n## Titre\n\nUn mot\n\n- trois\n'],
  ['a page behind the last', list, 'trois', { html: page }, `${list}\n## Titre\n\nUn mot\n`],
  ['rows of a sheet', list, 'trois', { html: rows }, `${list}\n${table}`],
  [
    'lines with hours',
    list,
    'un',
    { text: '9h Jeu\n10h Fin' },
    `- un\n\n${table.replace('9 h', '09:00').replace('10 h', '10:00')}\n- deux\n- trois\n`,
  ],
  [
    'a page into a list of a list',
    '- un\n  - deux\n- trois\n',
    'deux',
    { html: page },
    '- un\n  - deux\n\n## Titre\n\nUn mot\n\n- trois\n',
  ],
  [
    'a page between numbers',
    '3. un\n4. deux\n5. trois\n',
    'deux',
    { html: page },
    '3. un\n4. deux\n\n## Titre\n\nUn mot\n\n5. trois\n',
  ],
]

test.each(
  cases.map(([what, before, words, brought, after]) => ({ what, before, words, brought, after })),
)('$what pasted in a list, undone at once', async ({ before, words, brought, after }) => {
  const editor = await editorWith(before)
  caretAfter(editor, words)
  paste(editor, brought)
  expect(text(editor)).toBe(after)
  editor.state.doc.check()
  editor.commands.undo()
  expect(text(editor)).toBe(before)
})

test.each([
  ['- un\n-\n- trois\n', 4, '- un\n\n## Titre\n\nUn mot\n\n- trois\n'],
  ['-\n', 0, '## Titre\n\nUn mot\n'],
])('an empty item of %j gives way to a page', async (before, skipped, after) => {
  const editor = await editorWith(before)
  let at = 0
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'paragraph' && node.content.size === 0 && position >= skipped)
      at = position + 1
  })
  editor.commands.setTextSelection(at)
  paste(editor, { html: page })
  expect(text(editor)).toBe(after)
  editor.state.doc.check()
})
