import { Editor } from '@tiptap/vue-3'
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import {
  draftExtensions,
  undoFieldsToo,
  type DraftExtensionOptions,
} from './writing/draft-extensions.ts'
import { idleToolbar, toolbarStateOf, type ToolbarState } from './writing/toolbar-state.ts'

export type DraftEditor = {
  readonly editor: Editor
  readonly toolbar: Readonly<ShallowRef<ToolbarState>>
  /** Counts up after changes of text or selection, once a frame. */
  readonly tick: Readonly<ShallowRef<number>>
}

/** The editor of a draft; its toolbar follows the caret, at most once a frame. */
export const useDraftEditor = (
  options: DraftExtensionOptions & { readonly lang: string; readonly label: string },
): DraftEditor => {
  const toolbar = shallowRef<ToolbarState>(idleToolbar)
  const tick = shallowRef(0)
  let waiting = false
  const editor = new Editor({
    extensions: draftExtensions(options),
    editable: false, // until the text has come
    injectCSS: false,
    editorProps: {
      scrollMargin: { top: 140, bottom: 90, left: 0, right: 0 },
      scrollThreshold: { top: 130, bottom: 80, left: 0, right: 0 },
      attributes: {
        class: 'read draft-text',
        role: 'textbox',
        lang: options.lang,
        'aria-label': options.label,
        'aria-multiline': 'true',
      },
    },
  })
  undoFieldsToo(editor.state, options.room.ydoc)
  const look = (): void => {
    waiting = false
    if (editor.isDestroyed) return
    toolbar.value = toolbarStateOf(editor)
    tick.value += 1
  }
  editor.on('transaction', () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(look)
  })
  onBeforeUnmount(() => editor.destroy())
  return { editor, toolbar, tick }
}
