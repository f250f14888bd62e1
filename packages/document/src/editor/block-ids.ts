import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { EditorState, Transaction } from '@tiptap/pm/state'

/**
 * Gives an id to each top-level block that a person makes here, and a new one to a copy. What comes
 * from others is left alone: they number their own blocks, and two numbers for one lose text.
 */
export function blockIds(makeId: () => string): Extension {
  return Extension.create({
    name: 'blockIds',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('blockIds'),
        appendTransaction: (transactions, _, state) =>
          transactions.some((transaction) => transaction.docChanged) &&
          !transactions.some(isFromOthers)
            ? withIds(state, makeId)
            : null,
      }),
    ],
  })
}

function isFromOthers(transaction: Transaction): boolean {
  const sync: unknown = transaction.getMeta(ySyncPluginKey)
  return (
    typeof sync === 'object' &&
    sync !== null &&
    'isChangeOrigin' in sync &&
    sync.isChangeOrigin === true
  )
}

function withIds(state: EditorState, makeId: () => string): Transaction | null {
  const seen = new Set<unknown>()
  const transaction = state.tr
  state.doc.forEach((node, offset) => {
    const id: unknown = node.attrs['blockId']
    if (typeof id === 'string' && !seen.has(id)) {
      seen.add(id)
      return
    }
    if ('blockId' in node.attrs) transaction.setNodeAttribute(offset, 'blockId', makeId())
  })
  return transaction.docChanged ? transaction : null
}
