import type { Transaction } from 'kysely'
import type { Tables } from '../records/database/tables.ts'
import { syncRow } from '../records/pages/sync-row.ts'
import type { Services } from '../records/services/services.ts'
import { announce, removeIntent } from './intent-rows.ts'
import { leave } from './left-work.ts'

/**
 * Pages of which git has a newer revision than their row says: a later writer got its rows in first.
 * Their rows follow right after the transaction, and after a crash at the next start.
 */
export type Behind = { readonly behind: readonly string[] }

/** Writes the rows of an act; give it to the transaction in which the act ends. */
export type WriteRows = (transaction: Transaction<Tables>) => Promise<Behind | void>

/** Ends a piece of work: its rows and the end of its intent are one transaction. */
export async function complete(services: Services, id: string, write: WriteRows): Promise<void> {
  const created = services.clock().toISOString()
  const rest = await services.database.transaction().execute(async (transaction) => {
    const { behind } = (await write(transaction)) ?? { behind: [] }
    await removeIntent(transaction, id)
    const syncs = behind.map((page) => ({ id: services.newId(), page }))
    for (const { id: sync, page } of syncs) {
      await announce(transaction, { id: sync, kind: 'sync', payload: { page }, created })
    }
    return syncs
  })
  try {
    for (const sync of rest) {
      await syncRow(services, sync.page)
      await removeIntent(services.database, sync.id)
    }
  } catch (error) {
    for (const sync of rest) await leave(services, sync.id)
    throw error
  }
}
