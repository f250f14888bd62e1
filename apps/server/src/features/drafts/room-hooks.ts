import { formatRoomMessage } from '@forkshop/api'
import type { Configuration } from '@hocuspocus/server'
import type * as Y from 'yjs'
import { isShortOfRoom, noRoom } from '../../base/disk/no-room.ts'
import type { Services } from '../../records/services/services.ts'
import type { FairLine } from '../../texts/threads/fair-line.ts'
import { cleanStates } from './awareness.ts'
import { findDraft } from './draft-rows.ts'
import { letGo } from './let-go.ts'
import { movedHead } from './page-moved.ts'
import { enterRoom } from './room-door.ts'
import type { RoomCheckpoints } from './room-checkpoints.ts'
import type { RoomGuard } from './room-guard.ts'
import type { RoomLog } from './room-log.ts'
import type { RoomLosses } from './room-losses.ts'
import type { RoomConnection, RoomContext, RoomMember } from './room-member.ts'
import { inQuarantine, isOutdated } from './room-message.ts'
import { draftOfRoom } from './room.ts'
import { SocketRefusal } from './socket-refusal.ts'

/** Sync messages (y-protocols/sync): what somebody has, the answer to that, and an update; the last two carry content. */
const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const UPDATE = 2
/** An update that holds nothing: no structs, no deletions. */
const EMPTY_BYTES = 2

type Parts = {
  readonly guard: RoomGuard
  readonly log: RoomLog
  readonly checkpoints: RoomCheckpoints
  /** Drafts that are stored wait here for each other: people who write come first. */
  readonly storing: FairLine
  readonly losses: RoomLosses
  readonly isClosing: () => boolean
  /** Looks up again what somebody may do and until when; lets go of whoever may do nothing. */
  readonly recheck: (connection: RoomConnection) => Promise<void>
  /** Whether what somebody came with has run out, as far as was known at the last look. */
  readonly isOver: (connection: RoomConnection) => boolean
  /** Sets a draft aside that no text can say, and lets one go on that it can. */
  readonly inspect: (draft: string, ydoc: Y.Doc) => Promise<void>
}

type Hooks = Pick<
  Configuration<RoomContext>,
  | 'onAuthenticate'
  | 'connected'
  | 'onLoadDocument'
  | 'beforeSync'
  | 'beforeHandleAwareness'
  | 'onStoreDocument'
  | 'afterUnloadDocument'
>

/** How Hocuspocus is made to keep the rules of drafts. */
export const roomHooks = (services: Services, parts: Parts): Hooks => ({
  async onAuthenticate(data) {
    const { member, readOnly } = await enterRoom(services, data, data.instance)
    data.connectionConfig.readOnly = readOnly
    return { member }
  },

  // What changed between the door and the seat was told to those who had one already.
  async connected({ connection, context }) {
    const draft = context.member && (await findDraft(services, context.member.draft))
    if (context.member?.isOutdated === true) {
      connection.sendStateless(formatRoomMessage(isOutdated))
    } else if (draft !== null && draft.quarantined !== null) {
      connection.sendStateless(formatRoomMessage(inQuarantine))
    }
    const head = draft === null ? null : await movedHead(services, draft)
    if (head !== null) connection.sendStateless(formatRoomMessage({ kind: 'page-moved', head }))
    const lost = draft === null ? null : parts.losses.message(draft.id)
    if (lost !== null) connection.sendStateless(formatRoomMessage(lost))
    void parts.recheck(connection)
  },

  // Throws when the draft has no snapshot: an empty room must never stand in for a lost one.
  async onLoadDocument({ documentName, document }) {
    const draft = requireDraft(documentName)
    await parts.losses.watch(draft, document, async (each) => {
      const unreadable = await parts.log.load(draft, document, each)
      if (unreadable > 0) services.log.error({ draft, unreadable }, 'unreadable draft log entries')
    })
    await parts.checkpoints.onLoad(draft, document)
    // What an older server could not read may be fine by now.
    const row = await findDraft(services, draft)
    if (row !== null && row.quarantined !== null) await parts.inspect(draft, document)
  },

  // Awaited before the update is applied, passed on and acknowledged.
  async beforeSync({ connection, context, document, type, payload }) {
    if (type === SYNC_STEP_1) parts.losses.noteState(connection, payload)
    if (type !== SYNC_STEP_2 && type !== UPDATE) return
    if (connection.readOnly || payload.length <= EMPTY_BYTES) return
    const { member } = context
    if (member === null || !document.hasConnection(connection)) {
      throw new SocketRefusal('not-allowed')
    }
    const update = { connection, member, payload, ydoc: document }
    const checkpoint = await acceptUpdate(services, parts, update)
    const isAnswer = type === SYNC_STEP_2
    parts.losses.expect(connection, { update: payload, by: member.user, isAnswer })
    if (checkpoint === null) return
    const deleted = { kind: 'much-deleted', checkpoint, by: member.name } as const
    document.broadcastStateless(formatRoomMessage(deleted))
  },

  async beforeHandleAwareness({ states, connection, document }) {
    const member = connection?.context.member ?? null
    if (member === null) return states.clear()
    const others = document
      .getConnections()
      .filter((other: RoomConnection) => other.context.member?.user !== member.user)
    cleanStates(states, { id: member.user, name: member.name }, (client) =>
      others.some((other) => document.getClients(other).has(client)),
    )
  },

  async onStoreDocument({ documentName, document }) {
    const draft = requireDraft(documentName)
    const leave = await parts.storing.enter({ caller: draft, isSure: true })
    try {
      await storeDraft(services, parts, { draft, ydoc: document })
    } finally {
      if (leave !== 'busy') leave()
    }
  },

  async afterUnloadDocument({ documentName }) {
    const draft = draftOfRoom(documentName)
    if (draft === null) return
    parts.log.forget(draft)
    parts.checkpoints.forget(draft)
    parts.losses.forget(draft)
  },
})

/** Compacts what is on disk already, keeps a checkpoint when it is time, and looks whether a text can say it. */
const storeDraft = async (
  services: Services,
  { isClosing, guard, log, checkpoints, inspect }: Parts,
  { draft, ydoc }: { readonly draft: string; readonly ydoc: Y.Doc },
): Promise<void> => {
  if (isClosing() || guard.isClosed(draft)) return
  await log.compact(draft)
  await checkpoints.afterWork(draft, ydoc)
  await services.database
    .updateTable('draft')
    .set({ updated: services.clock().toISOString() })
    .where('id', '=', draft)
    .execute()
  await inspect(draft, ydoc)
}

/** Takes an update; the checkpoint of the draft before it where it leaves next to nothing, else null. */
const acceptUpdate = async (
  services: Services,
  { guard, log, checkpoints, isOver, recheck }: Parts,
  update: {
    readonly connection: RoomConnection
    readonly member: RoomMember
    readonly payload: Uint8Array
    readonly ydoc: Y.Doc
  },
): Promise<number | null> => {
  const { connection, member, payload, ydoc } = update
  try {
    if (isOver(connection)) await recheck(connection)
    if (isOver(connection)) throw new SocketRefusal('not-allowed')
    if (await isShortOfRoom(services)) throw noRoom()
    let kept: number | null = null
    await guard.accept(member.draft, async () => {
      kept = await checkpoints.beforeUpdate(
        { draft: member.draft, user: member.user, payload },
        ydoc,
      )
      await log.accept(member, payload)
    })
    return kept
  } catch (cause) {
    const refusal = toRefusal(cause, guard.isClosed(member.draft))
    if (refusal.reason === 'disk-failed') {
      services.log.error({ draft: member.draft, cause: String(cause) }, 'update not written')
    }
    letGo(connection, refusal.reason)
    throw refusal
  }
}

const toRefusal = (cause: unknown, isClosed: boolean): SocketRefusal => {
  if (cause instanceof SocketRefusal) return cause
  return new SocketRefusal(isClosed ? 'draft-closed' : 'disk-failed')
}

const requireDraft = (room: string): string => {
  const draft = draftOfRoom(room)
  if (draft === null) throw new SocketRefusal('not-allowed')
  return draft
}
