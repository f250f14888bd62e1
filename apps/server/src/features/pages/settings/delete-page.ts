import type { PageMeta, Person } from '@forkshop/repository'
import type { Services } from '../../../records/services/services.ts'
import { changeMeta } from './change-meta.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'

/** Takes a page off the site. Its tombstone, its slug and its history stay. */
export async function deletePage(
  services: Services,
  page: PageRow,
  { by, reason }: { readonly by: Person; readonly reason: string },
): Promise<void> {
  if (page.deleted !== null) return
  const time = services.clock().toISOString()
  const edit = (meta: PageMeta): PageMeta =>
    meta.deleted === undefined ? { ...meta, deleted: { by: by.name, time, reason } } : meta
  await changeMeta(services, page, { edit, author: by, reason })
  services.kept.drop(page.id)
}

/** Brings a deleted page back as it was; one that is there stays as it is. */
export async function bringBack(
  services: Services,
  page: PageRow,
  { by, reason }: { readonly by: Person; readonly reason: string },
): Promise<PageRow> {
  const there = { deleted: null, deleted_by: null, deleted_reason: null }
  if (page.deleted === null) return page
  const edit = ({ deleted: _, ...meta }: PageMeta): PageMeta => meta
  await changeMeta(services, page, { edit, author: by, reason })
  return { ...page, ...there }
}
