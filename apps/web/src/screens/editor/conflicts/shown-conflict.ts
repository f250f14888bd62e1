import { editorExtensions } from '@forkshop/document'
import { Node } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { VueNodeViewRenderer } from '@tiptap/vue-3'
import ConflictBlock from './ConflictBlock.vue'

const stored = editorExtensions.find(({ name }) => name === 'conflict')
if (!(stored instanceof Node)) throw new Error('the schema has no conflicts')

/** The conflict of the schema as people decide it; Enter goes from the text to its choices. */
export const shownConflict = stored.extend({
  addNodeView: () => VueNodeViewRenderer(ConflictBlock),
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor: { state, view } }) => {
        const { selection } = state
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== this.name) {
          return false
        }
        const block = view.nodeDOM(selection.from)
        if (!(block instanceof HTMLElement)) return false
        block.querySelector<HTMLElement>('button')?.focus()
        return true
      },
    }
  },
})
