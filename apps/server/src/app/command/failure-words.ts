import type { Language } from '@forkshop/domain'
import { z } from 'zod'
import { isNoRoom } from '../../base/disk/no-room.ts'

/**
 * What somebody at a terminal is told of a failure of their machine that they can mend: no room, a
 * folder that cannot be written, a port that cannot be had. Null for everything else.
 */
export function sayFailure(error: unknown, language: Language): string | null {
  const words = sentences[language]
  if (isNoRoom(error)) return words.noRoom
  if (!(error instanceof Error)) return null
  const { code, syscall, path, port, address, errcode } = failureSchema.parse(error)
  if (syscall === 'listen') {
    if (code === 'EADDRINUSE') return words.portTaken(String(port))
    if (code === 'EACCES') return words.portForbidden(String(port))
    if (code === 'EADDRNOTAVAIL') return words.noSuchAddress(String(address))
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return words.unwritable(path ?? '')
  }
  return errcode !== undefined && sqliteUnwritable.has(errcode % 256) ? words.unwritable('') : null
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

type Words = {
  readonly noRoom: string
  readonly portTaken: (port: string) => string
  readonly portForbidden: (port: string) => string
  readonly noSuchAddress: (address: string) => string
  readonly unwritable: (path: string) => string
}

const sentences: Readonly<Record<Language, Words>> = {
  en: {
    noRoom: 'The disk is full, or a quota is used up. Make room and run this again.',
    portTaken: (port) =>
      `Port ${port} is taken by another program. Stop it, or set FORKSHOP_PORT to another port.`,
    portForbidden: (port) =>
      `This account may not listen on port ${port}. Set FORKSHOP_PORT to a port above 1023.`,
    noSuchAddress: (address) =>
      `This machine does not have the address ${address}. Set FORKSHOP_HOST to one of its own.`,
    unwritable: (path) =>
      `${path === '' ? 'The data folder' : path} cannot be written: the disk is read-only, or the folder belongs to another account. Mend that, or set FORKSHOP_DATA to another folder.`,
  },
  fr: {
    noRoom:
      'Le disque est plein, ou un quota est atteint. Faites de la place, puis relancez la commande.',
    portTaken: (port) =>
      `Le port ${port} est pris par un autre programme. Arrêtez-le, ou donnez un autre port à FORKSHOP_PORT.`,
    portForbidden: (port) =>
      `Ce compte n’a pas le droit d’écouter sur le port ${port}. Donnez à FORKSHOP_PORT un port au-dessus de 1023.`,
    noSuchAddress: (address) =>
      `Cette machine n’a pas l’adresse ${address}. Donnez à FORKSHOP_HOST une des siennes.`,
    unwritable: (path) =>
      `Impossible d’écrire dans ${path === '' ? 'le dossier des données' : path} : le disque est en lecture seule, ou le dossier appartient à un autre compte. Changez cela, ou donnez un autre dossier à FORKSHOP_DATA.`,
  },
}
