import { AsyncLocalStorage } from 'node:async_hooks'

/** Work that a server does by itself, never twice at once. */
export type OwnWork = {
  /** Begins, unless it is under way already, nothing is left or it was closed. */
  readonly begin: () => void
  /** Ends once nothing is left that can be done for now. */
  readonly idle: () => Promise<void>
  /** Stops after the part that is under way. */
  readonly close: () => Promise<void>
}

/**
 * Runs `run` as long as `isLeft` says so; between two parts it asks `isClosed`. It must not throw. Whatever it reads is
 * read for nobody, also when a request begins it.
 */
export function ownWork(parts: {
  readonly isLeft: () => boolean
  readonly run: (isClosed: () => boolean) => Promise<void>
}): OwnWork {
  const apart = AsyncLocalStorage.snapshot()
  let now: Promise<void> | null = null
  let closed = false
  const begin = (): void => {
    if (closed || !parts.isLeft()) return
    now ??= apart(() => parts.run(() => closed)).finally(() => {
      now = null
      begin()
    })
  }
  return {
    begin,
    idle: async () => {
      while (now !== null) await now
    },
    close: async () => {
      closed = true
      await now
    },
  }
}
