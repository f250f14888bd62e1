import { blockIds, editorExtensions } from '@forkshop/document'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { EditorState } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { AgendaNotes } from '../agenda/agenda-notes.ts'
import type { NoteWords } from '../agenda/draw-note.ts'
import type { Room } from '../room/open-room.ts'
import { freeColour, peopleIn, type Awareness } from '../room/presence.ts'
import { FIELD_CHANGE } from '../fields/field-store.ts'
import { newKey } from '../../../ui/new-key.ts'
import { whoNumber } from '../../../ui/who.ts'
import { shownConflict } from '../conflicts/shown-conflict.ts'
import { CaretRepair } from './caret-repair.ts'
import { caretsOf } from './carets.ts'
import { MissingCells } from './missing-cells.ts'
import { NodeViews, type NodeViewOptions } from './node-views.ts'
import { inOwnDirection } from './own-direction.ts'
import { OwnSelection } from './own-selection.ts'
import { OwnUndo } from './own-undo.ts'
import type { PasteHost } from './paste-host.ts'
import { Pasting } from './pasting.ts'
import { SlashMenuKeys, type SlashKey } from './slash.ts'
import { TableKeys } from './table-keys.ts'
import { UndoSteps } from './undo-steps.ts'

/** Lets undoing take back changes of facts as well as of the text. */
export const undoFieldsToo = (state: EditorState, ydoc: Y.Doc): void => {
  const { undoManager } = yUndoPluginKey.getState(state) ?? {}
  undoManager?.addToScope([ydoc.getMap('fields'), ydoc.getArray('order')])
}

export type DraftExtensionOptions = {
  readonly room: Pick<Room, 'ydoc' | 'provider'>
  readonly field: string
  readonly userName: string
  readonly taskLabel: string
  readonly notes: NoteWords
  readonly views: NodeViewOptions
  readonly onSlashKey: (name: SlashKey) => boolean
  readonly onBrackets: (typed: string) => void
  readonly pasteHost: PasteHost
}

/** The shared schema bound to a draft, with carets, ids, tables, agendas and the insert menu. */
export const draftExtensions = (options: DraftExtensionOptions): Extensions => {
  const { ydoc, provider } = options.room
  return [
    ...editorExtensions.map((extension) => shown(extension, options)),
    Collaboration.configure({
      document: ydoc,
      field: options.field,
      yUndoOptions: { trackedOrigins: [FIELD_CHANGE] },
    }),
    ...(provider.awareness === null
      ? []
      : [caretsOf(provider.awareness, userOf(provider.awareness, options.userName))]),
    blockIds(newBlockId),
    CaretRepair,
    OwnSelection.configure({ beforeOthers: (listener) => onMessage(provider, listener) }),
    OwnUndo,
    UndoSteps,
    Pasting.configure({ host: options.pasteHost }),
    TableKeys,
    MissingCells,
    SlashMenuKeys.configure({ onKey: options.onSlashKey, onBrackets: options.onBrackets }),
    AgendaNotes.configure({ words: options.notes }),
    NodeViews.configure(options.views),
  ]
}

/** Calls a listener before what a message brings is applied. */
const onMessage = (provider: Room['provider'], listener: () => void): (() => void) => {
  provider.on('message', listener)
  return () => provider.off('message', listener)
}

/** The extensions that a browser shows in its own way. */
const shown = (extension: Extensions[number], { taskLabel }: DraftExtensionOptions) => {
  if (extension.name === 'taskItem') {
    return extension.configure({ nested: true, a11y: { checkboxLabel: () => taskLabel } })
  }
  return extension.name === 'conflict' ? shownConflict : inOwnDirection(extension)
}

/** Twelve random letters: enough to differ within one page. */
const newBlockId = (): string => newKey().slice(0, 12)

const userOf = (awareness: Awareness, name: string) => {
  const taken = peopleIn(awareness.getStates(), awareness.clientID)
    .filter(({ own }) => !own)
    .map(({ who }) => who)
  return { name, color: freeColour(whoNumber(name), taken) }
}
