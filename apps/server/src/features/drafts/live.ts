import { formatRoomMessage, type RoomMessage } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import { Hocuspocus } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { DraftLog } from '../../records/database/draft-log.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { fairLine } from '../../texts/threads/fair-line.ts'
import { findDraft, setQuarantine } from './draft-rows.ts'
import { inspectDraft } from './inspect-draft.ts'
import { letGo } from './let-go.ts'
import { movedHead } from './page-moved.ts'
import { roomCheckpoints } from './room-checkpoints.ts'
import { roomHooks } from './room-hooks.ts'
import { roomGuard } from './room-guard.ts'
import { roomLog } from './room-log.ts'
import { roomLosses, type RoomLosses } from './room-losses.ts'
import type { RoomConnection, RoomContext, RoomMember } from './room-member.ts'
import { inQuarantine, type ClosedMessage } from './room-message.ts'
import { recheckRights } from './room-rights.ts'
import { roomOf } from './room.ts'
import type { CloseReason } from './socket-refusal.ts'

/** Milliseconds of quiet, and at most, before a draft's log is compacted. */
const COMPACT_AFTER = { debounce: 5_000, maxDebounce: 30_000 }
/** What one socket may send before anybody is let in: its tokens and first sync messages. */
const BEFORE_ENTRY = {
  maxUnauthenticatedQueueSize: 1_200_000,
  maxUnauthenticatedQueueMessages: 100,
  maxPendingDocuments: 4,
}

/** Who sits behind the server's own connections. */
const NOBODY: RoomContext = { member: null, hasOrigin: false }

/** Milliseconds between two looks at whose session or access token has run out. */
const LOOK_MS = 1_000

/** The live side of drafts: the rooms of `/collab` and the log under them. */
export type Live = {
  readonly hocuspocus: Hocuspocus<RoomContext>
  /** A draft as it is on disk, every acknowledged update included, as updates in order. */
  readUpdates(draft: string): Promise<readonly Uint8Array[]>
  /** Looks at a draft in its room, which is opened for that where nobody is in it. */
  look<Result>(draft: string, at: (ydoc: Y.Doc) => Result): Promise<Result>
  /** What rooms found lost. */
  readonly losses: Pick<RoomLosses, 'settle' | 'kept'>
  /** Adds an update of the server's own to a frozen draft: on disk first, then to everybody in its room. */
  write(draft: string, update: Uint8Array): Promise<void>
  /**
   * Runs `work` while the draft takes no update. When it answers a message, the draft is closed:
   * everybody in the room is told and let go. Throws `not-open` for a draft that is closed already.
   */
  freeze<Result>(
    draft: string,
    work: () => Promise<{ readonly result: Result; readonly closed: ClosedMessage | null }>,
  ): Promise<Result>
  /** Says something to everybody who is in a draft. */
  tell(draft: string, message: RoomMessage): void
  /** Takes updates again of a draft that was closed, once its row says that it is open. */
  reopen(draft: string): void
  /** Closes the log, once everybody's socket is gone; call it before the database is closed. */
  close(): Promise<void>
}

/** Starts the rooms; it owns the log from then on. */
export const openLive = (services: Services, options: { readonly log: DraftLog }): Live => {
  const guard = roomGuard()
  const log = roomLog(options.log)
  const losses = roomLosses(services)
  let closing = false
  const ends = new WeakMap<RoomConnection, number>()
  const isOver = (connection: RoomConnection): boolean =>
    (ends.get(connection) ?? 0) <= services.clock().getTime()

  const tell = (draft: string, message: RoomMessage): void =>
    hocuspocus.documents.get(roomOf(draft))?.broadcastStateless(formatRoomMessage(message))

  const quarantine = async (draft: string, reason: string): Promise<void> => {
    if (!(await setQuarantine(services, draft, reason))) return
    services.log.error({ draft, reason }, 'draft put in quarantine')
    for (const connection of connectionsOf(hocuspocus)) {
      if (connection.context.member?.draft === draft) connection.readOnly = true
    }
    tell(draft, inQuarantine)
  }

  const hocuspocus: Hocuspocus<RoomContext> = new Hocuspocus<RoomContext>({
    ...COMPACT_AFTER,
    ...BEFORE_ENTRY,
    quiet: true,
    ...roomHooks(services, {
      guard,
      log,
      checkpoints: roomCheckpoints(services),
      storing: fairLine({ places: 1, waiting: 0, waitingOfOne: 0 }),
      losses,
      isClosing: () => closing,
      recheck: (connection) => recheck([connection]),
      isOver,
      inspect: async (draft, ydoc) => {
        const inspection = await inspectDraft(services, draft, ydoc)
        switch (inspection.kind) {
          case 'broken':
            return quarantine(draft, inspection.reason)
          case 'fine':
            await setQuarantine(services, draft, null)
            return
          case 'unknown':
            services.log.warn({ draft, reason: inspection.reason }, 'draft not looked at')
        }
      },
    }),
  })

  const recheckAll = (concerns: (member: RoomMember) => boolean): void =>
    void recheck(
      connectionsOf(hocuspocus).filter(
        ({ context }) => context.member !== null && concerns(context.member),
      ),
    )

  const recheck = async (connections: readonly RoomConnection[]): Promise<void> => {
    try {
      await recheckRights(services, connections, (one, until) => void ends.set(one, until))
    } catch (cause) {
      if (closing) return
      services.log.error({ cause: String(cause) }, 'rights could not be checked; sockets closed')
      for (const connection of connections) letGo(connection, 'not-allowed')
    }
  }

  const looking = setInterval(() => {
    const over = connectionsOf(hocuspocus).filter(isOver)
    if (over.length > 0) void recheck(over)
  }, LOOK_MS).unref()

  /** Tells the rooms of a page's drafts that it moved on; those that are being closed hear only that. */
  const tellMoved = (page: string): void => {
    const members = connectionsOf(hocuspocus).flatMap(({ context }) => context.member ?? [])
    const drafts = new Set(members.flatMap((one) => (one.page === page ? [one.draft] : [])))
    for (const draft of drafts) {
      guard
        .accept(draft, async () => {
          const row = await findDraft(services, draft)
          const head = row === null ? null : await movedHead(services, row)
          if (head !== null) tell(draft, { kind: 'page-moved', head })
        })
        .catch((cause: unknown) => {
          if (isDraftClosed(cause)) return
          services.log.error({ draft, cause: String(cause) }, 'nobody was told of a new text')
        })
    }
  }

  const stopListening = services.events.on((event) => {
    switch (event.kind) {
      case 'signed-out':
        return recheckAll((member) => member.user === event.user)
      case 'rights-changed':
        return recheckAll(
          (member) =>
            (event.user === null || member.user === event.user) &&
            (event.page === null || member.page === event.page),
        )
      case 'page-changed':
        tellMoved(event.page)
        return recheckAll((member) => member.page === event.page)
      case 'announced':
      case 'upstream-counted':
      case 'upstream-unknown':
        return undefined
    }
  })

  return {
    hocuspocus,
    losses,
    readUpdates: (draft) => options.log.load(draft),
    look: async (draft, at) => {
      const room = await hocuspocus.openDirectConnection(roomOf(draft), NOBODY)
      try {
        if (room.document === null) throw new ForkshopError('draft-lost', { draft })
        return at(room.document)
      } finally {
        await room.disconnect({ unloadImmediately: false })
      }
    },
    write: async (draft, update) => {
      // The room is held in memory meanwhile: one that is just being loaded could miss the entry.
      const room = await hocuspocus.openDirectConnection(roomOf(draft), NOBODY)
      try {
        await options.log.append({ draft, payload: update, writer: null })
        await room.transact((ydoc) => {
          losses.expectOwn(draft, update)
          Y.applyUpdate(ydoc, update)
        })
      } finally {
        await room.disconnect({ unloadImmediately: false })
      }
    },
    freeze: (draft, work) =>
      guard
        .freeze(draft, async () => {
          const { result, closed } = await work()
          if (closed === null) return { result, close: false }
          tell(draft, closed)
          letGoOf(hocuspocus, (member) => member.draft === draft, 'draft-closed')
          return { result, close: true }
        })
        .catch((cause: unknown) => {
          // Somebody else closed it while this caller waited for their turn.
          if (!isDraftClosed(cause)) throw cause
          throw new ProblemError('not-open', 'draft-closed')
        }),
    tell,
    reopen: (draft) => guard.reopen(draft),
    async close() {
      stopListening()
      clearInterval(looking)
      // Nothing is lost without a last compaction: every accepted update is in the log.
      closing = true
      await Promise.all(
        [...hocuspocus.documents.values()].map((room) => room.saveMutex.waitForUnlock()),
      )
      await losses.close()
      await options.log.close()
    },
  }
}

const isDraftClosed = (cause: unknown): boolean =>
  cause instanceof ForkshopError && cause.code === 'draft-closed'

/** Every connection to a room, on whatever socket. */
const connectionsOf = (hocuspocus: Hocuspocus<RoomContext>): readonly RoomConnection[] =>
  [...hocuspocus.documents.values()].flatMap((room) => room.getConnections())

const letGoOf = (
  hocuspocus: Hocuspocus<RoomContext>,
  concerns: (member: RoomMember) => boolean,
  reason: CloseReason,
): void => {
  for (const connection of connectionsOf(hocuspocus)) {
    const { member } = connection.context
    if (member !== null && concerns(member)) letGo(connection, reason)
  }
}
