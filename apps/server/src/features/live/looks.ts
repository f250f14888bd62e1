import type { LiveEvent } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { rowsAfter, type LiveRow } from '../../records/live/live-log.ts'
import { noticeEvent } from '../../records/notices/told-live.ts'
import type { Services } from '../../records/services/services.ts'
import { toEventFrame } from './frames.ts'
import { namedPage, shownEvent, type NamedPage } from './shown-events.ts'

/** Rows that are looked at in one go. */
export const BATCH = 100

type Frame = Promise<Uint8Array | null>

/**
 * The last looks at the log and at pages, shared by all who stand at the same number until something happens. What
 * somebody may know is asked once for all who are the same to the rights table, and anew in the next turn of the event
 * loop: who took their time is told by the rights of today.
 */
export function createLooks(services: Services) {
  let rows = new Map<number, Promise<readonly LiveRow[]>>()
  let pages = new Map<string, Promise<NamedPage | null>>()
  let frames = new Map<string, Frame>()
  const forgetFrames = (): void => {
    frames = new Map()
  }
  const frameFor = async (row: LiveRow, actor: Actor): Frame => {
    if (row.kind === 'notice') return frameOf(await noticeEvent(services, row, actor))
    const named = await shared(pages, row.page, () => namedPage(services, row.page))
    return frameOf(await shownEvent(services, { row, named, actor }))
  }
  return {
    forget() {
      rows = new Map()
      pages = new Map()
      forgetFrames()
    },
    after: (number: number) =>
      shared(rows, number, () => rowsAfter(services.database, number, BATCH)),
    /** What a reader is told of a row; null for what they may not know of. `rights` is their `rightsOf`. */
    frame(
      row: LiveRow,
      { actor, rights }: { readonly actor: Actor; readonly rights: string },
    ): Frame {
      if (frames.size === 0) setImmediate(forgetFrames)
      return shared(frames, `${row.number} ${rights}`, () => frameFor(row, actor))
    },
  }
}

/** The bytes of what a reader is told. */
export function frameOf(event: LiveEvent | null): Uint8Array | null {
  return event === null ? null : Buffer.from(toEventFrame(event))
}

/** All of a caller that the rights table looks at: who has the same may do the same. */
export function rightsOf(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'guest':
    case 'past-guest':
      return JSON.stringify([actor.kind, actor.id, actor.event])
    case 'account':
      return JSON.stringify([actor.kind, actor.id, actor.admin, actor.token?.pages ?? null])
  }
}

/** What failed is asked for again. */
function shared<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  look: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key)
  if (found !== undefined) return found
  const looking = look()
  known.set(key, looking)
  looking.catch(() => known.delete(key))
  return looking
}
