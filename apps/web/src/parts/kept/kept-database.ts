import * as Y from 'yjs'
import type { Passage } from './passages.ts'

/** What is kept beside the words of a draft, so that they can be shown when the draft is no more. */
export type KeptFacts = {
  /** The page of the draft; null where it has none. */
  readonly page: string | null
  readonly title: string
  readonly lang: string
  /** The text that the draft was made from. */
  readonly baseText: string
  /** When somebody last wrote here, ms since 1970. */
  readonly at: number
}

/** All that a device keeps of a draft. */
export type KeptContent = {
  readonly ydoc: Y.Doc
  /** Null where the page ended before they were written. */
  readonly facts: KeptFacts | null
  /** The state vector of what the server has confirmed; null before anything was. */
  readonly acknowledged: Uint8Array | null
  /** What had no place in the draft any more, until somebody has seen to it. */
  readonly homeless: readonly Passage[]
  /** When it was found to be too old, ms since 1970; null while it is not. */
  readonly overdue: number | null
}

export type KeptReading =
  | { readonly kind: 'kept'; readonly content: KeptContent }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }

/** The stores of `y-indexeddb`: the updates of a draft, and a place for what goes with them. */
const UPDATES = 'updates'
const BESIDE = 'custom'

/** Reads what is kept under a name, and makes nothing where there is none. */
export const readKept = async (name: string): Promise<KeptReading> => {
  const opened = await openDatabase(name, giveUp)
  if (opened === 'none' || opened === 'refused') return { kind: opened }
  try {
    return { kind: 'kept', content: await readContent(opened) }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return { kind: 'refused' }
  } finally {
    opened.close()
  }
}

const readContent = async (database: IDBDatabase): Promise<KeptContent> => {
  const transaction = database.transaction([UPDATES, BESIDE])
  const beside = transaction.objectStore(BESIDE)
  // Written by this module and `y-indexeddb` alone.
  const [updates, facts, acknowledged, homeless, overdue] = await Promise.all([
    answerOf<Uint8Array[]>(transaction.objectStore(UPDATES).getAll()),
    answerOf<KeptFacts | undefined>(beside.get('facts')),
    answerOf<Uint8Array | undefined>(beside.get('acknowledged')),
    answerOf<readonly Passage[] | undefined>(beside.get('homeless')),
    answerOf<number | null | undefined>(beside.get('overdue')),
  ])
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    for (const update of updates) Y.applyUpdate(ydoc, update)
  })
  return {
    ydoc,
    facts: facts ?? null,
    acknowledged: acknowledged ?? null,
    homeless: homeless ?? [],
    overdue: overdue ?? null,
  }
}

/**
 * Makes a place for a draft where there is none, and writes facts and what has no place beside its words. False when
 * the browser has no room for them: it would have none for the words, and `y-indexeddb` says nothing of it.
 */
export const makeKept = async (
  name: string,
  entries: Pick<KeptContent, 'facts' | 'homeless'>,
): Promise<boolean> => {
  const opened = await openDatabase(name, (database) => {
    database.createObjectStore(UPDATES, { autoIncrement: true })
    database.createObjectStore(BESIDE)
  })
  if (opened === 'none' || opened === 'refused') return false
  try {
    await writeBeside(opened, entries)
    return true
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return false
  } finally {
    opened.close()
  }
}

/** Writes facts and what has no place beside the words. Rejects when the browser has no room. */
export const writeBeside = async (
  database: IDBDatabase,
  entries: Partial<Pick<KeptContent, 'facts' | 'homeless' | 'overdue'>>,
): Promise<void> => {
  const transaction = database.transaction(BESIDE, 'readwrite')
  for (const [key, value] of Object.entries(entries))
    transaction.objectStore(BESIDE).put(value, key)
  await untilDone(transaction)
}

/** Notes what the server has confirmed; what another window noted before is not taken back. */
export const writeAcknowledged = async (
  database: IDBDatabase,
  vector: Uint8Array,
): Promise<void> => {
  const transaction = database.transaction(BESIDE, 'readwrite')
  const beside = transaction.objectStore(BESIDE)
  const before = await answerOf<Uint8Array | undefined>(beside.get('acknowledged'))
  beside.put(before === undefined ? vector : furthest(before, vector), 'acknowledged')
  await untilDone(transaction)
}

/**
 * Notes what somebody took from a draft that is kept under a name and written in by no window: the server has it, or
 * another draft. What has no place stays.
 */
export const noteTaken = (name: string, vector: Uint8Array): Promise<void> =>
  inDatabase(name, (database) => writeAcknowledged(database, vector))

/** Notes since when a draft that no window writes in is too old to be kept; null when it is not. */
export const noteOverdue = (name: string, overdue: KeptContent['overdue']): Promise<void> =>
  inDatabase(name, (database) => writeBeside(database, { overdue }))

/** Does something in a database that is there; what the browser refuses is not done. */
const inDatabase = async (
  name: string,
  act: (database: IDBDatabase) => Promise<void>,
): Promise<void> => {
  const opened = await openDatabase(name, giveUp)
  if (opened === 'none' || opened === 'refused') return
  try {
    await act(opened)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  } finally {
    opened.close()
  }
}

/** Settles once all that was written so far stands in the database; rejects when it does not. */
export const untilWritten = async (database: IDBDatabase): Promise<void> => {
  // it waits for the writes before it
  const count = await answerOf(database.transaction(UPDATES).objectStore(UPDATES).count())
  if (count === 0) throw new DOMException('nothing was written', 'QuotaExceededError')
}

/** The further of two state vectors, writer by writer. */
const furthest = (one: Uint8Array, other: Uint8Array): Uint8Array => {
  const joined = Y.decodeStateVector(one)
  for (const [client, clock] of Y.decodeStateVector(other))
    joined.set(client, Math.max(clock, joined.get(client) ?? 0))
  return Y.encodeStateVector(joined)
}

/** What is done with a database that is not there yet; one that is given up is `none`. */
type WhenNew = (database: IDBDatabase, transaction: IDBTransaction | null) => void

const giveUp: WhenNew = (_, transaction) => transaction?.abort()

const openDatabase = (name: string, whenNew: WhenNew): Promise<IDBDatabase | 'none' | 'refused'> =>
  new Promise((resolve) => {
    try {
      const request = indexedDB.open(name)
      let isNone = false
      request.addEventListener('upgradeneeded', () => {
        isNone = true
        whenNew(request.result, request.transaction)
      })
      request.addEventListener('error', (event) => {
        event.preventDefault()
        resolve(isNone ? 'none' : 'refused')
      })
      request.addEventListener('success', () => resolve(request.result))
    } catch (error) {
      // a browser may refuse its storage, or have none
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error
      resolve('refused')
    }
  })

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new DOMException('refused')))
  })

const untilDone = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('ended', 'AbortError')),
    )
  })
