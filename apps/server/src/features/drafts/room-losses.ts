import { formatRoomMessage, type RoomMessage } from '@forkshop/api'
import { afterUpdate, noLosses, type Heard, type Losses } from '@forkshop/document'
import { isTransactionOrigin, type Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { Services } from '../../records/services/services.ts'
import { readLosses, writeLosses, type KeptLoss } from './loss-rows.ts'
import type { RoomConnection } from './room-member.ts'

/** Losses of a draft that are kept; with more the first ones go. */
const MAX_LOSSES = 200
/** Letters of all of them together. */
const MAX_LETTERS = 2_000_000

/** What rooms lose while several people change the same passage: found as updates come, kept beside the draft. */
export type RoomLosses = {
  /** An update is about to be applied for a connection. */
  expect(
    connection: RoomConnection,
    update: Omit<Heard, 'knew'> & { readonly isAnswer: boolean },
  ): void
  /** A connection told what it has, before it was told anything: a Yjs state vector. */
  noteState(connection: RoomConnection, state: Uint8Array): void
  /** An update of the server's own is about to be applied in a room. */
  expectOwn(draft: string, update: Uint8Array): void
  /**
   * Finds from now on what a room loses, beside what is kept of it. `load` brings the draft in and says of
   * each update that it is about to: what was lost in them and not kept, since the server was killed, is found again.
   */
  watch(
    draft: string,
    ydoc: Document,
    load: (each: (update: Uint8Array) => void) => Promise<void>,
  ): Promise<void>
  /** What whoever comes in is told; null when nothing is lost. */
  message(draft: string): RoomMessage | null
  /** Offers a loss no more. */
  settle(draft: string, id: string): void
  /** Resolves once all that was found in a draft is kept. */
  kept(draft: string): Promise<void>
  forget(draft: string): void
  close(): Promise<void>
}

type RoomState = {
  readonly ydoc: Document
  losses: Losses
  /** By Yjs client who wrote as it, as far as they came since the room was opened. */
  readonly authors: Map<number, string>
  /** Of what was read from the database, who wrote it. */
  readonly writers: Map<string, string | null>
  /** The losses as they are kept. */
  stored: Losses['lost']
  /** An update of the server's own, or of the log. */
  own: Uint8Array | null
  isWatching: boolean
}

export const roomLosses = (services: Services): RoomLosses => {
  const rooms = new Map<string, RoomState>()
  const expected = new WeakMap<RoomConnection, Heard>()
  const states = new WeakMap<RoomConnection, Uint8Array>()
  const saving = new Map<string, Promise<void>>()

  const heardOf = (room: RoomState, { origin, beforeState }: Y.Transaction): Heard | null => {
    if (isTransactionOrigin(origin) && origin.source === 'connection') {
      const heard = expected.get(origin.connection) ?? null
      expected.delete(origin.connection)
      return heard
    }
    const { own } = room
    room.own = null
    if (own === null) return null
    // the server knows all that it has; its own updates name whatever ever went
    return { update: own, by: '', knew: room.isWatching ? beforeState : null }
  }

  const messageOf = ({ losses }: RoomState): RoomMessage => ({
    kind: 'words-lost',
    count: losses.lost.length,
  })

  const store = async (draft: string, room: RoomState): Promise<void> => {
    const { lost } = room.losses
    if (lost === room.stored) return
    const ids = new Set(lost.map(({ id }) => id))
    const gone = room.stored.map(({ id }) => id).filter((id) => !ids.has(id))
    const changed = lost.filter((one) => !room.stored.includes(one)).map((one) => toKept(room, one))
    await writeLosses(services, draft, { changed, gone })
    room.stored = lost
    room.ydoc.broadcastStateless(formatRoomMessage(messageOf(room)))
    await store(draft, room)
  }

  /** One after the other for a draft: what is found meanwhile is written with the next. */
  const save = (draft: string, room: RoomState): void => {
    const before = saving.get(draft)
    if (before !== undefined) return
    const run = store(draft, room)
      .catch((cause: unknown) => {
        services.log.error({ draft, cause: String(cause) }, 'lost words not kept')
      })
      .finally(() => saving.delete(draft))
    saving.set(draft, run)
  }

  const note = (draft: string, room: RoomState, transaction: Y.Transaction): void => {
    const heard = heardOf(room, transaction)
    if (heard === null) return
    noteAuthors(room.authors, transaction, heard.by)
    try {
      room.losses = bounded(afterUpdate(room.losses, transaction, heard))
    } catch (cause) {
      // what tells of losses must not cost an edit
      services.log.error({ draft, cause: String(cause) }, 'losses not looked for')
    }
    if (room.isWatching && room.losses.lost !== room.stored) save(draft, room)
  }

  return {
    expect(connection, { update, by, isAnswer }) {
      const state = isAnswer ? (states.get(connection) ?? null) : null
      const knew = state === null ? null : Y.decodeStateVector(state)
      expected.set(connection, { update, by, knew })
    },
    noteState: (connection, state) => void states.set(connection, state.slice()),
    expectOwn(draft, update) {
      const room = rooms.get(draft)
      if (room !== undefined) room.own = update
    },
    async watch(draft, ydoc, load) {
      await saving.get(draft)
      const room: RoomState = {
        ydoc,
        losses: noLosses,
        authors: new Map(),
        writers: new Map(),
        stored: [],
        own: null,
        isWatching: false,
      }
      ydoc.on('afterTransaction', (transaction: Y.Transaction) => note(draft, room, transaction))
      // nobody lost anything in the first, which stands for all that was before
      let isFirst = true
      await load((update) => {
        room.own = isFirst ? null : update
        isFirst = false
      })
      const rows = await readLosses(services, draft)
      const known = new Set(rows.map(({ id }) => id))
      for (const { id, user } of rows) room.writers.set(id, user)
      const open = rows.filter(({ settled }) => settled === null)
      const found = room.losses.lost.filter(({ id }) => !known.has(id))
      room.stored = open
      room.losses = { ...room.losses, lost: found.length === 0 ? open : [...open, ...found] }
      room.isWatching = true
      rooms.set(draft, room)
      if (found.length > 0) save(draft, room)
    },
    message(draft) {
      const room = rooms.get(draft)
      return room === undefined || room.losses.lost.length === 0 ? null : messageOf(room)
    },
    settle(draft, id) {
      const room = rooms.get(draft)
      if (room === undefined) return
      const lost = room.losses.lost.filter((one) => one.id !== id)
      if (lost.length === room.losses.lost.length) return
      room.losses = { ...room.losses, lost }
      save(draft, room)
    },
    async kept(draft) {
      await saving.get(draft)
    },
    forget: (draft) => void rooms.delete(draft),
    async close() {
      await Promise.all(saving.values())
    },
  }
}

const toKept = ({ authors, writers }: RoomState, one: Losses['lost'][number]): KeptLoss => ({
  ...one,
  takenBy: one.takenBy === '' ? null : one.takenBy,
  user: writers.get(one.id) ?? authors.get(one.by) ?? null,
})

/** Whoever sends the first letters of a client writes as it. */
const noteAuthors = (
  authors: Map<number, string>,
  { beforeState, afterState }: Y.Transaction,
  user: string,
): void => {
  if (user === '') return
  for (const [client, now] of afterState) {
    if (beforeState.get(client) !== now && !authors.has(client)) authors.set(client, user)
  }
}

const bounded = (losses: Losses): Losses => {
  let letters = 0
  const from = losses.lost.findLastIndex((one, index, { length }) => {
    letters += one.words.length
    return letters > MAX_LETTERS || length - index > MAX_LOSSES
  })
  return from < 0 ? losses : { ...losses, lost: losses.lost.slice(from + 1) }
}
