import { hasCode } from '@forkshop/repository'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { spoolFolder } from '../../base/http/spool-upload.ts'
import { removeIntent } from '../../journal/intent-rows.ts'
import { isOpen } from '../../journal/left-work.ts'
import type { Services } from '../../records/services/services.ts'
import { bringIn, importIntent } from './bring-in.ts'
import type { ImportFailure } from './import-report.ts'
import { importFolder, importsFolder, readManifest, type Manifest } from './manifest.ts'
import { releaseSlugs, SLUG_INTENT } from './reserve-slugs.ts'

/**
 * Ends what a crash left of imports: those that were being brought in are finished, the others leave
 * nothing behind but that they were interrupted. Call at start, before anything is served.
 */
export async function finishImports(services: Services): Promise<void> {
  const { database, importer, log } = services
  const unfinished = await database
    .selectFrom('import')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  for (const { id } of unfinished) {
    log.warn({ import: id }, 'finishing or forgetting an interrupted import')
    const isBegun = await isOpen(services, importIntent(id))
    if (isBegun && importer === null) continue
    await finishOne(services, id, isBegun ? await readManifest(importFolder(services, id)) : null)
  }
  if (importer === null) return
  await database.deleteFrom('intent').where('kind', '=', SLUG_INTENT).execute()
  for (const folder of [importsFolder(services), spoolFolder(services)]) {
    for (const name of await namesIn(folder)) {
      await rm(path.join(folder, name), { recursive: true, force: true })
    }
  }
}

/** Ends one import that failed for want of room, in a server that runs. */
export async function repairImport(services: Services, id: string): Promise<void> {
  const isBegun = await isOpen(services, importIntent(id))
  const folder = importFolder(services, id)
  await finishOne(services, id, isBegun ? await readManifest(folder) : null, 'no-room')
  await releaseSlugs(services.database, id)
  await rm(folder, { recursive: true, force: true })
}

/** Brings in what was begun; without a manifest it is forgotten: a backup has no folders of imports. */
async function finishOne(
  services: Services,
  ...[id, manifest, code = 'interrupted']: readonly [
    id: string,
    manifest: Manifest | null,
    code?: ImportFailure['code'],
  ]
): Promise<void> {
  const { importer, database, clock } = services
  if (manifest !== null && importer !== null) return bringIn(services, importer, manifest, null)
  await removeIntent(database, importIntent(id))
  await database
    .updateTable('import')
    .set({
      state: 'failed',
      problem: JSON.stringify({ code, subject: '' }),
      finished: clock().toISOString(),
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}
