import { ApiError, type Client, type Draft } from '@forkshop/api'
import { SCHEMA_VERSION } from '@forkshop/document'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { shallowRef, type ShallowRef } from 'vue'
import * as Y from 'yjs'
import { isFromNewerClient } from './open-editor.ts'
import { sendOwnEdits } from './unacknowledged.ts'
import { firstRoomState, nextRoomState, type RoomEvent, type RoomState } from './room-state.ts'

/** A draft that is edited live. */
export type Room = {
  readonly ydoc: Y.Doc
  readonly provider: HocuspocusProvider
  readonly state: Readonly<ShallowRef<RoomState>>
  /** True once everything typed so far is on the server's disk; false when the line is lost before. */
  readonly saved: () => Promise<boolean>
  /** Knocks again, after signing in. Nothing typed meanwhile is lost. */
  readonly reconnect: () => void
  readonly note: (event: RoomEvent) => void
  readonly close: () => void
}

/** A token lives 15 minutes on the server; an older one is renewed before knocking. */
const TOKEN_FRESH_MS = 10 * 60_000
/** Between two tries to have stored what the server's disk refused: twice as long each time, up to the last. */
const STORE_AGAIN_MS = { first: 1_000, last: 30_000 }
/** Wait before knocking again after a failure that is not about rights. */
const RETRY_MS = 3_000

type Line = {
  /** The WebSocket address of `/collab`. */
  readonly address: string
  /** What reads the messages of a room; it comes with the first of them. */
  readonly fetchReader?: () => Promise<{
    readonly readRoomEvent: (payload: string) => RoomEvent | null
  }>
  /** Whether the session is still of the account that opened the draft: what it wrote is sent as no other. */
  readonly isSameAccount?: () => Promise<boolean>
}

/** Somebody else has signed in with this browser. */
class OtherAccount extends Error {}

/** Opens the line to a draft's room. */
export const openRoom = (
  client: Client,
  draft: Pick<Draft, 'id' | 'room' | 'token' | 'schemaVersion'>,
  {
    address,
    fetchReader = () => import('./room-message.ts'),
    isSameAccount = () => Promise.resolve(true),
  }: Line,
): Room => {
  const ydoc = new Y.Doc()
  const state = shallowRef<RoomState>(firstRoomState)
  const note = (event: RoomEvent): void => {
    state.value = nextRoomState(state.value, event)
  }
  if (isFromNewerClient(draft)) note({ kind: 'barrier', barrier: 'newer' })

  let token = { text: draft.token, since: Date.now() }
  let refused: unknown = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let isLeft = false
  const renew = async (): Promise<void> => {
    if (!(await isSameAccount())) throw new OtherAccount()
    const { token: text } = await client('renewDraft', { params: { id: draft.id } })
    token = { text, since: Date.now() }
  }
  const freshToken = async (): Promise<string> => {
    const isFresh = Date.now() - token.since < TOKEN_FRESH_MS
    if (isFresh && state.value.line !== 'signed-out') return token.text
    try {
      await renew()
    } catch (error) {
      refused = error // said by `askWhy`, which the provider calls next
      throw error
    }
    return token.text
  }
  /** Why the door stays shut: a fresh token, or its refusal, has the reason. */
  const askWhy = async (): Promise<void> => {
    const known = refused
    refused = null
    const error =
      known ??
      (await renew().then(
        () => null,
        (cause: unknown) => cause,
      ))
    if (isLeft) return // the answer came after the room was left
    if (error !== null) note(refusalOf(error))
    if (error instanceof ApiError || error instanceof OtherAccount) socket.disconnect()
    else knockLater()
  }
  const knockLater = (): void => {
    clearTimeout(retry)
    retry = setTimeout(reconnect, RETRY_MS)
  }

  // A server that has outgrown this client lets it only read, and says so.
  const socket = new HocuspocusProviderWebsocket({
    url: `${address}?schema=${SCHEMA_VERSION}`,
    delay: STORE_AGAIN_MS.first,
  })
  const reconnect = (): void => {
    if (state.value.closing !== null) return
    if (socket.status === 'disconnected') {
      void socket.connect()
      return
    }
    const again = (): void => {
      socket.off('disconnect', again)
      void socket.connect()
    }
    socket.on('disconnect', again)
    socket.disconnect()
  }

  /** What is said in the room is heard in its order; the reader of it comes with the first message. */
  let hearing: Promise<void> = Promise.resolve()
  const hear = async (payload: string): Promise<void> => {
    const reader = await fetchReader().catch(() => null)
    if (isLeft) return
    if (reader === null) {
      // a line on which nothing can be heard is none: who knocks with a fresh token is told how the draft stands
      token = { ...token, since: 0 }
      note({ kind: 'disconnected' })
      socket.disconnect()
      knockLater()
      return
    }
    const event = reader.readRoomEvent(payload)
    if (event === null) return
    note(event)
    if (event.kind === 'closed') socket.disconnect()
  }

  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: draft.room,
    document: ydoc,
    token: freshToken,
    onAuthenticated: ({ scope }) => {
      note({ kind: 'connected' })
      const barrier = state.value.barrier
      if (barrier === null || barrier === 'rights') {
        note({ kind: 'barrier', barrier: scope === 'readonly' ? 'rights' : null })
      }
    },
    onAuthenticationFailed: () => void askWhy(),
    onSynced: ({ state: synced }) => {
      if (synced) note({ kind: 'loaded' })
    },
    // what was said before the line ended is heard before its end, which is no news once it is back
    onDisconnect: () => {
      hearing = hearing.then(() => {
        if (socket.status !== 'connected') note({ kind: 'disconnected' })
      })
    },
    onUnsyncedChanges: ({ number }) => {
      if (number !== 0 || edits.isUnsent()) return
      socket.setConfiguration({ delay: STORE_AGAIN_MS.first })
      note({ kind: 'saved', at: new Date() })
    },
    onStateless: ({ payload }) => {
      hearing = hearing.then(() => hear(payload))
    },
    // a room that lets somebody go may have closed, or their right may have ended: the next token tells
    onClose: ({ event }) => {
      if (event.code === NOT_ALLOWED || event.code === DRAFT_CLOSED) token = { ...token, since: 0 }
      if (event.code !== DISK_FAILED) return
      // it comes back by itself, and sends all that is not stored again
      const delay = Math.min(2 * socket.configuration.delay, STORE_AGAIN_MS.last)
      socket.setConfiguration({ delay })
      note({ kind: 'unstored' })
    },
  })
  const edits = sendOwnEdits(
    provider,
    () => provider.isAuthenticated && socket.webSocket?.readyState === OPEN,
  )
  provider.attach()

  const onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin !== provider) note({ kind: 'typed' })
  }
  ydoc.on('update', onUpdate)

  const goOffline = (): void => note({ kind: 'disconnected' })
  const goOnline = (): void => {
    if (state.value.line === 'offline') reconnect()
  }
  addEventListener('offline', goOffline)
  addEventListener('online', goOnline)

  return {
    ydoc,
    provider,
    state,
    note,
    reconnect,
    saved: () =>
      new Promise((resolve) => {
        const settle = (isSaved: boolean): void => {
          provider.off('unsyncedChanges', look)
          provider.off('disconnect', give)
          resolve(isSaved)
        }
        const give = (): void => settle(false)
        const look = (): void => {
          if (state.value.waiting === 0) settle(true)
          else if (state.value.line !== 'online') settle(false)
        }
        provider.on('unsyncedChanges', look)
        provider.on('disconnect', give)
        look()
      }),
    close: () => {
      isLeft = true
      clearTimeout(retry)
      removeEventListener('offline', goOffline)
      removeEventListener('online', goOnline)
      ydoc.off('update', onUpdate)
      provider.destroy()
      socket.destroy()
      ydoc.destroy()
    },
  }
}

/** A socket that takes what is sent (`WebSocket.OPEN`). */
const OPEN = 1
/** Close codes of `/collab`. */
const NOT_ALLOWED = 4403
const DRAFT_CLOSED = 4410
const DISK_FAILED = 4500

const refusalOf = (error: unknown): RoomEvent => {
  if (error instanceof OtherAccount) return { kind: 'signed-out' }
  if (!(error instanceof ApiError)) return { kind: 'disconnected' }
  switch (error.problem.code) {
    case 'not-signed-in':
      return { kind: 'signed-out' }
    case 'not-open':
    case 'not-found':
    case 'gone':
      return { kind: 'closed', closing: { outcome: 'unknown', by: null, proposal: null } }
    default:
      return error.problem.status >= 500 ? { kind: 'disconnected' } : { kind: 'refused' }
  }
}
