import { statfs } from 'node:fs/promises'
import { ProblemError } from '../problem-error.ts'
import type { Settings } from '../settings.ts'

/** The last look at the disk, by the monotonic clock; null before the first. */
export type RoomLook = { last: { readonly at: number; readonly isShort: Promise<boolean> } | null }

type RoomServices = {
  readonly settings: Pick<Settings, 'dataDirectory' | 'reserveBytes'>
  readonly held: { readonly room: RoomLook }
}

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
export function isShortOfRoom({ settings, held: { room } }: RoomServices): Promise<boolean> {
  const now = performance.now()
  if (room.last === null || now - room.last.at > LOOK_MS) {
    room.last = { at: now, isShort: look(settings.dataDirectory, settings.reserveBytes) }
  }
  return room.last.isShort
}

async function look(folder: string, reserveBytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < reserveBytes
}

/** Whether a failure that says nothing of it may well have come from a full disk. */
export const isFull = ({ settings }: Pick<RoomServices, 'settings'>): Promise<boolean> =>
  look(settings.dataDirectory, FULL_BYTES)

/** Throws `no-room` before anything is begun that there may be no room to finish. */
export async function requireRoom(services: RoomServices): Promise<void> {
  if (await isShortOfRoom(services)) throw noRoom()
}
