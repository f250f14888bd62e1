import { existsSync } from 'node:fs'
import path from 'node:path'
import { importAct } from '../../features/imports/bring-in.ts'
import { importFolder } from '../../features/imports/manifest.ts'
import { removeIntent } from '../../journal/intent-rows.ts'
import { openServices } from '../open/open-services.ts'
import type { Services } from '../../records/services/services.ts'
import type { Settings } from '../../base/settings.ts'
import { eraseSaid } from '../start/erase-said.ts'
import { finishOpenWork } from '../start/finish-work.ts'
import { checkEverything, type Checked } from './check-everything.ts'
import { rebuildRows } from './rebuild-rows.ts'

/**
 * Checks a library that was just restored. A backup of a library in use has git a moment ahead of the
 * records: where something does not fit, the records are brought to what git says, and checked again.
 */
export async function settleRestored(
  settings: Settings,
  tell: (done: number) => void,
): Promise<Checked> {
  const opened = await openServices(settings)
  try {
    // Work that was under way when the backup was made is nothing to warn of.
    const log = { ...opened.services.log, warn: () => {} }
    const services = { ...opened.services, log }
    await dropLostImports(services)
    await finishOpenWork(services)
    await eraseSaid(services)
    const first = await checkEverything(services, tell)
    if (first.problems.length === 0) return first
    const pages = first.problems.map(({ page }) => page).filter((page) => page !== null)
    await rebuildRows(services, { tell, only: new Set(pages) })
    return await checkEverything(services, tell)
  } finally {
    await opened.draftLog.close()
    await opened.close()
  }
}

/**
 * An import that ended while the backup was made may be in the records and not in its folder any
 * more. git was copied later and has its pages.
 */
async function dropLostImports(services: Services): Promise<void> {
  const open = await services.database
    .selectFrom('import')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  for (const { id } of open) {
    if (existsSync(path.join(importFolder(services, id), 'manifest.json'))) continue
    await removeIntent(services.database, importAct(id))
  }
}
