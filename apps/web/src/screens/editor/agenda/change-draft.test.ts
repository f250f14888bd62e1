// @vitest-environment happy-dom
import type { AgendaChange } from '@forkshop/domain'
import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import {
  caretBehind,
  editAgendaText,
  shortenRow,
  type AgendaEditor,
} from '../testing/agenda-editor.ts'
import { OWN_STEP } from '../own-step.ts'
import { stepPlaceIn } from './placed-agendas.ts'
import { changeDraft } from './change-draft.ts'

let open: AgendaEditor | null = null
afterEach(() => {
  open?.editor.destroy()
  open = null
})

const friday = [
  '| Heure | Durée | Étape | Salle  |',
  '|:---|---|---|---|',
  '| 18:00 | 30 min | Accueil | |',
  '| 18:30 |  90 min | [Atelier](/methods/a) *un* | B\\|2 |',
  '| **20:30** | 60 min | Repas | |',
  '| 21:30 | 15 min | Fin | non |',
]
const saturday = ['| Heure | Étape |', '|---|---|', '| 9:00 | Reprise |']
const text = [
  'Un *soir*,  deux blancs.',
  '',
  '## Vendredi',
  '',
  ...friday,
  '',
  '## Samedi',
  '',
  ...saturday,
  '',
].join('\n')

const edit = (): Editor => {
  open = editAgendaText(text)
  return open.editor
}
const change = (editor: Editor, one: AgendaChange): ReturnType<typeof changeDraft> => {
  const made = changeDraft(editor.state, one)
  if (made !== null) editor.view.dispatch(made.transaction)
  return made
}
const lines = (): readonly string[] => (open?.text() ?? '').split('\n')
const at = (row: number, day = 0) => ({ day, row })

test('a step that moves takes its hour along, and no other byte changes', () => {
  const editor = edit()
  const made = change(editor, { kind: 'move', at: at(3), to: at(1) })
  expect(made?.at).toEqual(at(1))
  const expected = text.split('\n')
  expected.splice(
    6,
    4,
    friday[2] ?? '',
    '| 18:30 | 15 min | Fin | non |',
    '| 18:45 |  90 min | [Atelier](/methods/a) *un* | B\\|2 |',
    friday[4] ?? '',
  )
  expect(lines()).toEqual(expected)
  expect(made?.transaction.getMeta(OWN_STEP)).toBe(true)
})

test('of a row with another hour only that cell is written', () => {
  const editor = edit()
  const before = editor.state.doc.child(2)
  change(editor, { kind: 'length', at: at(0), minutes: 45 })
  const after = editor.state.doc.child(2)
  const cell = (table: typeof before, row: number, column: number) => table.child(row).child(column)
  expect(cell(after, 1, 1).textContent).toBe('45 min')
  expect(cell(after, 2, 0).textContent).toBe('18:45')
  expect(cell(after, 2, 2)).toBe(cell(before, 2, 2))
  expect(after.child(3)).toBe(before.child(3))
})

test('the caret goes with its step, and stays in any other', () => {
  const editor = edit()
  caretBehind(editor, 'Atel')
  change(editor, { kind: 'move', at: at(1), to: at(0) })
  expect(stepPlaceIn(editor.state)).toEqual(at(0))
  expect(editor.state.selection.$head.parentOffset).toBe(4)
  change(editor, { kind: 'move', at: at(3), to: at(0) })
  expect(stepPlaceIn(editor.state)).toEqual(at(1))
  expect(editor.state.selection.$head.parent.textContent).toBe('Atelier un')
  change(editor, { kind: 'move', at: at(1), to: at(0, 1) })
  expect(stepPlaceIn(editor.state)).toEqual(at(0, 1))
  expect(editor.state.selection.$head.parent.textContent).toContain('Atelier un')
})

test('a step that goes to another day keeps its words', () => {
  const editor = edit()
  change(editor, { kind: 'move', at: at(1), to: at(1, 1) })
  const saved = open?.text() ?? ''
  expect(saved.split('## Samedi')[0]).not.toContain('Atelier')
  expect(saved.split('## Samedi')[1]).toMatch(
    /\[Atelier\]\(\/methods\/a\) \*un\*.*90 min|90 min.*Atelier/,
  )
})

/** How many lines at the end of the text a change of the first day leaves as they are, and one of the second. */
const [BEHIND_FIRST, BEHIND_SECOND] = [7, 0]
test.each<{ one: AgendaChange; behind: number }>([
  { one: { kind: 'duplicate', at: at(1) }, behind: BEHIND_FIRST },
  { one: { kind: 'split', at: at(1) }, behind: BEHIND_FIRST },
  { one: { kind: 'join', at: at(0) }, behind: BEHIND_FIRST },
  { one: { kind: 'insert', at: at(4), step: 'Au revoir', minutes: 10 }, behind: BEHIND_FIRST },
  { one: { kind: 'remove', at: at(0) }, behind: BEHIND_FIRST },
  { one: { kind: 'hour', at: at(3), minutes: 1300, isFixed: true }, behind: BEHIND_FIRST },
  { one: { kind: 'column', day: 0, column: 'notes', name: 'Notes' }, behind: BEHIND_FIRST },
  { one: { kind: 'column', day: 1, column: 'duration', name: 'Durée' }, behind: BEHIND_SECOND },
])('$one leaves a table of even rows and the text around it', ({ one, behind }) => {
  const editor = edit()
  expect(change(editor, one)).not.toBeNull()
  editor.state.doc.check()
  editor.state.doc.forEach((table) => {
    if (table.type.name !== 'table') return
    expect(new Set(table.children.map(({ childCount }) => childCount)).size).toBe(1)
  })
  const saved = lines()
  expect(saved.slice(0, 4)).toEqual(text.split('\n').slice(0, 4))
  expect(saved.slice(saved.length - behind)).toEqual(
    text.split('\n').toSpliced(0, text.split('\n').length - behind),
  )
})

test('what cannot be done, or changes nothing, is no change', () => {
  const { state } = edit()
  expect(changeDraft(state, { kind: 'remove', at: at(9) })).toBeNull()
  expect(changeDraft(state, { kind: 'length', at: at(0, 1), minutes: 10 })).toBeNull()
  expect(changeDraft(state, { kind: 'move', at: at(0), to: at(0, 7) })).toBeNull()
  expect(changeDraft(state, { kind: 'length', at: at(0), minutes: 30 })).toBeNull()
})

const rows = (editor: Editor): readonly (readonly string[])[] => {
  const table = editor.state.doc.children.find(({ type }) => type.name === 'table')
  return (table?.children ?? []).map((row) => row.children.map(({ textContent }) => textContent))
}

test('a row that lacks cells keeps to them unless something is written there', () => {
  const editor = edit()
  shortenRow(editor, 2, 3)
  shortenRow(editor, 4, 1)
  change(editor, { kind: 'length', at: at(0), minutes: 45 })
  expect(rows(editor)).toEqual([
    ['Heure', 'Durée', 'Étape', 'Salle'],
    ['18:00', '45 min', 'Accueil', ''],
    ['18:45'],
    ['20:30', '60 min', 'Repas', ''],
    ['21:30', '15 min', 'Fin'],
  ])
  change(editor, { kind: 'length', at: at(1), minutes: 20 })
  expect(rows(editor)[2]).toEqual(['18:45', '20 min'])
  change(editor, { kind: 'move', at: at(3), to: at(0) })
  expect(rows(editor)[1]).toEqual(['18:00', '15 min', 'Fin'])
  editor.state.doc.check()
})
