// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
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

const fixtures = path.join(
  import.meta.dirname,
  '../../../../../../packages/document/src/clean/testing/fixtures',
)
const clipboard = (program: string): string =>
  readFileSync(path.join(fixtures, `${program}.html`), 'utf8')

const head = ['Heure', 'Durée', 'Étape', 'Animation']
const opening = ['9 h', '30 min', 'Accueil', 'Tous']
const agenda = `${tableText([head, opening])}\nAprès.\n`
const rowsOf = (...rows: readonly (readonly string[])[]): readonly unknown[] => [
  [head, opening, ...rows],
  'Après.',
]

test.each([
  [
    'google-sheets',
    [
      ['11:00', '30 min', 'Bilan/en plénière', ''],
      ['11:30', '1 h', 'Repas partagé', ''],
    ],
  ],
  [
    'excel',
    [
      ['9:00', '30 min', 'Accueil', ''],
      ['9:30', '1 h', 'Atelier/en cercle', ''],
      ['10:30', '15 min', '', ''],
    ],
  ],
  [
    'libreoffice-calc',
    [
      ['09:00', '30 min', 'Accueil', ''],
      ['09:30', '1 h', 'Atelier, en cercle', ''],
    ],
  ],
])(
  'rows of %s become steps, in the columns of the agenda, wherever the caret is',
  async (program, rows) => {
    const editor = await editorWith(agenda)
    for (const words of ['Accueil', 'Tous', '9 h']) {
      caretAfter(editor, words)
      paste(editor, { html: clipboard(program) })
      expect(shape(editor)).toEqual(rowsOf(...rows))
      editor.commands.undo()
      expect(shape(editor)).toEqual(rowsOf())
    }
  },
)

test('columns without a header are known by the hours and lengths in them', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Accueil')
  paste(editor, { text: 'Bilan en cercle\t11:00\t20 min\nRepas\t12:30\t1 h\n' })
  expect(shape(editor)).toEqual(
    rowsOf(['11:00', '20 min', 'Bilan en cercle', ''], ['12:30', '1 h', 'Repas', '']),
  )
  await loaded
  expect(told).toEqual([])
})

test('a header in words of its own is no step', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Accueil')
  paste(editor, { text: 'Quoi\tQuand\nBilan\t11:00\nRepas\t12:30\nFin\t13:30\n' })
  expect(shape(editor)).toEqual(
    rowsOf(['11:00', '', 'Bilan', ''], ['12:30', '', 'Repas', ''], ['13:30', '', 'Fin', '']),
  )
})

test('rows that say no hours go where the caret is', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Accueil')
  paste(editor, { text: 'Bilan\tAna\nRepas\tBo\n' })
  expect(shape(editor)).toEqual(rowsOf(['', '', 'Bilan', 'Ana'], ['', '', 'Repas', 'Bo']))
})

test('a column with a name that the agenda has not is made, undone at once with its rows', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '9 h')
  paste(editor, {
    text: 'Étape\tHeure\tSalle\tDurée\nBilan\t11:00\tGrande salle\t20 min\nRepas\t12:30\t\t1 h\n',
  })
  expect(shape(editor)).toEqual([
    [
      [...head, 'Salle'],
      [...opening, ''],
      ['11:00', '20 min', 'Bilan', '', 'Grande salle'],
      ['12:30', '1 h', 'Repas', '', ''],
    ],
    'Après.',
  ])
  editor.state.doc.check()
  await loaded
  expect(told).toEqual(['paste.rows: paste.made1'])
  editor.commands.undo()
  expect(shape(editor)).toEqual(rowsOf())
})

test('cells without a column or a name stand below their step, and this is told', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '9 h')
  paste(editor, { text: '11:00\tBilan\tAna\tsalle 2\n12:30\tRepas\t\t\n' })
  expect(shape(editor)).toEqual(
    rowsOf(['11:00', '', 'Bilan/Ana/salle 2', ''], ['12:30', '', 'Repas', '']),
  )
  await loaded
  expect(told).toEqual(['paste.lost: paste.below'])
})

test('of two columns for one the second is made too', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '9 h')
  paste(editor, { text: 'Étape\tHeure\tAnimation\tAnimation\nBilan\t11:00\tAna\tBo\n' })
  expect(shape(editor)).toEqual([
    [
      [...head, 'Animation'],
      [...opening, ''],
      ['11:00', '', 'Bilan', 'Ana', 'Bo'],
    ],
    'Après.',
  ])
})

test('a pause merged across what is pasted is a step', async () => {
  const editor = await editorWith(agenda)
  caretAfter(editor, '9 h')
  paste(editor, {
    html: '<table><tr><td>11:00<td>20 min<td>Bilan</tr><tr><td colspan=3>Pause</tr><tr><td>11:30<td>1 h<td>Jeu</tr></table>',
  })
  expect(shape(editor)).toEqual(
    rowsOf(['11:00', '20 min', 'Bilan', ''], ['', '', 'Pause', ''], ['11:30', '1 h', 'Jeu', '']),
  )
})

test.each([
  ['five megabytes of words', { text: 'mot '.repeat(1_300_000) }],
  ['more lines than a page has', { text: 'mot\n'.repeat(30_000) }],
  ['tabs without end', { text: '\t'.repeat(900_000) }],
  ['more rows than a page shows', { text: 'a\tb\n'.repeat(6000) }],
  ['five megabytes of HTML', { html: `<p>${'mot '.repeat(1_300_000)}</p>` }],
])('%s into a cell change nothing, and this is told', { timeout: 10_000 }, async (_, brought) => {
  const editor = await editorWith(agenda)
  caretAfter(editor, 'Accueil')
  paste(editor, brought)
  await loaded
  expect(shape(editor)).toEqual(rowsOf())
  expect(told).toEqual(['paste.refused: paste.refusedText'])
})

test('as plain text, in place of what it became, while other blocks change', async () => {
  const editor = await editorWith('Un.\n\nDeux.\n\nTrois.\n')
  caretAfter(editor, 'Deux.')
  paste(editor, { text: '## Titre\n\n- a' })
  await loaded
  expect(shape(editor)).toEqual(['Un.', 'Deux.', 'Titre', 'a', 'Trois.'])
  caretAfter(editor, 'Un.')
  type(editor, ' Bis.')
  acts[0]?.()
  expect(shape(editor)).toEqual(['Un. Bis.', 'Deux.## Titre', '- a', 'Trois.'])
  expect(told).toEqual(['paste.markdown'])
})

test('what was pasted and then changed stays, and this is told', async () => {
  const editor = await editorWith('Un.\n\nDeux.\n')
  caretAfter(editor, 'Deux.')
  paste(editor, { text: '## Titre\n\n- a' })
  await loaded
  caretAfter(editor, 'Titre')
  type(editor, ' long')
  const before = shape(editor)
  acts[0]?.()
  await loaded
  expect(shape(editor)).toEqual(before)
  expect(told).toEqual(['paste.markdown', 'paste.changed: paste.changedText'])
})
