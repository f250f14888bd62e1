import type { Language } from '@forkshop/domain'
import { z } from 'zod'
import { isNoRoom } from '../../base/disk/no-room.ts'
import { sentencesIn } from '../../base/sentences.ts'

/**
 * What somebody at a terminal is told of a failure of their machine that they can mend: no room, a
 * folder that cannot be written, a port that cannot be had. Null for everything else.
 */
export function sayFailure(error: unknown, language: Language): string | null {
  const { t } = sentencesIn(language)
  if (isNoRoom(error)) return t('command.failure.noRoom')
  if (!(error instanceof Error)) return null
  const unwritable = (path = t('command.failure.dataFolder')) =>
    t('command.failure.unwritable', { path })
  const { code, syscall, path, port, address, errcode } = failureSchema.parse(error)
  if (syscall === 'listen') {
    if (code === 'EADDRINUSE') return t('command.failure.portTaken', { port })
    if (code === 'EACCES') return t('command.failure.portForbidden', { port })
    if (code === 'EADDRNOTAVAIL') return t('command.failure.noSuchAddress', { address })
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return unwritable(path)
  }
  return errcode !== undefined && sqliteUnwritable.has(errcode % 256) ? unwritable() : null
}

/** What Node says of a failed call of the system, and `node:sqlite` of one of SQLite. */
const failureSchema = z.object({
  code: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
  path: z.string().optional().catch(undefined),
  port: z.number().optional().catch(undefined),
  address: z.string().optional().catch(undefined),
  errcode: z.number().optional().catch(undefined),
})

/** Read-only, and cannot be opened (sqlite.org/rescode.html). */
const sqliteUnwritable: ReadonlySet<number> = new Set([8, 14])
