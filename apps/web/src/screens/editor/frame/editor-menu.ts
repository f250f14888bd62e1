import { inject, type InjectionKey, type Ref } from 'vue'

/** The ways to look at a draft. */
export const editorViews = ['text', 'planner', 'fields', 'source'] as const
export type EditorView = (typeof editorViews)[number]

/** What the menu of the editor can do. */
export type EditorMenuActions = {
  readonly view: Readonly<Ref<EditorView>>
  /** Those that this draft has. */
  readonly views: readonly EditorView[]
  readonly show: (view: EditorView) => void
  readonly canDiscard: Readonly<Ref<boolean>>
  readonly discard: () => void
  readonly keys: () => void
  /** Shows what the draft said before. */
  readonly earlier: () => void
}

export const editorMenuKey: InjectionKey<EditorMenuActions> = Symbol('editor menu')

export const useEditorMenu = (): EditorMenuActions => {
  const actions = inject(editorMenuKey)
  if (actions === undefined) throw new Error('the editor menu is not installed')
  return actions
}
