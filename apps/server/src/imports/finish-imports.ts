import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { spoolFolder } from '../http/spool-upload.ts'
import { removeIntent } from '../pages/intents.ts'
import type { Services } from '../services.ts'
import { bringIn, IMPORT_INTENT, importIntent } from './bring-in.ts'
import { importFolder, importsFolder, readManifest } from './manifest.ts'
import { SLUG_INTENT } from './reserve-slugs.ts'

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
    const intent = await database
      .selectFrom('intent')
      .select('id')
      .where('id', '=', importIntent(id))
      .where('kind', '=', IMPORT_INTENT)
      .executeTakeFirst()
    if (intent !== undefined && importer === null) continue
    const manifest = intent === undefined ? null : await readManifest(importFolder(services, id))
    // A backup that was taken meanwhile has no folders of imports.
    if (manifest === null || importer === null) await forget(services, id)
    else await bringIn(services, importer, manifest, null)
  }
  if (importer === null) return
  await database.deleteFrom('intent').where('kind', '=', SLUG_INTENT).execute()
  for (const folder of [importsFolder(services), spoolFolder(services)]) {
    for (const name of await namesIn(folder)) {
      await rm(path.join(folder, name), { recursive: true, force: true })
    }
  }
}

/** Ends one import that could not be brought in, in a server that runs. */
export async function repairImport(services: Services, id: string): Promise<void> {
  const manifest = await readManifest(importFolder(services, id))
  if (manifest === null || services.importer === null) await forget(services, id)
  else await bringIn(services, services.importer, manifest, null)
}

async function forget(services: Services, id: string): Promise<void> {
  await removeIntent(services.database, importIntent(id))
  await services.database
    .updateTable('import')
    .set({
      state: 'failed',
      problem: JSON.stringify({ code: 'interrupted', subject: '' }),
      finished: services.clock().toISOString(),
    })
    .where('id', '=', id)
    .execute()
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
