/** Runs work of the same key one after the other, in the order of asking; other keys do not wait. */
export type KeyedQueue = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>

/** A queue that forgets a key as soon as nothing of it is left to do. */
export function keyedQueue(): KeyedQueue {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const run = before.then(work, work)
    last.set(key, run)
    try {
      return await run
    } finally {
      if (last.get(key) === run) last.delete(key)
    }
  }
}
