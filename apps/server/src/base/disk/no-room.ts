import { statfs } from 'node:fs/promises'
import { ProblemError } from '../problem-error.ts'
import { perServer } from '../per-server.ts'
import type { Services } from '../../records/services/services.ts'

/** A disk that is full, a quota, a limit of file sizes; PostgreSQL's disk_full; git's words for them. */
const fullCodes: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  '53100',
  'repository-no-room',
])
/** https://www.sqlite.org/rescode.html#full */
const SQLITE_FULL = 13
/** Less than this is too little for the records to write anything. */
const FULL_BYTES = 1_000_000
/** How long a look at the disk counts: people who type would ask for it at each key. */
const LOOK_MS = 200

/** Whether something failed because there is no room for it. */
export function isNoRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const isFull =
    ('code' in error && typeof error.code === 'string' && fullCodes.has(error.code)) ||
    ('errcode' in error && error.errcode === SQLITE_FULL)
  return isFull || isNoRoom(error.cause)
}

/** The refusal of what there is no room for. */
export const noRoom = (): ProblemError => new ProblemError('no-room', 'no-room')

/**
 * Whether the disk has less than the reserve left, which is for finishing what is under way. A look
 * at it counts for a moment.
 */
export const isShortOfRoom = (services: Services): Promise<boolean> => lookOf(services)()

const lookOf = perServer(({ settings }) => {
  let last: { readonly at: number; readonly isShort: Promise<boolean> } | null = null
  return () => {
    const now = performance.now()
    if (last === null || now - last.at > LOOK_MS) {
      last = { at: now, isShort: look(settings.dataDirectory, settings.reserveBytes) }
    }
    return last.isShort
  }
})

async function look(folder: string, reserveBytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < reserveBytes
}

/** Whether a failure that says nothing of it may well have come from a full disk. */
export const isFull = ({ settings }: Services): Promise<boolean> =>
  look(settings.dataDirectory, FULL_BYTES)

/** Throws `no-room` before anything is begun that there may be no room to finish. */
export async function requireRoom(services: Services): Promise<void> {
  if (await isShortOfRoom(services)) throw noRoom()
}
