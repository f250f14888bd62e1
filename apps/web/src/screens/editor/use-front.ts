import { shallowRef, type Ref, type ShallowRef } from 'vue'
import type { EditorView } from './frame/editor-menu.ts'

/** The dialogs of the editor that its own buttons and messages open. */
export type EditorDialog =
  | 'changes'
  | 'people'
  | 'discard'
  | 'sign-in'
  | 'keys'
  | 'bring-in'
  | 'earlier'

export type Front = {
  readonly dialog: ShallowRef<EditorDialog | null>
  readonly publishOpen: ShallowRef<boolean>
  /** Opens the panel to publish, asked for by its key. */
  readonly wantPublish: () => void
  /** Asks who it is, in front of everything. */
  readonly askSignIn: () => void
  /** Whether undo and redo would change what is in sight: not while something asks a question, or the source is shown. */
  readonly mayTakeBack: () => boolean
}

type Parts = {
  readonly writable: Readonly<Ref<boolean>>
  readonly view: Readonly<Ref<EditorView>>
  /** Whether something that is put into the text is being asked about. */
  readonly isInserting: () => boolean
}

/** What stands in front of the text, one thing at a time. */
export const useFront = ({ writable, view, isInserting }: Parts): Front => {
  const dialog = shallowRef<EditorDialog | null>(null)
  const publishOpen = shallowRef(false)
  return {
    dialog,
    publishOpen,
    wantPublish: () => {
      if (writable.value && dialog.value === null) publishOpen.value = true
    },
    askSignIn: () => {
      publishOpen.value = false
      dialog.value = 'sign-in'
    },
    mayTakeBack: () => {
      const isAsking = dialog.value !== null || publishOpen.value || isInserting()
      return writable.value && !isAsking && view.value !== 'source'
    },
  }
}
