import { setTimeout as pause } from 'node:timers/promises'
import { ForkshopError } from '@forkshop/domain'
import { isNoRoom } from '../../base/disk/no-room.ts'

/** Milliseconds between the tries of a write that failed: a disk that hiccups is back by then. */
const PAUSES_MS = [50, 250, 1_000]

/**
 * Tries a write again, after longer and longer pauses, when the disk refuses it. A full disk stays
 * full, and records that are held by somebody else were waited for already: those are refused at once.
 * Throws what the last try threw.
 */
export const persist = async (
  write: () => Promise<void>,
  wait: (milliseconds: number) => Promise<unknown> = pause,
): Promise<void> => {
  for (const milliseconds of PAUSES_MS) {
    try {
      return await write()
    } catch (cause) {
      if (isNoRoom(cause) || isBusy(cause)) throw cause
      await wait(milliseconds)
    }
  }
  return write()
}

const isBusy = (cause: unknown): boolean =>
  cause instanceof ForkshopError && ['records-busy', 'draft-log-full'].includes(cause.code)
