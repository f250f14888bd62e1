import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { bringKept, type Brought } from './bring-kept.ts'
import { hasMore } from './has-more.ts'
import { holdDatabase, keptPlaces, removeKept } from '../../../parts/kept/kept-names.ts'
import {
  makeKept,
  noteTaken,
  readKept,
  untilWritten,
  writeAcknowledged,
  writeBeside,
  type KeptFacts,
} from '../../../parts/kept/kept-database.ts'
import type { Passage } from '../../../parts/kept/passages.ts'

/** What came of looking for a draft on a device. */
export type Keeping = {
  readonly brought: Brought
  /** What has no place in the draft, from this time and from earlier ones. */
  readonly homeless: readonly Passage[]
  /** Null where the browser keeps nothing from now on. */
  readonly kept: KeptDraft | null
}

/** What a device keeps of a draft that is open. */
export type KeptDraft = {
  /** Settles when all that stands in the draft now stands on the device; false when the browser has no room. */
  readonly written: () => Promise<boolean>
  /** All that stands in the draft now is on the server's disk. */
  readonly acknowledge: () => void
  readonly describe: (facts: KeptFacts) => void
  /** What has no place from now on; none once somebody has seen to it. */
  readonly noteHomeless: (passages: readonly Passage[]) => void
  /** Stops to keep; what is kept stays. */
  readonly stop: () => Promise<void>
  /**
   * Stops to keep, and takes from the device what stands in the draft now: it is on the server, or somewhere else there.
   * What another window wrote and this one never read stays, and so does what has no place.
   */
  readonly forget: (why: 'ended' | 'sent') => Promise<void>
}

type Place = {
  readonly name: string
  /** The state vector of what the server has confirmed of the draft. */
  readonly acknowledged: Uint8Array
  readonly facts: KeptFacts
  /** Told once when the browser keeps nothing any more: its storage is full, or was taken away. */
  readonly onFailed: () => void
}

/**
 * Brings into a draft what this device had kept of it, and keeps it from now on. `ydoc` holds what the server has: what
 * it lacks comes as an edit of now, so that it is sent. It brings the storage: import it once the draft has come.
 */
export const keepDraft = async (ydoc: Y.Doc, place: Place): Promise<Keeping> => {
  const { name, facts } = place
  const release = holdDatabase(name)
  ydoc.on('destroy', release)
  const before = await readKept(name)
  if (before.kind === 'refused' || !('databases' in indexedDB)) {
    release()
    return { brought: NOTHING, homeless: [], kept: null }
  }
  const brought = before.kind === 'none' ? NOTHING : bringKept(ydoc, before.content.ydoc)
  const earlier = before.kind === 'none' ? [] : before.content.homeless
  const homeless = [...earlier, ...brought.homeless]

  const opened = (await makeKept(name, { facts, homeless })) ? await openKept(name, ydoc) : null
  if (opened !== null)
    return { brought, homeless, kept: await keepOpen(ydoc, opened, { ...place, release }) }
  release()
  return { brought, homeless, kept: null }
}

/** Keeps a draft in what was opened beside it; null when the browser takes it away at once. */
const keepOpen = async (
  ydoc: Y.Doc,
  { kept, database }: Opened,
  { name, acknowledged, onFailed, release }: Place & { readonly release: () => void },
): Promise<KeptDraft | null> => {
  let isStopped = false
  const stop = async (): Promise<void> => {
    isStopped = true
    await kept.destroy()
    release()
  }
  const fail = (): void => {
    if (isStopped) return
    void stop()
    onFailed()
  }
  /** Writes as long as the browser lets it. */
  const write = async (act: () => Promise<void>): Promise<boolean> => {
    if (isStopped) return false
    try {
      await act()
      return true
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      fail()
      return false
    }
  }
  for (const event of ENDS) database.addEventListener(event, fail)

  /** What the server has confirmed and is not noted yet: the newest is enough. */
  let confirmed: Uint8Array | null = null
  let isNoting = false
  const noteConfirmed = async (vector: Uint8Array): Promise<void> => {
    confirmed = vector
    if (isNoting) return
    isNoting = true
    while (confirmed !== null) {
      const newest: Uint8Array = confirmed
      confirmed = null
      await write(() => writeAcknowledged(database, newest))
    }
    isNoting = false
  }

  await noteConfirmed(acknowledged)
  if (!(await write(() => untilWritten(database)))) return null
  return {
    written: () => write(() => untilWritten(database)),
    acknowledge: () => void noteConfirmed(Y.encodeStateVector(ydoc)),
    describe: (now) => void write(() => writeBeside(database, { facts: now })),
    noteHomeless: (now) => void write(() => writeBeside(database, { homeless: now })),
    stop,
    forget: async (why) => {
      await stop()
      const left = await readKept(name)
      if (left.kind !== 'kept') return
      if (left.content.homeless.length === 0 && !hasMore(left.content.ydoc, ydoc))
        return removeKept(name, why)
      // the next visit sends or offers it
      await noteTaken(name, Y.encodeStateVector(ydoc))
    },
  }
}

const NOTHING: Brought = { isNew: false, came: [], homeless: [] }

/** How a browser takes a database away: a full disk ends a transaction, another window that signs out deletes it. */
const ENDS = ['abort', 'close', 'versionchange'] as const

type Opened = { readonly kept: IndexeddbPersistence; readonly database: IDBDatabase }

/** Opens what is kept under a name beside a draft; null when the browser takes it away, or the draft is left meanwhile. */
const openKept = async (name: string, ydoc: Y.Doc): Promise<Opened | null> => {
  const kept = new IndexeddbPersistence(name, ydoc)
  const database = await kept._db
  const isOpen = await Promise.race([
    kept.whenSynced.then(() => true),
    new Promise<false>((resolve) => {
      const giveUp = (): void => resolve(false)
      for (const event of ENDS) database.addEventListener(event, giveUp)
      ydoc.on('destroy', giveUp)
    }),
  ])
  if (isOpen) return { kept, database }
  await kept.destroy()
  return null
}

/** Whether this device keeps other drafts than the one of this name. */
export const keepsOthers = async (name: string): Promise<boolean> =>
  (await keptPlaces()).some((place) => place.name !== name)
