// @vitest-environment happy-dom
import { blockIds, DRAFT_BODY, draftText, editorExtensions, seedDraft } from '@forkshop/document'
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { Node as PmNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CaretRepair } from './caret-repair.ts'
import { TableKeys } from './table-keys.ts'
import { UndoSteps } from './undo-steps.ts'

const TEXT = `Avant

| Heure | Durée | Étape |
| --- | --- | --- |
| 09:00 | 10 min | Accueil |
| 09:10 | 20 min | Tour |

Après
`

type Person = { readonly editor: Editor; readonly ydoc: Y.Doc }

const enter = (number: number): Person => {
  const ydoc = new Y.Doc()
  ydoc.clientID = 100 + number
  Y.applyUpdate(ydoc, seedDraft(TEXT, 'a1b2c3d4e5'))
  let made = 0
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...editorExtensions,
      Collaboration.configure({ document: ydoc, field: DRAFT_BODY }),
      blockIds(() => `${number}-${(made += 1)}`),
      CaretRepair,
      UndoSteps,
      TableKeys,
    ],
  })
  return { editor, ydoc }
}

/** What one person has is shown to another. */
const carry = (from: Person, to: Person): void =>
  Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)))

const carryAll = (people: readonly Person[]): void => {
  for (const from of people) for (const to of people) if (from !== to) carry(from, to)
  for (const from of people) for (const to of people) if (from !== to) carry(from, to)
}

const tableOf = ({ editor }: Person): PmNode | null =>
  editor.state.doc.children.find(({ type }) => type.name === 'table') ?? null

const gridOf = (person: Person): readonly (readonly string[])[] =>
  (tableOf(person)?.children ?? []).map((row) => row.children.map((cell) => cell.textContent))

/** Puts the caret at the end of a cell; answers its row, or null where there is no table any more. */
const goTo = ({ editor }: Person, part: number): number | null => {
  const cells: { readonly end: number; readonly row: number }[] = []
  editor.state.doc.descendants((node, position, parent, index) => {
    if (node.type.name !== 'tableCell' && node.type.name !== 'tableHeader') return true
    const row = editor.state.doc.resolve(position).index(-1)
    cells.push({ end: position + node.nodeSize - 2, row })
    return parent === null && index < 0
  })
  const cell = cells[Math.floor(part * cells.length)]
  if (cell === undefined) return null
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, cell.end)))
  return cell.row
}

const kinds = ['addRow', 'addColumn', 'deleteRow', 'deleteColumn', 'type', 'carry'] as const
type Kind = (typeof kinds)[number]
type Act = {
  readonly who: number
  readonly to: number
  readonly kind: Kind
  readonly part: number
  readonly isBefore: boolean
}

const act = (person: Person, { kind, part, isBefore }: Act, word: string): void => {
  const row = goTo(person, part)
  if (row === null) return
  const { commands, view, state } = person.editor
  switch (kind) {
    case 'addRow':
      if (isBefore && row > 0) commands.addRowBefore()
      else commands.addRowAfter()
      return
    case 'addColumn':
      if (isBefore) commands.addColumnBefore()
      else commands.addColumnAfter()
      return
    case 'deleteRow':
      if (row > 0) commands.deleteRow()
      return
    case 'deleteColumn':
      commands.deleteColumn()
      return
    case 'type':
      view.dispatch(state.tr.insertText(` ${word}`, state.selection.head))
      return
    case 'carry':
  }
}

const acts = (of: readonly Kind[]) =>
  fc.array(
    fc.record({
      who: fc.nat(4),
      to: fc.nat(4),
      kind: fc.constantFrom(...of),
      part: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      isBefore: fc.boolean(),
    }),
    { maxLength: 30 },
  )

/** Lives what people do until all have all; says what was typed. */
const live = (count: number, script: readonly Act[]) => {
  const people = Array.from({ length: count }, (_, number) => enter(number))
  const typed: string[] = []
  for (const [nth, one] of script.entries()) {
    const [person, other] = [people[one.who % count], people[one.to % count]]
    if (person === undefined || other === undefined) continue
    if (one.kind === 'carry') {
      if (person !== other) carry(person, other)
      continue
    }
    if (one.kind === 'type' && tableOf(person) !== null) typed.push(`W${nth}q`)
    act(person, one, `W${nth}q`)
  }
  carryAll(people)
  return { people, typed }
}

const isWell = ({ people }: ReturnType<typeof live>, script: readonly Act[]): void => {
  const [first] = people
  if (first === undefined) throw new Error('nobody is there')
  const asked = (kind: Kind): number => script.filter((one) => one.kind === kind).length
  for (const person of people) {
    const { doc, schema } = person.editor.state
    doc.check()
    // what is shown is what the draft holds, and all have the same
    const held = yXmlFragmentToProsemirrorJSON(person.ydoc.getXmlFragment(DRAFT_BODY))
    expect(schema.nodeFromJSON(held).toJSON()).toEqual(doc.toJSON())
    expect(doc.toJSON()).toEqual(first.editor.state.doc.toJSON())
    expect(draftText(person.ydoc, TEXT).text).toBe(draftText(first.ydoc, TEXT).text)
  }
  const grid = gridOf(first)
  expect(grid.length).toBeLessThanOrEqual(3 + asked('addRow'))
  for (const row of grid) expect(row.length).toBeLessThanOrEqual(3 + asked('addColumn'))
}

const close = ({ people }: ReturnType<typeof live>): void => {
  for (const { editor, ydoc } of people) {
    editor.destroy()
    ydoc.destroy()
  }
}

test('a table that several change at once is the same for all and has no cell that nobody asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), acts(kinds), (count, script) => {
      const lived = live(count, script)
      isWell(lived, script)
      close(lived)
    }),
    { numRuns: 40 },
  )
})

test('words stand where nobody deletes, each once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      acts(['addRow', 'addColumn', 'type', 'carry']),
      (count, script) => {
        const lived = live(count, script)
        isWell(lived, script)
        const [first] = lived.people
        const words = first === undefined ? [] : gridOf(first).flat().join(' ').match(/W\d+q/g)
        expect((words ?? []).toSorted()).toEqual(lived.typed.toSorted())
        close(lived)
      },
    ),
    { numRuns: 40 },
  )
})

test('who types beside a short row makes no cells', () => {
  const [a, b] = [enter(0), enter(1)]
  goTo(a, 0.99)
  a.editor.commands.addRowAfter()
  goTo(b, 0.99)
  b.editor.commands.addColumnAfter()
  const people = [a, b]
  carryAll(people)
  const sizes = (): readonly number[] => gridOf(a).map((row) => row.length)
  expect(sizes()).toEqual([4, 4, 4, 3])
  for (let round = 0; round < 5; round += 1) {
    for (const [nth, person] of people.entries()) {
      goTo(person, 0.99)
      person.editor.commands.insertContent(`${round}${nth} `)
    }
    carryAll(people)
  }
  expect(sizes()).toEqual([4, 4, 4, 3])
  expect(gridOf(b)).toEqual(gridOf(a))
  expect(draftText(b.ydoc, TEXT).text).toContain('| Heure | Durée | Étape | |')
  close({ people, typed: [] })
})
