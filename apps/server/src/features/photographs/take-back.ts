import { announcing } from '../../records/live/announce-live.ts'
import { pagesShowing } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { removeFiles } from './photograph-files.ts'
import { forgetRows, type PhotographRow } from './photograph-rows.ts'

/** Erases a photograph, its record and its files, and tells who may know of it. */
export async function takeBack(services: Services, row: PhotographRow): Promise<void> {
  const pages = await pagesShowing(services, row)
  const wasShown = row.released !== null
  const kind = wasShown ? 'photograph' : 'photograph-sent'
  await announcing(services, async (trx, announce) => {
    await forgetRows(trx, [row])
    for (const page of pages) await announce({ kind, page, subject: row.id })
  })
  await removeFiles(services, [row])
  if (!wasShown) return
  for (const page of pages) services.events.emit({ kind: 'page-changed', page, only: 'voices' })
}
