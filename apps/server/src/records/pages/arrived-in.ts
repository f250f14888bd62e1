import { compareVersions, parseRevisionId, parseVersion } from '@forkshop/domain'
import type { Services } from '../services/services.ts'
import type { PageRow } from './find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'

/** The oldest version that holds a revision; null while no released version does. */
export async function arrivedIn(
  services: Services,
  page: Pick<PageRow, 'id'>,
  revision: string,
): Promise<string | null> {
  const accepted = parseRevisionId(revision)
  if (accepted === null) return null
  const id = pageIdOf(page.id)
  for (const release of await releasesOldestFirst(services, page)) {
    const base = await services.library.mergeBase(
      { page: id, revision: accepted },
      { page: id, revision: revisionIdOf(release.revision) },
    )
    if (base === accepted) return release.version
  }
  return null
}

async function releasesOldestFirst(services: Services, page: Pick<PageRow, 'id'>) {
  const rows = await services.database
    .selectFrom('page_release')
    .select(['version', 'revision'])
    .where('page', '=', page.id)
    .execute()
  return rows
    .flatMap((row) => {
      const version = parseVersion(row.version)
      return version === null ? [] : [{ ...row, version }]
    })
    .toSorted((a, b) => compareVersions(a.version, b.version))
}
