import { AsyncLocalStorage } from 'node:async_hooks'

/** Whom work is for, so that callers can take turns. */
export type Caller = {
  readonly key: string
  /** Has waited for its turn already: its work is never refused for want of room. */
  readonly admitted?: boolean
  /** Aborted when nobody waits for the answer any more. */
  readonly gone?: AbortSignal | undefined
}

const asking = new AsyncLocalStorage<Caller>()

/** Work that no request asked for. */
const SERVER: Caller = { key: 'server' }

/** Runs what a caller asked for: who it is goes along with all that follows from it. */
export function asCaller<Result>(caller: Caller, work: () => Result): Result {
  return asking.run(caller, work)
}

/** Whose request the work under way is for; the server's own without one. */
export function callerNow(): Caller {
  return asking.getStore() ?? SERVER
}
