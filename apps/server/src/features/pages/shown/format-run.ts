import type { PageFacts } from '@forkshop/domain'
import type { Actor } from '../../../base/http/handler.ts'
import { findPageById, type PageRow } from '../../../records/pages/find-page.ts'
import { pagesBySlug } from '../../../records/pages/related-pages.ts'
import { releaseRows } from '../../../records/pages/versions.ts'
import type { Services } from '../../../records/services/services.ts'

/** A version of a format that an event runs. */
export type FormatRun = {
  readonly page: PageRow
  readonly version: string
  readonly revision: string
}

/** The format that an event runs, at the version that it names; null where there is none for this reader. */
export async function formatRunOf(
  services: Services,
  { format }: Pick<PageFacts, 'format'>,
  actor: Actor,
): Promise<FormatRun | null> {
  if (format === null) return null
  const named = (await pagesBySlug(services, [format.page])).get(format.page)
  const page = named === undefined ? null : await findPageById(services, named.id, actor)
  if (page === null) return null
  const release = (await releaseRows(services, page)).find((one) => one.version === format.version)
  return release === undefined
    ? null
    : { page, version: release.version, revision: release.revision }
}
