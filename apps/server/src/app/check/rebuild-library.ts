import { openServices } from '../open/open-services.ts'
import { lockDataFolder } from '../../base/disk/owner-lock.ts'
import type { Settings } from '../../base/settings.ts'
import { finishOpenWork } from '../start/finish-work.ts'
import { checkEverything, type Checked } from './check-everything.ts'
import { rebuildRows, type Rebuilt } from './rebuild-rows.ts'

export type RebuildOutcome =
  | { readonly kind: 'rebuilt'; readonly rebuilt: Rebuilt; readonly checked: Checked }
  /** Somebody else is using the library. */
  | { readonly kind: 'held' }

/** Makes anew what follows from git, in a library that nobody serves, and checks the result. */
export async function rebuildLibrary(
  settings: Settings,
  tell: (done: number) => void,
): Promise<RebuildOutcome> {
  const outcome = lockDataFolder(settings.dataDirectory, new Date())
  if (outcome.kind === 'held') return { kind: 'held' }
  try {
    const opened = await openServices(settings)
    try {
      await finishOpenWork(opened.services)
      await opened.library.rebuildIndex()
      const rebuilt = await rebuildRows(opened.services, { tell })
      return { kind: 'rebuilt', rebuilt, checked: await checkEverything(opened.services, tell) }
    } finally {
      await opened.draftLog.close()
      await opened.close()
    }
  } finally {
    outcome.lock.release()
  }
}
