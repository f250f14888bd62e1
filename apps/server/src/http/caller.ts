import { AsyncLocalStorage } from 'node:async_hooks'

const asking = new AsyncLocalStorage<string>()

/** Work that no request asked for. */
const SERVER = 'server'

/** Runs what a caller asked for: their key goes along with all that follows from it. */
export function asCaller(key: string, work: () => void): void {
  asking.run(key, work)
}

/** Whose request the work under way is for, so that callers can take turns; the server's own without one. */
export function callerNow(): string {
  return asking.getStore() ?? SERVER
}
