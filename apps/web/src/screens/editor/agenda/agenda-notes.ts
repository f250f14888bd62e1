import { Extension, type Editor } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { drawDayTotal, drawNote, type NoteWords } from './draw-note.ts'
import { notesOf, type AgendaNote } from './notes.ts'
import {
  agendaNotesKey as key,
  agendasIn,
  rowOfCaret,
  type NotesState,
  type PlacedAgenda,
  type RowPlace,
} from './placed-agendas.ts'
import { readAgenda, type EditedAgenda } from './read-agenda.ts'
import { shiftRows } from './shift-rows.ts'
import { changeLater } from './step-later.ts'

/**
 * Computed totals beside the day's heading, computed hours where none is written, problems under their row with the repair as a button, and
 * names for the columns, by which a phone lays rows out.
 */
export const AgendaNotes = Extension.create<{ readonly words: NoteWords }>({
  name: 'agendaNotes',
  addOptions: () => ({
    words: { note: () => '', repair: () => '', leave: '', total: () => [] },
  }),
  addProseMirrorPlugins() {
    const { words } = this.options
    const { editor } = this
    // what a table says is worked out once for each of its states
    const cache = new WeakMap<PmNode, { readonly agenda: EditedAgenda | null }>()
    const read = (table: PmNode): EditedAgenda | null => {
      const known = cache.get(table)
      if (known !== undefined) return known.agenda
      const agenda = readAgenda(table)
      cache.set(table, { agenda })
      return agenda
    }
    const build = (state: EditorState, left: ReadonlySet<string>): NotesState => {
      const agendas = placeAgendas(state.doc, read)
      const quiet = rowOfCaret(state)
      const decorations = agendas.flatMap((placed) =>
        decorate(state.doc, placed, { left, words, quiet, editor }),
      )
      return { agendas, left, quiet, decorations: DecorationSet.create(state.doc, decorations) }
    }
    return [
      new Plugin<NotesState>({
        key,
        state: {
          init: (_, state) => build(state, new Set()),
          apply: (transaction, notes, _, state) => {
            const leave: unknown = transaction.getMeta(key)
            if (typeof leave === 'string') return build(state, new Set([...notes.left, leave]))
            const isMoved = !isSamePlace(notes.quiet, rowOfCaret(state))
            return transaction.docChanged || isMoved ? build(state, notes.left) : notes
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ]
  },
})

const isSamePlace = (a: RowPlace | null, b: RowPlace | null): boolean =>
  a?.table === b?.table && a?.row === b?.row

const placeAgendas = (
  doc: PmNode,
  read: (table: PmNode) => EditedAgenda | null,
): readonly PlacedAgenda[] => {
  const agendas: PlacedAgenda[] = []
  let heading: PlacedAgenda['heading'] = null
  doc.forEach((node, position) => {
    if (node.type.name === 'heading') heading = { position, text: node.textContent }
    const agenda = node.type.name === 'table' ? read(node) : null
    if (agenda !== null) agendas.push({ position, heading, agenda, notes: notesOf(agenda) })
  })
  return agendas
}

const decorate = (
  doc: PmNode,
  { position, heading, agenda, notes }: PlacedAgenda,
  {
    left,
    words,
    quiet,
    editor,
  }: {
    readonly editor: Editor
    readonly left: ReadonlySet<string>
    readonly words: NoteWords
    readonly quiet: RowPlace | null
  },
): readonly Decoration[] => {
  const table = doc.nodeAt(position)
  if (table === null) return []
  const decorations = [
    Decoration.node(position, position + table.nodeSize, { class: 'agenda-grid' }),
  ]
  const above = heading === null ? null : doc.nodeAt(heading.position)
  const isBeside = heading !== null && heading.position + (above?.nodeSize ?? 0) === position
  if (isBeside) {
    decorations.push(Decoration.node(heading.position, position, { class: 'day-heading' }))
  }
  decorations.push(
    Decoration.widget(position, () => drawDayTotal(agenda, words, isBeside), {
      side: -1,
      ignoreSelection: true,
      key: `total ${agenda.start} ${agenda.end} ${agenda.totalMinutes} ${isBeside}`,
    }),
  )
  const columnNames = namesOf(agenda)
  const hours = new Map<number, string | undefined>(
    agenda.steps.map(({ row, start }) => [row, start ?? undefined]),
  )
  const open = notes.filter((note) => {
    // a length that is being typed moves what follows once it is left, but for hours that hold
    const row = note.shift === null ? note.row : note.isFixed ? null : note.under
    const isBeingWritten = quiet?.table === position && quiet.row === row
    return !left.has(note.key) && !isBeingWritten
  })
  table.forEach((row, offset, index) => {
    const at = position + 1 + offset
    let cellAt = at + 1
    row.forEach((cell, _, column) => {
      const name = columnNames.get(column)
      if (name !== undefined) {
        const hour = name === 'start' && isEmpty(cell) ? hours.get(index) : undefined
        decorations.push(
          Decoration.node(cellAt, cellAt + cell.nodeSize, {
            'data-column': name,
            ...(hour !== undefined && { 'data-hour': hour }),
          }),
        )
      }
      cellAt += cell.nodeSize
    })
    for (const note of open.filter(({ under }) => under === index)) {
      decorations.push(
        Decoration.widget(
          at + row.nodeSize,
          (view, getPosition) =>
            drawNote(note, words, actionsOf({ view, editor }, getPosition, note)),
          {
            side: -1,
            ignoreSelection: true,
            stopEvent: () => true,
            key: `${note.key} ${row.childCount}`,
          },
        ),
      )
    }
  })
  return decorations
}

const isEmpty = (cell: PmNode): boolean => cell.textContent.trim() === ''

const namesOf = ({ columns }: EditedAgenda): ReadonlyMap<number, string> =>
  new Map([
    [columns.start, 'start'],
    [columns.duration, 'duration'],
    [columns.step, 'step'],
    [columns.ledBy, 'ledBy'],
  ])

const actionsOf = (
  { view, editor }: { readonly view: EditorView; readonly editor: Editor },
  getPosition: () => number | undefined,
  note: AgendaNote,
) => ({
  columns: view.state.doc.resolve(getPosition() ?? 0).nodeBefore?.childCount ?? 4,
  repair: () => {
    const position = getPosition()
    if (position === undefined || !view.editable) return
    const table = view.state.doc.resolve(position).before()
    if (note.shift !== null) {
      view.dispatch(shiftRows(view.state.tr, { table, row: note.shift.row }, note.shift.minutes))
    } else if (note.length !== null) {
      const day = agendasIn(view.state).findIndex((agenda) => agenda.position === table)
      const at = { day, row: note.row - 1 }
      void changeLater(editor, { kind: 'length', at, minutes: note.length })
    }
    view.focus()
  },
  leave: () => {
    view.dispatch(view.state.tr.setMeta(key, note.key))
    view.focus()
  },
})
