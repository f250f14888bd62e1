import type { Person } from '@forkshop/repository'
import type { Services } from '../services.ts'
import { recordChange } from './change-log.ts'
import type { PageRow } from './find-page.ts'

/** Takes a page off the site. Its tombstone, its slug and its history stay. */
export async function deletePage(
  services: Services,
  page: PageRow,
  { by, reason }: { readonly by: Person; readonly reason: string },
): Promise<void> {
  const time = services.clock().toISOString()
  await services.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('page')
      .set({ deleted: time, deleted_by: by.name, deleted_reason: reason })
      .where('id', '=', page.id)
      .where('deleted', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await recordChange(transaction, { kind: 'deleted', page: page.id, person: by, time, reason })
  })
  tellChanged(services, page)
}

/** Brings a deleted page back as it was; one that is there stays as it is. */
export async function bringBack(
  services: Services,
  page: PageRow,
  { by, reason }: { readonly by: Person; readonly reason: string },
): Promise<PageRow> {
  const there = { deleted: null, deleted_by: null, deleted_reason: null }
  const time = services.clock().toISOString()
  await services.database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('page')
      .set({ ...there, updated: time })
      .where('id', '=', page.id)
      .where('deleted', 'is not', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await recordChange(transaction, { kind: 'undeleted', page: page.id, person: by, time, reason })
  })
  tellChanged(services, page)
  return { ...page, ...there }
}

function tellChanged(services: Services, page: PageRow): void {
  services.events.emit({ kind: 'page-changed', page: page.id })
  services.events.emit({ kind: 'rights-changed', page: page.id, user: null })
}
