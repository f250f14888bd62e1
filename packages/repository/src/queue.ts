import { RepositoryError } from './error.ts'

/** Runs tasks of one key one after the other, of different keys side by side. */
export type KeyedQueue = {
  /** Throws `busy` when `limit` tasks of the key wait already, `closed` after closing. */
  readonly run: <Result>(key: string, task: () => Promise<Result>) => Promise<Result>
  /** Refuses further tasks and resolves when the last running one has settled. */
  readonly close: () => Promise<void>
}

/** A queue that has at most `limit` tasks per key, the running one included. */
export function createKeyedQueue(limit: number): KeyedQueue {
  const lines = new Map<string, { tail: Promise<unknown>; length: number }>()
  let closed = false

  const run = async <Result>(key: string, task: () => Promise<Result>): Promise<Result> => {
    if (closed) throw new RepositoryError('closed')
    const line = lines.get(key) ?? { tail: Promise.resolve(), length: 0 }
    if (line.length >= limit) throw new RepositoryError('busy', { key, limit })
    lines.set(key, line)
    line.length += 1
    const turn = line.tail.then(task)
    line.tail = turn.then(
      () => undefined,
      () => undefined,
    )
    try {
      return await turn
    } finally {
      line.length -= 1
      if (line.length === 0) lines.delete(key)
    }
  }

  return {
    run,
    async close() {
      closed = true
      await Promise.all([...lines.values()].map((line) => line.tail))
    },
  }
}
