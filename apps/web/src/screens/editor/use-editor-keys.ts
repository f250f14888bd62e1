import { onBeforeUnmount, onMounted } from 'vue'
import { hasOwnUndo, undoKeyOf } from './undo-key.ts'

type Actions = {
  readonly publish: () => void
  readonly link: () => void
  readonly toolbar: () => void
  readonly comment: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** What M is with Alt, on keyboards that write a sign with it. */
const COMMENT = ['m', 'µ', 'μ']

/**
 * Keys of the whole editor: publish, link, comment, go to the toolbar, undo and redo. The text has its own
 * besides. The browser's undo keeps to the fields of forms: anywhere else it would change the text.
 */
export const useEditorKeys = (actions: Actions): void => {
  const onKey = (event: KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey
    const undo = hasOwnUndo(event.target) ? null : undoKeyOf(event)
    const isDone = undo !== null && event.defaultPrevented // by the text itself
    const action =
      isMod && event.key === 'Enter'
        ? actions.publish
        : isMod && event.key.toLowerCase() === 'k'
          ? actions.link
          : event.altKey && event.key === 'F10'
            ? actions.toolbar
            : isMod && event.altKey && COMMENT.includes(event.key.toLowerCase())
              ? actions.comment
              : undo === null
                ? null
                : actions[undo]
    if (action === null) return
    event.preventDefault()
    if (!isDone) action()
  }
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
}
