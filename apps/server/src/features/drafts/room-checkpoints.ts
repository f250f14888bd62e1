import { SCHEMA_VERSION } from '@forkshop/document'
import * as Y from 'yjs'
import type { Services } from '../../records/services/services.ts'
import { insertCheckpoint, lastCheckpoint } from './checkpoint-rows.ts'
import { deletionOf } from './deleted-by.ts'
import { findDraft } from './draft-rows.ts'

/** Work after which a draft is kept as it is: what a bad hour may cost at most. */
const INTERVAL_MS = 10 * 60_000
/** Somebody who deletes much again and again has the state of a moment ago. */
const DELETION_PAUSE_MS = 5_000

/** The checkpoints that a room makes by itself. */
export type RoomCheckpoints = {
  /**
   * Keeps a draft before an update that would delete much of it; throws when it cannot, so that the
   * update is not taken either. `ydoc` has everything that was taken before. Resolves with the checkpoint
   * of a draft of which next to nothing would be left; null for any other, and for one that is kept already.
   */
  beforeUpdate(
    update: { readonly draft: string; readonly user: string; readonly payload: Uint8Array },
    ydoc: Y.Doc,
  ): Promise<number | null>
  /** Keeps a draft that was worked on for a while. */
  afterWork(draft: string, ydoc: Y.Doc): Promise<void>
  /** Keeps a draft of an older schema once, before this server's editors write in it. */
  onLoad(draft: string, ydoc: Y.Doc): Promise<void>
  forget(draft: string): void
}

export const roomCheckpoints = (services: Services): RoomCheckpoints => {
  /** When much was deleted last, by the monotonic clock. */
  const deletions = new Map<string, number>()

  const keep = async (
    draftId: string,
    ydoc: Y.Doc,
    { why, user }: { readonly why: 'deletion' | 'time' | 'schema'; readonly user: string | null },
  ): Promise<number | null> => {
    const payload = Y.encodeStateAsUpdate(ydoc)
    const draft = await findDraft(services, draftId)
    if (draft === null || draft.closed !== null) return null
    return insertCheckpoint(services, { draft, why, user, payload })
  }

  return {
    async beforeUpdate({ draft, user, payload }, ydoc) {
      const deletion = deletionOf(ydoc, payload)
      if (deletion === 'little') return null
      const now = performance.now()
      if (now - (deletions.get(draft) ?? -Infinity) < DELETION_PAUSE_MS) return null
      const kept = await keep(draft, ydoc, { why: 'deletion', user })
      deletions.set(draft, now)
      return deletion === 'nearly-all' ? kept : null
    },
    async afterWork(draft, ydoc) {
      const last = await lastCheckpoint(services, draft)
      // a clock that was set back, or forward, is no reason to keep nothing for years
      const since = last === null ? Infinity : services.clock().getTime() - last.made.getTime()
      if (Math.abs(since) < INTERVAL_MS) return
      await keep(draft, ydoc, { why: 'time', user: null })
    },
    async onLoad(draft, ydoc) {
      const schema = ydoc.getMap('meta').get('schema')
      if (typeof schema !== 'number' || schema >= SCHEMA_VERSION) return
      const last = await lastCheckpoint(services, draft)
      if (last !== null && last.schema >= SCHEMA_VERSION) return
      await keep(draft, ydoc, { why: 'schema', user: null })
    },
    forget: (draft) => void deletions.delete(draft),
  }
}
