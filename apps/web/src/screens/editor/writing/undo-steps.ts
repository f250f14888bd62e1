import { Extension } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import { OWN_STEP } from '../own-step.ts'

const bringing: readonly unknown[] = ['paste', 'drop', 'cut']

/**
 * What is undone at once: the shared undo takes together what happens within half a second, which is
 * right for letters. A row made, deleted or moved and what was pasted are steps of their own.
 */
export const UndoSteps = Extension.create({
  name: 'undoSteps',
  dispatchTransaction({ transaction, next }) {
    const { undoManager } = yUndoPluginKey.getState(this.editor.state) ?? {}
    const isOwn = isOwnStep(transaction)
    if (isOwn) undoManager?.stopCapturing()
    next(transaction)
    if (isOwn) undoManager?.stopCapturing()
  },
})

const isOwnStep = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  transaction.getMeta(ySyncPluginKey) === undefined && // not what others did
  (transaction.getMeta(OWN_STEP) === true ||
    bringing.includes(transaction.getMeta('uiEvent')) ||
    rowsIn(transaction.before) !== rowsIn(transaction.doc))

const rowsIn = (doc: PmNode): number =>
  doc.children.reduce(
    (sum, { type, childCount }) => (type.name === 'table' ? sum + childCount : sum),
    0,
  )
