import type * as Y from 'yjs'
import type { DraftLog } from '../../records/database/draft-log.ts'
import { applyUpdates, isUpdate, mergeUpdates } from '../../texts/jobs/draft-copy.ts'
import { rateBucket, type RateBucket } from '../../base/rate-bucket.ts'
import { persist } from './persist.ts'
import type { RoomMember } from './room-member.ts'
import { SocketRefusal } from './socket-refusal.ts'

/** One update: a pasted page fits, a picture as text does not. */
const MAX_UPDATE_BYTES = 1_000_000
/** A draft with its editing history; the text itself may have 1 MB. */
const MAX_DRAFT_BYTES = 16_000_000
/** Updates of one person over all windows: a fast typist makes 20 a second. */
const UPDATE_RATE = { perSecond: 100, burst: 500 }
/** People whose rate is remembered. */
const MAX_BUCKETS = 5_000

/** The way of updates to the log and back, with its limits. */
export type RoomLog = {
  /** Writes an accepted update; resolves when it is on disk. Throws a SocketRefusal beyond a limit. */
  accept(member: RoomMember, payload: Uint8Array): Promise<void>
  /** Brings everything logged into a fresh `ydoc`, told of `each` before; answers how many could not be read. */
  load(draft: string, ydoc: Y.Doc, each?: (update: Uint8Array) => void): Promise<number>
  compact(draft: string): Promise<void>
  forget(draft: string): void
}

/** `wait` pauses between tries of a write that the disk refuses. */
export const roomLog = (
  log: DraftLog,
  wait?: (milliseconds: number) => Promise<unknown>,
): RoomLog => {
  const bytes = new Map<string, number>()
  const writers = new Map<string, Set<string>>()
  const buckets = new Map<string, RateBucket>()

  const bucketOf = (user: string): RateBucket => {
    const bucket = buckets.get(user) ?? rateBucket(UPDATE_RATE)
    if (buckets.size >= MAX_BUCKETS) buckets.clear()
    buckets.set(user, bucket)
    return bucket
  }

  return {
    async accept(member, payload) {
      const { draft, user, name } = member
      const size = (bytes.get(draft) ?? 0) + payload.length
      if (payload.length > MAX_UPDATE_BYTES || size > MAX_DRAFT_BYTES) {
        throw new SocketRefusal('too-large')
      }
      if (!bucketOf(user).take(performance.now(), 1)) throw new SocketRefusal('too-many')
      if (!isUpdate(payload)) throw new SocketRefusal('bad-update')
      const known = writers.get(draft) ?? new Set()
      const writer = known.has(user) ? null : { user, name }
      bytes.set(draft, size)
      try {
        await persist(() => log.append({ draft, payload, writer }), wait)
      } catch (cause) {
        // It will be sent again, and would count each time.
        bytes.set(draft, Math.max(0, (bytes.get(draft) ?? 0) - payload.length))
        throw cause
      }
      writers.set(draft, known.add(user))
    },
    async load(draft, ydoc, each) {
      const updates = await log.load(draft)
      const unreadable = applyUpdates(ydoc, updates, each)
      bytes.set(
        draft,
        updates.reduce((sum, update) => sum + update.length, 0),
      )
      return unreadable
    },
    async compact(draft) {
      await log.compact(draft, (updates) => {
        const merged = mergeUpdates(updates)
        bytes.set(draft, merged.length)
        return merged
      })
    },
    forget(draft) {
      bytes.delete(draft)
      writers.delete(draft)
    },
  }
}
