import type { Services } from '../../records/services/services.ts'
import { erasedAt } from './photograph-view.ts'
import { removeFiles, removeLeftFiles } from './photograph-files.ts'
import { forgetRows } from './photograph-rows.ts'

/**
 * Erases photographs that nobody released within 30 days of their event. It is done at every start, so that an older
 * backup that was brought back loses them again.
 */
export async function erasePhotographs(services: Services): Promise<void> {
  const waiting = await services.database
    .selectFrom('photograph')
    .select(['id', 'page', 'event', 'created'])
    .where('released', 'is', null)
    .execute()
  const now = services.clock().toISOString()
  const old: typeof waiting = []
  // those of one event that were sent at one time go at one time
  const known = new Map<string, string>()
  for (const row of waiting) {
    const key = `${row.event} ${row.created}`
    const erased = known.get(key) ?? (await erasedAt(services, row))
    known.set(key, erased)
    if (erased <= now) old.push(row)
  }
  await forgetRows(services.database, old)
  await removeFiles(services, old)
  await removeLeftFiles(services)
}
