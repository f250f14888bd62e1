import { Worker } from 'node:worker_threads'
import { RepositoryError } from '../../error.ts'
import type { PackedAnswer, PackedQuestion } from './packed-worker.ts'
import type { StoredObject } from '../../objects/stored-object.ts'

/** Reads packed objects where there is no git program, in a thread of its own. */
export type PackedObjects = {
  /** Null when no pack has it. Throws `corrupt` for one that cannot be read. */
  readonly read: (gitDirectory: string, id: string) => Promise<StoredObject | null>
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly resolve: (object: StoredObject | null) => void
  readonly reject: (error: unknown) => void
}

/** The thread starts with the first question, and anew after it ended. */
export function createPackedObjects(): PackedObjects {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let calls = 0

  const start = (): Worker => {
    const started = new Worker(new URL('packed-worker.ts', import.meta.url))
    const fail = (cause?: unknown): void => {
      if (worker === started) worker = null
      const error = new RepositoryError('corrupt', { reader: 'packed-worker' }, cause)
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    started.on('message', (answer: PackedAnswer) => {
      const asked = waiting.get(answer.call)
      waiting.delete(answer.call)
      if (waiting.size === 0) started.unref()
      if ('object' in answer) asked?.resolve(answer.object)
      else asked?.reject(new RepositoryError('corrupt', { reason: answer.failed }))
    })
    started.on('error', fail)
    started.on('exit', () => fail())
    return started
  }

  return {
    read: (gitDirectory, id) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        // An idle thread does not keep the process alive.
        worker.ref()
        const question: PackedQuestion = { call: (calls += 1), gitDirectory, id }
        waiting.set(question.call, { resolve, reject })
        worker.postMessage(question)
      }),
    async close() {
      await worker?.terminate()
    },
  }
}
