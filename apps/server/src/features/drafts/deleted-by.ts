import * as Y from 'yjs'

/** A deletion of less than this many letters and blocks is somebody's work, whatever it is a part of. */
const LEAST = 200
/** So much is a large deletion in any draft. */
const LARGE = 2_000
/** The part of what stands in a draft from which on a deletion is large. */
const LARGE_PART = 0.2
/** Who deletes this part of it leaves next to nothing. */
const NEARLY_ALL = 0.9

/** How much of what stands in a draft an update would delete: much is a chapter. */
export type Deletion = 'little' | 'much' | 'nearly-all'

/**
 * How much of what stands in a draft an update would delete. What was deleted before does not count,
 * so that somebody who comes back with all of a draft deletes nothing.
 */
export const deletionOf = (ydoc: Y.Doc, payload: Uint8Array): Deletion => {
  const deleted = deletedBy(ydoc, payload)
  if (deleted < LEAST) return 'little'
  const length = lengthOf(ydoc)
  if (deleted >= length * NEARLY_ALL) return 'nearly-all'
  return deleted >= LARGE || deleted >= length * LARGE_PART ? 'much' : 'little'
}

/** How many letters and blocks that stand in a draft an update names as deleted; 0 where that is few. */
const deletedBy = (ydoc: Y.Doc, payload: Uint8Array): number => {
  const clients = deletionsIn(payload)
  let named = 0
  for (const ranges of clients.values()) for (const { len } of ranges) named += len
  if (named < LEAST) return 0
  let deleted = 0
  for (const [client, ranges] of clients) {
    const structs = ydoc.store.clients.get(client)
    if (structs === undefined) continue
    const known = Y.getState(ydoc.store, client)
    for (const { clock, len } of ranges) {
      if (clock < known) deleted += standingIn(structs, clock, clock + len)
    }
  }
  return deleted
}

type Structs = NonNullable<ReturnType<Y.Doc['store']['clients']['get']>>

const deletionsIn = (payload: Uint8Array) => {
  try {
    return Y.decodeUpdate(payload).ds.clients
  } catch {
    return new Map<number, never[]>() // no update at all: the log refuses it
  }
}

/** The length of what stands between two clocks of a client. */
const standingIn = (structs: Structs, from: number, to: number): number => {
  let length = 0
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= to) break
    if (!isStanding(struct)) continue
    length += Math.min(to, struct.id.clock + struct.length) - Math.max(from, struct.id.clock)
  }
  return length
}

const lengthOf = (ydoc: Y.Doc): number => {
  let length = 0
  for (const structs of ydoc.store.clients.values()) {
    for (const struct of structs) if (isStanding(struct)) length += struct.length
  }
  return length
}

const isStanding = (struct: Structs[number]): boolean =>
  struct instanceof Y.Item && !struct.deleted && struct.countable
