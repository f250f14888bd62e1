import { createKeyedQueue } from '@forkshop/repository'

/**
 * Runs work of the same key one after the other, in the order of asking; other keys do not wait.
 * Throws `repository-busy`, told as 503 `busy`, when too many wait for the key.
 */
export type KeyedQueue = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>

/** A queue for `limit` calls of one key; it forgets a key as soon as nothing of it is left to do. */
export function keyedQueue(limit: number): KeyedQueue {
  return createKeyedQueue(limit).run
}
