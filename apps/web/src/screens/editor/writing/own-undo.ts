import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/**
 * The text is undone by the shared undo alone: the browser's own knows nothing of what others did, of
 * facts and of moved blocks, and would put back letters in the wrong place.
 */
export const OwnUndo = Extension.create({
  name: 'ownUndo',
  addProseMirrorPlugins() {
    const { commands } = this.editor
    return [
      new Plugin({
        key: new PluginKey('ownUndo'),
        props: {
          handleDOMEvents: {
            beforeinput: (view, event) => {
              const isUndo = event.inputType === 'historyUndo'
              if (!isUndo && event.inputType !== 'historyRedo') return false
              event.preventDefault()
              // asked for elsewhere, the browser's undo may land here: then it does nothing
              if (view.hasFocus() && view.editable) (isUndo ? commands.undo : commands.redo)()
              return true
            },
          },
        },
      }),
    ]
  },
})
