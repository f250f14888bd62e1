import { watch } from 'vue'
import * as Y from 'yjs'
import { passagesIn, type Passage } from '../../../parts/kept/passages.ts'
import type { Room } from '../room/open-room.ts'
import { yieldFacts } from './facts-of-others.ts'

type Listener = {
  /** Told after each return all passages written here without a line since they were last seen; they are on the server. */
  readonly onCame: (passages: readonly Passage[]) => void
  /** Told facts written here that others wrote anew meanwhile. */
  readonly onYield: (passages: readonly Passage[]) => void
}

export type KeptRoom = Pick<Room, 'ydoc' | 'state'> & {
  /** The origin of what the server brings. */
  readonly provider: unknown
}

export type Return = {
  /** Somebody has seen what came: it is not told again. */
  readonly seen: () => void
  readonly stop: () => void
}

/** Tells what a window that stayed open without a line brings along when it has one again. */
export const tellReturn = (
  { ydoc, state, provider }: KeptRoom,
  { onCame, onYield }: Listener,
): Return => {
  /** What the server knew when the line went, until all that was written since is there. */
  let lost: Uint8Array | null = null
  /** From where passages are told until somebody has seen them: a line may come and go. */
  let toldSince: Uint8Array | null = null
  /** Where this window’s own writing begins that the server has not confirmed. */
  let unconfirmed = 0
  const yielded = new Set<string | null>()
  const stopYielding = yieldFacts(ydoc, {
    server: provider,
    since: () => (lost === null ? null : unconfirmed),
    onYield: (passages) => {
      for (const { field } of passages) yielded.add(field)
      onYield(passages)
    },
  })
  const forget = (): void => {
    toldSince = null
    yielded.clear()
  }
  const tell = (since: Uint8Array): void => {
    toldSince ??= since
    const own = Y.encodeStateAsUpdate(ydoc, toldSince)
    const came = passagesIn(ydoc, own, ({ client }) => client === ydoc.clientID).filter(
      ({ field }) => field === null || !yielded.has(field),
    )
    if (came.length === 0) forget()
    else onCame(came)
  }
  const stopWatching = watch(
    () => [state.value.line, state.value.waiting] as const,
    ([line, waiting], before) => {
      // a server that cannot store is not away, and says so itself
      if (line === 'offline' && before?.[0] === 'online' && !state.value.unstored)
        lost ??= Y.encodeStateVector(ydoc)
      if (line !== 'online' || waiting > 0) return
      unconfirmed = Y.getState(ydoc.store, ydoc.clientID)
      if (lost === null) return
      const since = lost
      lost = null
      tell(since)
    },
    { flush: 'sync', immediate: true },
  )
  return {
    seen: forget,
    stop: () => {
      stopYielding()
      stopWatching()
    },
  }
}
