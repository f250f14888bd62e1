import { setTimeout as wait } from 'node:timers/promises'
import { ForkshopError } from '@forkshop/domain'

/** Between two looks at whether somebody else has let go of the file. */
const PAUSE_MS = 2

/** SQLITE_BUSY (5) and its extended codes: https://www.sqlite.org/rescode.html#busy */
export function isBusy(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'errcode' in cause &&
    typeof cause.errcode === 'number' &&
    (cause.errcode & 0xff) === 5
  )
}

/**
 * Tries again, while the event loop goes on, what another connection is in the way of: after a
 * pause, until `limitMs` after it first was. Then throws `records-busy`.
 */
export async function untilFree<Value>(
  limitMs: number,
  work: () => Value | Promise<Value>,
): Promise<Value> {
  let deadline: number | null = null
  for (;;) {
    try {
      return await work()
    } catch (cause) {
      if (!isBusy(cause)) throw cause
      deadline ??= performance.now() + limitMs
      if (performance.now() > deadline) throw new ForkshopError('records-busy', {}, cause)
      await wait(PAUSE_MS)
    }
  }
}
