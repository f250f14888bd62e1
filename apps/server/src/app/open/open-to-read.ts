import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { copyRecords } from '../../records/database/copy-records.ts'
import {
  openDatabase,
  RECORDS_FILE,
  type OpenDatabase,
} from '../../records/database/open-database.ts'
import { openServices, type OpenServices } from './open-services.ts'
import type { Settings } from '../../base/settings.ts'

/** Whether the records of a library are there to be opened. */
export function hasRecords({ databaseUrl, dataDirectory }: Settings): boolean {
  return databaseUrl !== null || existsSync(path.join(dataDirectory, RECORDS_FILE))
}

/**
 * Opens a library only to read it, also while a server writes to it: the records as they are at this
 * moment (of SQLite a copy, gone when it closes), and the git folders as they are found.
 */
export async function openToRead(settings: Settings): Promise<OpenServices> {
  if (settings.databaseUrl !== null) return openServices(settings, { asFound: true })
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-records-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    await copyRecords(
      path.join(settings.dataDirectory, RECORDS_FILE),
      path.join(folder, RECORDS_FILE),
    )
    const records: OpenDatabase = await openDatabase({ url: null, dataDirectory: folder })
    const opened = await openServices(settings, { asFound: true, records })
    return {
      ...opened,
      close: async () => {
        await opened.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}
