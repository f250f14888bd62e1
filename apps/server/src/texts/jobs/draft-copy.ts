import * as Y from 'yjs'

/** Applies logged updates in order, told of `each` before; answers how many could not be read. */
export const applyUpdates = (
  ydoc: Y.Doc,
  updates: readonly Uint8Array[],
  each?: (update: Uint8Array) => void,
): number => {
  let unreadable = 0
  for (const update of updates) {
    each?.(update)
    try {
      Y.applyUpdate(ydoc, update)
    } catch {
      // One broken entry must not lock everybody out of the rest; whoever calls reports it.
      unreadable += 1
    }
  }
  return unreadable
}

/** One update that stands for all; throws when one of them cannot be read, so that none is lost. */
export const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array => {
  const ydoc = new Y.Doc()
  try {
    for (const update of updates) Y.applyUpdate(ydoc, update)
    return Y.encodeStateAsUpdate(ydoc)
  } finally {
    ydoc.destroy()
  }
}

/** Whether bytes are a Yjs update at all: what is not never reaches the log. */
export const isUpdate = (payload: Uint8Array): boolean => {
  try {
    Y.decodeUpdate(payload)
    return true
  } catch {
    return false
  }
}
