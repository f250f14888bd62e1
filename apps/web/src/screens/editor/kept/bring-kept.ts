import * as Y from 'yjs'
import type { AsMade } from '../room/unacknowledged.ts'
import { asEdit } from './as-edit.ts'
import {
  fieldItems,
  isGone,
  passagesIn,
  valueOf,
  type Passage,
} from '../../../parts/kept/passages.ts'

/** Marks what comes from this device: it is sent as an edit of now. */
export const KEPT = { kind: 'kept' } as const

/** What came of bringing back what a device had kept. */
export type Brought = {
  /** Whether the draft lacked anything of it. */
  readonly isNew: boolean
  /** Passages with words that the server did not have; they stand in the draft now. */
  readonly came: readonly Passage[]
  /**
   * Passages as they were written here that have no place in the draft any more: others took away what they stood in,
   * or wrote the fact anew.
   */
  readonly homeless: readonly Passage[]
}

/**
 * Brings into a draft, which holds what the server has, what a device had kept of the same draft. What others wrote
 * stands: words join theirs, and a fact that they wrote anew stays theirs.
 */
export const bringKept = (ydoc: Y.Doc, kept: Y.Doc): Brought => {
  const lacking = Y.encodeStateAsUpdate(kept, Y.encodeStateVector(ydoc))
  const edit = withFieldsOfOthers(ydoc, kept, lacking)
  const origin: typeof KEPT & AsMade = { ...KEPT, asMade: edit }
  let isNew = false
  ydoc.transact((transaction) => {
    Y.applyUpdate(ydoc, edit)
    isNew =
      transaction.deleteSet.clients.size > 0 ||
      [...Y.decodeStateVector(Y.encodeStateVector(kept))].some(
        ([client, clock]) => (transaction.beforeState.get(client) ?? 0) < clock,
      )
  }, origin)
  return {
    isNew,
    came: passagesIn(ydoc, lacking),
    homeless: passagesIn(kept, lacking, (id) => isGone(ydoc, id)),
  }
}

/**
 * The update as an edit, and after it the facts that others wrote while the device knew nothing of it. Both are one
 * edit, which a draft beside makes: Yjs gives a draft that writes while it reads another writer’s number.
 */
const withFieldsOfOthers = (ydoc: Y.Doc, kept: Y.Doc, lacking: Uint8Array): Uint8Array => {
  const edits = [asEdit(ydoc, lacking)]
  const theirs = [...fieldItems(ydoc)].filter(
    ([, { id }]) => Y.getState(kept.store, id.client) <= id.clock,
  )
  const beside = new Y.Doc()
  if (theirs.length > 0) {
    Y.applyUpdate(beside, Y.encodeStateAsUpdate(ydoc))
    Y.applyUpdate(beside, lacking)
  }
  beside.on('update', (edit: Uint8Array) => edits.push(edit))
  const fields = beside.getMap<unknown>('fields')
  for (const [key, item] of theirs)
    if (fields.get(key) !== valueOf(item)) fields.set(key, valueOf(item))
  return Y.mergeUpdates(edits)
}
