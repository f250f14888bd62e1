import type { VersionEntry } from '@forkshop/api'
import { compareVersions, parseVersion } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import type { ReleaseTable } from '../database/tables/page-tables.ts'
import type { Services } from '../services/services.ts'
import type { PageRow } from './find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { toVersionEntry } from './views.ts'

/** Every release of a page, highest version first. */
export async function releaseRows(
  services: Services,
  page: Pick<PageRow, 'id'>,
): Promise<readonly Selectable<ReleaseTable>[]> {
  const rows = await services.database
    .selectFrom('page_release')
    .selectAll()
    .where('page', '=', page.id)
    .execute()
  return rows.toSorted((a, b) => byVersion(b.version, a.version))
}

/** Released versions as answers show them; releases whose revision is gone are left out. */
export async function toVersionEntries(
  services: Services,
  page: Pick<PageRow, 'id'>,
  releases: readonly Selectable<ReleaseTable>[],
): Promise<VersionEntry[]> {
  const ids = new Set(releases.map(({ revision }) => revisionIdOf(revision)))
  const revisions = await services.library.revisions(pageIdOf(page.id), [...ids])
  const byId = new Map(revisions.map((revision) => [String(revision.id), revision]))
  return releases.flatMap((release) => {
    const revision = byId.get(release.revision)
    return revision === undefined ? [] : [toVersionEntry(release, revision)]
  })
}

/** Which version each released revision is; the highest, where one was released twice. */
export function versionsByRevision(
  releases: readonly Selectable<ReleaseTable>[],
): ReadonlyMap<string, string> {
  return new Map(releases.toReversed().map(({ revision, version }) => [revision, version]))
}

/** Orders versions as `sort` wants it; what is no version comes first. */
export function byVersion(a: string, b: string): number {
  const [versionA, versionB] = [parseVersion(a), parseVersion(b)]
  if (versionA === null || versionB === null)
    return Number(versionA !== null) - Number(versionB !== null)
  return compareVersions(versionA, versionB)
}
