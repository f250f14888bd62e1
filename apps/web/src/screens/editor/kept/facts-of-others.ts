import type * as Y from 'yjs'
import { valueOf, type Passage } from '../../../parts/kept/passages.ts'
import { KEPT } from './bring-kept.ts'

/** A fact that was written here without a line, and by others meanwhile. */
export type Clash = {
  readonly field: string
  readonly theirs: string
  /** As it was written here. */
  readonly ours: Passage
}

type Yielding = {
  /** The origin of what the server brings. */
  readonly server: unknown
  /** Where in this window’s own writing begins what the server has not confirmed; null while there is a line. */
  readonly since: () => number | null
  /** Told what was written here and stands no more. */
  readonly onYield: (passages: readonly Passage[]) => void
}

/**
 * Lets facts stay theirs that others wrote while this window had no line: Yjs would let chance decide. Answers what
 * ends it.
 */
export const yieldFacts = (ydoc: Y.Doc, { server, since, onYield }: Yielding): (() => void) => {
  const fields = ydoc.getMap<unknown>('fields')
  const look = (transaction: Y.Transaction): void => {
    const from = since()
    if (from === null || transaction.origin !== server) return
    const clashes = clashesIn(ydoc, transaction, from)
    if (clashes.length === 0) return
    // What is written within the transaction would pass for the server’s, and not be sent.
    ydoc.once('afterAllTransactions', () => {
      ydoc.transact(() => {
        for (const { field, theirs } of clashes)
          if (fields.get(field) !== theirs) fields.set(field, theirs)
      }, KEPT)
    })
    onYield(clashes.map(({ ours }) => ours))
  }
  ydoc.on('beforeObserverCalls', look)
  return () => ydoc.off('beforeObserverCalls', look)
}

/**
 * Facts in which what a transaction brought meets what this window wrote since that clock. Both are still there before
 * the transaction’s observers are called; later Yjs has given up the one that does not stand.
 */
const clashesIn = (
  ydoc: Y.Doc,
  { beforeState }: Y.Transaction,
  since: number,
): readonly Clash[] => {
  const own = ydoc.clientID
  return [...ydoc.getMap('fields')._map].flatMap(([field, newest]) => {
    const writings = [...writingsOf(newest)].filter((one) => typeof valueOf(one) === 'string')
    const ours = writings.find(({ id }) => id.client === own && id.clock >= since)
    const theirs = writings.find(
      ({ id }) => id.client !== own && id.clock >= (beforeState.get(id.client) ?? 0),
    )
    if (ours === undefined || theirs === undefined || valueOf(ours) === valueOf(theirs)) return []
    const text = String(valueOf(ours))
    return [{ field, theirs: String(valueOf(theirs)), ours: { text, field } }]
  })
}

/** What was ever written of a fact, from what stands back to the first. */
function* writingsOf(newest: Y.Item): Generator<Y.Item> {
  for (let one: Y.Item | null = newest; one !== null; one = one.left) yield one
}
