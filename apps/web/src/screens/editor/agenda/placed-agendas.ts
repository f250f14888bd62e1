import type { StepPlace } from '@forkshop/domain'
import { PluginKey, type EditorState } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import type { AgendaNote } from './notes.ts'
import type { EditedAgenda } from './read-agenda.ts'

/** An agenda table of the draft as it stands: where it is, the day it is for, what it says. */
export type PlacedAgenda = {
  readonly position: number
  readonly heading: { readonly position: number; readonly text: string } | null
  readonly agenda: EditedAgenda
  readonly notes: readonly AgendaNote[]
}

/** A row of a table, by the table's position; the header is row 0. */
export type RowPlace = { readonly table: number; readonly row: number }

/** What is known of the agendas of a draft, and drawn beside them. */
export type NotesState = {
  readonly agendas: readonly PlacedAgenda[]
  /** Notes that somebody chose to leave, by their key. */
  readonly left: ReadonlySet<string>
  /** The row somebody is writing: what it still lacks is not held against it. */
  readonly quiet: RowPlace | null
  readonly decorations: DecorationSet
}

/** Where that is kept. */
export const agendaNotesKey = new PluginKey<NotesState>('agendaNotes')

/** The agendas of the draft, in its order; empty before the plugin has seen any text. */
export const agendasIn = (state: EditorState): readonly PlacedAgenda[] =>
  agendaNotesKey.getState(state)?.agendas ?? []

/** The step that the caret is in; null in the header of an agenda and everywhere else. */
export const stepPlaceIn = (state: EditorState): StepPlace | null => {
  const place = rowOfCaret(state)
  const day = agendasIn(state).findIndex(({ position }) => position === place?.table)
  return place === null || day < 0 || place.row === 0 ? null : { day, row: place.row - 1 }
}

/** The row of a table that the caret is in; null outside of tables. */
export const rowOfCaret = ({ selection: { $head } }: EditorState): RowPlace | null =>
  $head.depth > 2 && $head.node(1).type.name === 'table'
    ? { table: $head.before(1), row: $head.index(1) }
    : null
