import type { PageId } from '@forkshop/domain'
import type { PageMeta, Person } from '@forkshop/repository'
import { changeMeta } from '../pages/settings/change-meta.ts'
import type { Services } from '../../records/services/services.ts'
import type { Manifest } from './manifest.ts'
import { importAuthor } from './operator.ts'

/**
 * Keeps in git which path the texts of pages have now, where a source renamed them: a library whose
 * records are lost finds its pages again by it. Done again, it changes nothing.
 */
export async function followRenames(
  services: Services,
  manifest: Manifest,
  stale: ReadonlySet<PageId>,
): Promise<void> {
  const { known, source, person } = manifest
  const author = importAuthor(services, person)
  for (const { page, path, former } of known) {
    if (path === former || stale.has(page)) continue
    await followRename(services, page, { author, imported: { source: source.name, path } })
  }
}

async function followRename(
  services: Services,
  id: PageId,
  { author, imported }: { readonly author: Person } & Pick<PageMeta, 'imported'>,
): Promise<void> {
  const meta = await services.library.readMeta(id)
  if (imported === undefined || meta === null || meta.imported?.path === imported.path) return
  const edit = (before: PageMeta): PageMeta => ({ ...before, imported })
  await changeMeta(services, { id }, { edit, author, reason: imported.source })
}
