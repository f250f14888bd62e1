import { rm } from 'node:fs/promises'
import path from 'node:path'
import { namesIn, type GitImporter } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import { spoolFolder } from '../../base/http/spool-upload.ts'
import type { Finishers } from '../../journal/finish.ts'
import { letSlugsGo } from '../../journal/kept-slugs.ts'
import { isOpen } from '../../journal/left-work.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { importAct, recordImport, storeImport, tellImport } from './bring-in.ts'
import type { ImportFailure } from './import-report.ts'
import { importFolder, importsFolder, readManifest } from './manifest.ts'

/** How an import that was being brought in is finished. */
export const importWork = (importer: GitImporter): Finishers => ({
  import: async (services, { import: id }) => {
    const manifest = await readManifest(importFolder(services, id))
    if (manifest === null) {
      // As in a backup, which has no folders of imports.
      return { rows: (transaction) => endImport(transaction, id, interrupted(services)) }
    }
    const stored = await storeImport(services, importer, manifest, null)
    return {
      rows: (transaction) => recordImport(transaction, stored),
      after: () => tellImport(services, stored),
    }
  },
})

/**
 * Ends imports that a crash cut short before anything of them was in the library: they leave nothing
 * behind but that they were interrupted. Call at start, once what was being brought in is finished.
 */
export async function endInterrupted(services: Services): Promise<void> {
  const { database, importer, log } = services
  const unfinished = await database
    .selectFrom('import')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  for (const { id } of unfinished) {
    // Without git, one that was being brought in waits for a start that has it.
    if (await isOpen(services, importAct(id))) continue
    log.warn({ import: id }, 'forgetting an interrupted import')
    await endImport(database, id, interrupted(services))
  }
  if (importer === null) return
  await letSlugsGo(database, 'all')
  const planned = await database
    .selectFrom('import')
    .select('id')
    .where('state', '=', 'planned')
    .execute()
  const kept = new Set(planned.map(({ id }) => id))
  for (const folder of [importsFolder(services), spoolFolder(services)]) {
    for (const name of await namesIn(folder)) {
      if (folder === importsFolder(services) && kept.has(name)) continue
      await rm(path.join(folder, name), { recursive: true, force: true })
    }
  }
}

/** How an import ended that brought nothing: for a reason, or because somebody stopped it. */
export type ImportEnd = { readonly failure: ImportFailure | null; readonly time: string }

/** Writes it, unless the import is over already. */
export async function endImport(
  database: Kysely<Tables>,
  id: string,
  { failure, time }: ImportEnd,
): Promise<void> {
  await database
    .updateTable('import')
    .set({
      state: failure === null ? 'cancelled' : 'failed',
      problem: failure === null ? null : JSON.stringify(failure),
      finished: time,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running', 'planned'])
    .execute()
}

const interrupted = ({ clock }: Services): ImportEnd => ({
  failure: { code: 'interrupted', subject: '' },
  time: clock().toISOString(),
})
