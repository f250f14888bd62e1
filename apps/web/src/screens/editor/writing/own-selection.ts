import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPluginKey } from '@tiptap/y-tiptap'

/** After how long the editor puts its own selection back into a text that has got the focus. */
const FOCUS_MS = 20

export type OwnSelectionOptions = {
  /** Calls what it is given before each change that comes from others; answers how to stop that. */
  readonly beforeOthers: (listener: () => void) => () => void
}

/**
 * Lets a click or a key that has just moved the caret win over what arrives from others. Browsers tell of a moved caret a
 * task later; an editor that draws others' words or carets meanwhile would put its own old caret back, and what is typed
 * next would land there.
 */
export const OwnSelection = Extension.create<OwnSelectionOptions>({
  name: 'ownSelection',
  addOptions: () => ({ beforeOthers: () => () => {} }),
  dispatchTransaction({ transaction, next }) {
    if (!isOthersCaret(transaction)) return next(transaction)
    const { view } = this.editor
    const { selection } = view.state
    readSelection(view)
    if (view.state.selection.eq(selection)) return next(transaction)
    const met: unknown = transaction.getMeta(yCursorPluginKey)
    next(view.state.tr.setMeta(yCursorPluginKey, met))
  },
  addProseMirrorPlugins() {
    const { beforeOthers } = this.options
    return [
      new Plugin({
        key: new PluginKey('ownSelection'),
        view: (view) => ({ destroy: beforeOthers(() => readSelection(view)) }),
        props: {
          handleDOMEvents: {
            focus: (view) => {
              setTimeout(() => readSelection(view), FOCUS_MS)
              return false
            },
          },
        },
      }),
    ]
  },
})

/** Only where others are is drawn anew: nothing of the text, nor of the own selection. */
const isOthersCaret = (transaction: Transaction): boolean =>
  !transaction.docChanged &&
  !transaction.selectionSet &&
  transaction.getMeta(yCursorPluginKey) !== undefined

/** Has the editor look at the browser's selection now, as it does when the browser tells of it. */
const readSelection = (view: EditorView): void => {
  if (view.isDestroyed || !view.hasFocus()) return
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
