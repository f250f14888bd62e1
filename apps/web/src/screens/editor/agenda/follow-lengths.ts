import { parseLength } from '@forkshop/domain'
import type { Editor } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { agendasIn, stepPlaceIn } from './placed-agendas.ts'
import { doChange, STEP_DONE } from './do-step.ts'

/** The length of a step that is being written: where its cell stands, and what it said before. */
type Typed = { readonly cell: number; readonly before: string }

/**
 * Has the hours of a day follow a length that was typed here, once the caret leaves its cell: one step, undone before
 * the length itself. What others type is theirs to follow. Gives back what ends it.
 */
export const followLengths = (editor: Editor): (() => void) => {
  let typed: Typed | null = null
  let last = lengthCellIn(editor.state)
  const leave = (): void => {
    const left = typed
    typed = null
    // once what is under way is done
    if (left !== null) queueMicrotask(() => follow(editor, left))
  }
  const look = ({ transaction }: { readonly transaction: Transaction }): void => {
    typed = typed === null ? null : mapped(typed, transaction)
    const now = lengthCellIn(editor.state)
    if (typed === null && last !== null && isOwn(transaction)) {
      const was = mapped({ cell: last.cell, before: last.text }, transaction)
      const isSameCell = was !== null && now?.cell === was.cell
      if (isSameCell && now.text !== last.text) typed = was
    }
    last = now
    if (typed !== null && now?.cell !== typed.cell) leave()
  }
  editor.on('transaction', look)
  editor.on('blur', leave)
  return () => {
    editor.off('transaction', look)
    editor.off('blur', leave)
  }
}

/** Whether somebody typed that here: not others, no step back, nothing that its hours followed already. */
const isOwn = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  transaction.getMeta(ySyncPluginKey) === undefined &&
  transaction.getMeta(STEP_DONE) === undefined

const mapped = ({ cell, before }: Typed, { mapping }: Transaction): Typed | null => {
  const { pos, deletedAfter } = mapping.mapResult(cell, 1)
  return deletedAfter ? null : { cell: pos, before }
}

/** The length's cell with the caret, by its position, and what it says. */
const lengthCellIn = (state: EditorState): { cell: number; text: string } | null => {
  const at = stepPlaceIn(state)
  if (at === null) return null
  const { $head } = state.selection
  const column = agendasIn(state)[at.day]?.agenda.columns.duration
  return $head.index(2) === column
    ? { cell: $head.before(3), text: $head.node(3).textContent }
    : null
}

const follow = (editor: Editor, { cell, before }: Typed): void => {
  if (editor.isDestroyed) return
  const { doc } = editor.state
  const text = doc.nodeAt(cell)?.textContent ?? ''
  const length = parseLength(text)
  if (length === null || length === parseLength(before)) return
  const place = doc.resolve(cell)
  const day = agendasIn(editor.state).findIndex(({ position }) => position === place.before(1))
  if (day >= 0) doChange(editor, { kind: 'follow', at: { day, row: place.index(1) - 1 }, before })
}
