import { readFile, stat } from 'node:fs/promises'
import { ProblemError } from '../../../base/problem-error.ts'
import {
  foreignLimits,
  openForeignReader,
  type ForeignLimits,
  type ForeignOutcome,
} from './read-foreign.ts'

/** A file on disk, and what it was called where it came from. */
type FileToRead = { readonly path: string; readonly name: string }

/** Reads files that people bring one by one. */
type ForeignDesk = {
  /** As `ForeignReader.read`, one file after the other. Throws `too-many` where too many wait. */
  readonly read: (file: FileToRead, signal?: AbortSignal) => Promise<ForeignOutcome>
}

/** Waiting for the one that is read; each may take a minute. */
const MAX_WAITING = 5
const WAIT_SECONDS = 30

/** A desk at which one file is in memory at a time. */
export function openForeignDesk(limits: ForeignLimits = foreignLimits): ForeignDesk {
  const line: { last: Promise<unknown>; waiting: number } = { last: Promise.resolve(), waiting: 0 }

  const readOne = async ({ path, name }: FileToRead, signal?: AbortSignal) => {
    signal?.throwIfAborted()
    if ((await stat(path)).size > limits.bytes) {
      return { kind: 'refused', reason: 'too-large' } as const
    }
    const reader = openForeignReader(limits)
    try {
      return await reader.read(await readFile(path), name, signal)
    } finally {
      reader.close()
    }
  }

  return {
    async read(file, signal) {
      if (line.waiting > MAX_WAITING) {
        const values = { seconds: WAIT_SECONDS }
        throw new ProblemError('too-many', 'too-many-requests', { values })
      }
      line.waiting += 1
      const reading = line.last.then(() => readOne(file, signal))
      line.last = reading
        .catch(() => {})
        .finally(() => {
          line.waiting -= 1
        })
      return reading
    },
  }
}
