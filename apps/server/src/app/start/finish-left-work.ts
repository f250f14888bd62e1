import { IMPORT_INTENT } from '../../features/imports/bring-in.ts'
import { repairImport } from '../../features/imports/finish-imports.ts'
import { forgetLeft, leftWork } from '../../journal/left-work.ts'
import { repairIntent } from '../../features/pages/upkeep/repair.ts'
import { repairProposalIntent } from '../../features/proposals/finish-proposals.ts'
import type { Services } from '../../records/services/services.ts'

/**
 * Finishes or undoes what failed half-way since the server started, as on a full disk: what a start
 * does with what a crash left. What fails again waits for the next time.
 */
export async function finishLeftWork(services: Services): Promise<void> {
  if (leftWork(services).size === 0) return
  const running = services.held.finishing
  running.now ??= finishAll(services).finally(() => {
    running.now = null
  })
  await running.now
}

async function finishAll(services: Services): Promise<void> {
  for (const intent of leftWork(services)) {
    try {
      const page = await finishOne(services, intent)
      forgetLeft(services, intent)
      if (page !== null) services.events.emit({ kind: 'page-changed', page })
    } catch (error) {
      services.log.warn({ err: error, intent }, 'work that failed cannot be finished yet')
    }
  }
}

/** The page that it was about, where it was about one. */
async function finishOne(services: Services, intent: string): Promise<string | null> {
  const [kind, importId] = intent.split(':')
  if (kind === IMPORT_INTENT && importId !== undefined) {
    await repairImport(services, importId)
    return null
  }
  return (await repairIntent(services, intent)) ?? (await repairProposalIntent(services, intent))
}
