import * as Y from 'yjs'

type DeleteSet = ReturnType<typeof Y.createDeleteSet>
type Range = { readonly clock: number; readonly len: number }

/**
 * An update as the edit that it is for a draft: it names as deleted only what still stands there, or comes with it.
 * Yjs names all that ever went, and words that others lost would pass for seen by who sends it (`afterUpdate` of the
 * document package).
 */
export const asEdit = (ydoc: Y.Doc, update: Uint8Array): Uint8Array => {
  const { ds } = Y.decodeUpdate(update)
  const named = Y.createDeleteSet()
  for (const [client, ranges] of ds.clients) {
    const standing = ranges.flatMap((range) => standingIn(ydoc, client, range))
    if (standing.length > 0) named.clients.set(client, standing)
  }
  const structs = update.subarray(0, update.length - bytesOf(ds).length)
  const deleted = bytesOf(named)
  const edit = new Uint8Array(structs.length + deleted.length)
  edit.set(structs)
  edit.set(deleted, structs.length)
  return edit
}

/** The parts of a range that a draft has not deleted, or does not know of. */
const standingIn = (ydoc: Y.Doc, client: number, { clock, len }: Range): Range[] => {
  const end = clock + len
  const known = Math.min(end, Y.getState(ydoc.store, client))
  const parts: Range[] = []
  for (let at = clock; at < known;) {
    const { id, length, deleted } = Y.getItem(ydoc.store, Y.createID(client, at))
    const next = Math.min(known, id.clock + length)
    if (!deleted) parts.push({ clock: at, len: next - at })
    at = next
  }
  if (known < end) {
    const from = Math.max(clock, known)
    parts.push({ clock: from, len: end - from })
  }
  return parts
}

/** A delete set as it stands at the end of an update: that of a snapshot is followed by an empty state vector. */
const bytesOf = (ds: DeleteSet): Uint8Array =>
  Y.encodeSnapshot(Y.createSnapshot(ds, new Map())).subarray(0, -1)
