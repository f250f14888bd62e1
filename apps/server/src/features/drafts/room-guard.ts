import { ForkshopError } from '@forkshop/domain'

/** Drafts remembered as closed, so that late updates meet a refusal: more than a server sees in a day. */
const MAX_CLOSED = 10_000

/**
 * Decides when a draft takes updates. While somebody publishes, updates wait; what was accepted
 * before is part of what is published, what comes after is refused without an acknowledgement.
 */
export type RoomGuard = {
  /** Runs the write of one update; throws `draft-closed` once the draft is closed. */
  accept(draft: string, write: () => Promise<void>): Promise<void>
  /** Runs `work` while no update is accepted; the draft is closed for good when it says so. */
  freeze<Result>(
    draft: string,
    work: () => Promise<{ readonly result: Result; readonly close: boolean }>,
  ): Promise<Result>
  isClosed(draft: string): boolean
  /** Takes updates of a draft again that was closed. */
  reopen(draft: string): void
}

export const roomGuard = (): RoomGuard => {
  const frozen = new Map<string, Promise<void>>()
  const writing = new Map<string, Set<Promise<void>>>()
  const closed = new Set<string>()

  const close = (draft: string): void => {
    closed.add(draft)
    for (const oldest of closed) {
      if (closed.size <= MAX_CLOSED) break
      closed.delete(oldest)
    }
  }
  return {
    isClosed: (draft) => closed.has(draft),
    reopen: (draft) => void closed.delete(draft),
    async accept(draft, write) {
      // No `await` between the last look and what follows: somebody else could freeze in the gap.
      for (let ice = frozen.get(draft); ice !== undefined; ice = frozen.get(draft)) await ice
      if (closed.has(draft)) throw new ForkshopError('draft-closed', { draft })
      const running = write()
      const others = writing.get(draft) ?? new Set()
      writing.set(draft, others.add(running))
      try {
        await running
      } finally {
        others.delete(running)
        if (others.size === 0 && writing.get(draft) === others) writing.delete(draft)
      }
    },
    async freeze(draft, work) {
      for (let ice = frozen.get(draft); ice !== undefined; ice = frozen.get(draft)) await ice
      if (closed.has(draft)) throw new ForkshopError('draft-closed', { draft })
      const { promise: ice, resolve: melt } = Promise.withResolvers<void>()
      frozen.set(draft, ice)
      try {
        await Promise.allSettled(writing.get(draft) ?? new Set<Promise<void>>())
        const { result, close: closes } = await work()
        if (closes) close(draft)
        return result
      } finally {
        frozen.delete(draft)
        melt()
      }
    },
  }
}
