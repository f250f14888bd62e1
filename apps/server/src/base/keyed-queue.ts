import { createKeyedQueue } from '@forkshop/repository'

/**
 * Runs work of the same key one after the other, in the order of asking; other keys do not wait.
 * Throws `repository-busy`, told as 503 `busy`, when too many wait for the key.
 */
export type KeyedQueue = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>

/** Calls that may wait for one page or history: those of a full room that presses the same button. */
const MAX_WAITING_PER_KEY = 250

/** A queue that forgets a key as soon as nothing of it is left to do. */
export function keyedQueue(limit = MAX_WAITING_PER_KEY): KeyedQueue {
  return createKeyedQueue(limit).run
}
