import { NodeSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/vue-3'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { computed, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import { conflictsIn, nextConflict } from './open-conflicts.ts'

/** The passages of a draft that are still to be decided. */
export type Conflicts = {
  readonly positions: ComputedRef<readonly number[]>
  readonly writable: Readonly<Ref<boolean>>
  readonly lang: string
  /** The slug of the draft's page; null while it has none. */
  readonly page: string | null
  /** Puts what a piece of Markdown says in the place of one; nothing for null. */
  readonly decide: (position: number, source: string | null) => Promise<void>
  /** Leads to the next one after the caret, from the top again after the last. */
  readonly goToNext: () => Promise<void>
}

export const conflictsKey: InjectionKey<Conflicts> = Symbol('conflicts')

type Parts = {
  readonly editor: Editor
  /** Counts up when the text changed. */
  readonly tick: Readonly<Ref<number>>
  readonly writable: Readonly<Ref<boolean>>
  readonly lang: string
  readonly page: string | null
  /** Shows the text, where they stand. */
  readonly showText: () => Promise<void>
}

/** Deciding in the text itself: each decision is one step back for undo, and seen by all. */
export const useConflicts = ({
  editor,
  tick,
  writable,
  lang,
  page,
  showText,
}: Parts): Conflicts => {
  const positions = computed(() => {
    void tick.value
    return conflictsIn(editor.state)
  })
  return {
    positions,
    writable,
    lang,
    page,
    decide: async (position, source) => {
      const { decideConflict } = await import('./decide-conflict.ts')
      const transaction = decideConflict(editor.state, position, source)
      if (transaction === null || !writable.value) return
      // what is typed just before and after it are other steps
      const { undoManager } = yUndoPluginKey.getState(editor.state) ?? {}
      undoManager?.stopCapturing()
      editor.view.dispatch(transaction)
      undoManager?.stopCapturing()
      editor.view.focus()
    },
    goToNext: async () => {
      const { state, view } = editor
      const next = nextConflict(conflictsIn(state), state.selection.from)
      if (next === null) return
      await showText()
      view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, next)))
      const element = view.nodeDOM(next)
      if (!(element instanceof HTMLElement)) return
      element.scrollIntoView({ block: 'center' })
      element.focus({ preventScroll: true })
    },
  }
}
