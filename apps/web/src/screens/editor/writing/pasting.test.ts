// @vitest-environment happy-dom
import type { Editor } from '@tiptap/core'
import { AllSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { afterEach, expect, test, vi } from 'vitest'
import { pictureBrought } from './brought-picture.ts'
import { moveBlock } from './move-block.ts'
import * as late from './late-paste.ts'
import { nextRow } from './table-keys.ts'
import {
  caretAfter,
  loaded,
  openBench,
  paste,
  shape,
  tableText,
  type,
} from './testing/paste-bench.ts'

const { editorWith, told, acts, close } = openBench()
afterEach(close)

const head = ['Heure', 'Étape', 'Durée']
const opening = ['9 h', 'Accueil', '30 min']
const last = ['10 h', 'Jeu', '1 h']
const agenda = `Avant.\n\n${tableText([head, opening, last])}\nAprès.\n`
const page = (...rows: readonly (readonly string[])[]): readonly unknown[] => [
  'Avant.',
  rows,
  'Après.',
]

const fromDocs =
  '<meta charset="utf-8"><b style="font-weight:normal"><h2>Titre</h2><p>Un mot</p><ul><li><p>un</p></li><li><p>deux</p></li></ul></b>'
const fromSheets =
  '<meta charset="utf-8"><google-sheets-html-origin><style>td { border: 1px }</style><table><colgroup><col width="100"></colgroup><tbody><tr><td>11 h</td><td>Bilan</td></tr><tr><td>12 h</td><td>Repas<br>partagé</td></tr></tbody></table></google-sheets-html-origin>'
const fromExcel =
  '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td { border: 1px }</style></head><body><!--StartFragment--><col width=64><tr><td>11 h</td><td rowspan=2>Bilan</td><td>1 h</td></tr><tr><td>12 h</td><td>2 h</td></tr><!--EndFragment--></body></html>'

test.each([
  ['lines of plain text', { text: 'un\ndeux\n\ntrois\n' }, 'un/deux/trois'],
  ['a page of headings and lists', { html: fromDocs, text: 'Titre' }, 'Titre/Un mot/un/deux'],
  ['one cell of a sheet', { html: '<table><tr><td>un</td></tr></table>', text: 'un' }, 'un'],
  [
    'a table beside other words',
    { html: `<p>Voir</p>${fromSheets}` },
    'Voir/11 h/Bilan/12 h/Repas/partagé',
  ],
])('%s stay in the cell, and are undone at once', async (_, brought, words) => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Accueil')
  type(editor, ' ')
  const before = shape(editor)
  paste(editor, brought)
  expect(shape(editor)).toEqual(page(head, ['9 h', `Accueil ${words}`, '30 min'], last))
  editor.commands.undo()
  expect(shape(editor)).toEqual(before)
})

test.each([
  [
    'Sheets',
    { html: fromSheets, text: '11 h\tBilan\n12 h\tRepas' },
    [
      ['11 h', 'Bilan', ''],
      ['12 h', 'Repas/partagé', ''],
    ],
  ],
  [
    'Excel',
    { html: fromExcel },
    [
      ['11 h', 'Bilan', '1 h'],
      ['12 h', '', '2 h'],
    ],
  ],
  [
    'plain text with tabs',
    { text: '11 h\tBilan\r\n12 h\tRepas\r\n' },
    [
      ['11 h', 'Bilan', ''],
      ['12 h', 'Repas', ''],
    ],
  ],
])('rows from %s become rows below the step, and are undone at once', async (_, brought, rows) => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '9 h')
  paste(editor, brought)
  type(editor, '!')
  editor.commands.undo()
  expect(shape(editor)).toEqual(page(head, opening, ...rows, last))
  editor.commands.undo()
  expect(shape(editor)).toEqual(page(head, opening, last))
})

test('rows fill an empty row, and what has no column is told', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '10 h')
  const row = nextRow(editor.state)
  if (row !== null) editor.view.dispatch(row)
  paste(editor, { text: '11 h\tBilan\t1 h\tAna\n12 h\tRepas\t1 h\t' })
  expect(shape(editor)).toEqual(
    page(head, opening, last, ['11 h', 'Bilan/Ana', '1 h'], ['12 h', 'Repas', '1 h']),
  )
  await loaded
  expect(told).toEqual(['paste.lost: paste.below'])
})

const fromDocsPage =
  '<b style="font-weight:normal;" id="docs-internal-guid-1"><h1><span style="font-weight:400">Titre</span></h1><p><span style="font-weight:400">Un </span><span style="font-weight:700">mot</span><span style="color:#cc0000"> !</span></p></b>'

test('a page of Google Docs comes clean, what is lost is told, and the words alone are offered', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Après.')
  const before = shape(editor)
  paste(editor, { html: fromDocsPage, text: 'Titre\nUn mot !' })
  await loaded
  const table = before[1]
  expect(shape(editor)).toEqual(['Avant.', table, 'Après.', 'Titre', 'Un mot !'])
  expect(editor.getHTML()).toContain('Un <strong>mot</strong> !')
  expect(told).toEqual(['paste.lost: paste.looks'])
  acts[0]?.()
  expect(shape(editor)).toEqual(['Avant.', table, 'Après.Titre', 'Un mot !'])
  expect(editor.getHTML()).not.toContain('<strong>')
})

test('Markdown is read as such, one undo takes it back, and pasting as plain leaves its signs', async () => {
  const editor = await editorWith('Fin.\n')
  caretAfter(editor, 'Fin.')
  paste(editor, { text: '## Après\n\n- un\n- deux' })
  expect(editor.state.doc.children.map(({ type }) => type.name)).toEqual([
    'paragraph',
    'heading',
    'bulletList',
  ])
  editor.commands.undo()
  expect(shape(editor)).toEqual(['Fin.'])
  const key = { key: 'V', ctrlKey: true, shiftKey: true }
  editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', key))
  paste(editor, { text: '## Après\n\n- un' })
  expect(shape(editor)).toEqual(['Fin.## Après', '- un'])
})

test('rows that name their columns go under those of the agenda, from wherever the caret stands', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Jeu')
  paste(editor, { text: 'Activity\tTime\tDuration\nBilan\t11:00\t30 min' })
  expect(shape(editor)).toEqual(page(head, opening, last, ['11:00', 'Bilan', '30 min']))
})

test.each([
  ['Markdown', '- un\n- **deux**\n\n[lien](https://example.org/)', '10 h', 'Jeuun/deux/lien'],
  ['one line of it', 'le **jeu** de [là](https://example.org/)', '10 h', 'Jeule jeu de là'],
])('%s in a cell is read, and as plain its signs stay', async (_, text, hour, words) => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Jeu')
  paste(editor, { text })
  expect(shape(editor)).toEqual(page(head, opening, [hour, words, '1 h']))
  expect(editor.getHTML()).toContain('href="https://example.org/"')
  expect(editor.getHTML()).toContain('<strong>')
  await loaded
  expect(told).toEqual(['paste.markdown'])
  acts[0]?.()
  const lines = text.split(/\n+/).join('/')
  expect(shape(editor)).toEqual(page(head, opening, [hour, `Jeu${lines}`, '1 h']))
})

test('a table of Markdown and lines that begin with hours become rows of an agenda, undone at once', async () => {
  const editor = await editorWith(agenda)
  for (const text of [
    '| Étape | Durée | Heure |\n| --- | --- | --- |\n| Accueil | 30 min | 09:00 |\n| Atelier | 1 h 30 | 09:30 |',
    '9h00 Accueil (30 min)\n9h30 Atelier (1h30)\n',
  ]) {
    caretAfter(editor, 'Jeu')
    paste(editor, { text })
    const rows = [
      ['09:00', 'Accueil', '30 min'],
      ['09:30', 'Atelier', '1 h 30'],
    ]
    expect(shape(editor)).toEqual(page(head, opening, last, ...rows))
    editor.commands.undo()
    expect(shape(editor)).toEqual(page(head, opening, last))
  }
})

test('lines that begin with hours stay words in a table that is no agenda', async () => {
  const editor = await editorWith(
    tableText([
      ['Nom', 'Rôle'],
      ['Ana', 'Jeu'],
    ]),
  )
  caretAfter(editor, 'Jeu')
  paste(editor, { text: '9h00 Accueil\n9h30 Atelier' })
  expect(shape(editor)).toEqual([
    [
      ['Nom', 'Rôle'],
      ['Ana', 'Jeu9h00 Accueil/9h30 Atelier'],
    ],
  ])
})

test('pictures with their bytes come along, others are told to be missing', async () => {
  const editor = await editorWith('Fin.\n')
  caretAfter(editor, 'Fin.')
  paste(editor, {
    html: '<p><img src="data:image/png;base64,AAAA"></p><p><img src="file:///x.png"> b</p>',
  })
  await vi.waitFor(() => expect(told).toEqual(['paste.lost: paste.pictures1']))
  expect(editor.getHTML()).toContain('src="media/b.png"')
  expect(editor.getHTML()).not.toContain('file:')
})

test('more than a page holds changes nothing, and is told', async () => {
  const editor = await editorWith(agenda)
  const before = shape(editor)
  paste(editor, { html: '<i>'.repeat(5000), text: 'a' })
  await loaded
  expect(shape(editor)).toEqual(before)
  expect(told).toEqual(['paste.refused: paste.refusedText'])
})

test('what is copied is Markdown, and rows between tabs for cells', async () => {
  const editor = await editorWith(agenda)
  const { state } = editor
  const copied = (): string => late.textOfCopy(editor.state.selection.content(), editor.view)
  editor.view.dispatch(state.tr.setSelection(new AllSelection(state.doc)))
  expect(copied()).toBe(agenda.trimEnd())
  caretAfter(editor, '9 h')
  expect(copied()).toBe('')
  const cells = [3, 5].map((at) => cellsIn(editor)[at] ?? 0)
  editor.view.dispatch(
    editor.state.tr.setSelection(CellSelection.create(editor.state.doc, cells[0] ?? 0, cells[1])),
  )
  expect(copied()).toBe('9 h\tAccueil\t30 min')
})

const cellsIn = ({ state }: Editor): readonly number[] => {
  const cells: number[] = []
  state.doc.descendants((node, at) => {
    if (node.type.name === 'tableCell' || node.type.name === 'tableHeader') cells.push(at)
  })
  return cells
}

test('outside a table words go on where the caret stands', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Après.')
  paste(editor, { html: '<p> Un</p><p>Deux</p>' })
  expect(shape(editor)).toEqual(['Avant.', [head, opening, last], 'Après.Un', 'Deux'])
})

test('each new row is undone by itself, and so are the words typed in it', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '10 h')
  for (const hour of ['11 h', '12 h']) {
    const row = nextRow(editor.state)
    if (row !== null) editor.view.dispatch(row)
    type(editor, hour)
  }
  const shapes: (readonly unknown[])[] = []
  while (editor.can().undo()) {
    shapes.push(shape(editor))
    editor.commands.undo()
  }
  const row = (hour: string): readonly string[] => [hour, '', '']
  expect([...shapes, shape(editor)]).toEqual([
    page(head, opening, last, row('11 h'), row('12 h')),
    page(head, opening, last, row('11 h'), row('')),
    page(head, opening, last, row('11 h')),
    page(head, opening, last, row('')),
    page(head, opening, last),
  ])
})

test('a moved row is undone by itself', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Jeu')
  type(editor, ' long')
  moveBlock(-1)(editor.state, editor.view.dispatch)
  type(editor, '!')
  editor.commands.undo()
  editor.commands.undo()
  expect(shape(editor)).toEqual(page(head, opening, ['10 h', 'Jeu long', '1 h']))
})

test('a picture that office programs add to words is not what was meant', () => {
  const picture = new File(['x'], 'cells.png', { type: 'image/png' })
  const brought = (text: string) =>
    pictureBrought({
      files: Object.assign([picture], { item: () => picture }),
      getData: () => text,
    })
  expect(brought('9 h\tAccueil')).toBeNull()
  expect(brought('')).toBe(picture)
})
