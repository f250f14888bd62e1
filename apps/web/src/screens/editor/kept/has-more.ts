import * as Y from 'yjs'

/** Whether a draft holds writing, or deletions, that another one does not know of. */
export const hasMore = (one: Y.Doc, other: Y.Doc): boolean =>
  [...Y.decodeStateVector(Y.encodeStateVector(one))].some(
    ([client, clock]) => Y.getState(other.store, client) < clock,
  ) || hasMoreDeletions(one, other)

/** What both deleted together is more than what the other one did. */
const hasMoreDeletions = (one: Y.Doc, other: Y.Doc): boolean => {
  const own = Y.createDeleteSetFromStructStore(one.store)
  const known = Y.createDeleteSetFromStructStore(other.store)
  return !Y.equalDeleteSets(Y.mergeDeleteSets([known, own]), known)
}
