import type { LibraryRelease } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Services } from '../services/services.ts'
import { recordChange } from './change-log.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { byVersion } from './versions.ts'

export type NewRelease = {
  readonly page: string
  readonly version: string
  readonly revision: string
  readonly notes: string
  readonly time: string
  /** Why it was withdrawn, if it was. */
  readonly withdrawn?: string | null
}

/** Writes a release and makes the page's version the highest one. */
export async function insertRelease(
  transaction: Kysely<Tables>,
  release: NewRelease,
): Promise<void> {
  await transaction
    .insertInto('page_release')
    .values({ ...release, withdrawn: release.withdrawn ?? null })
    .execute()
  const rows = await transaction
    .selectFrom('page_release')
    .select('version')
    .where('page', '=', release.page)
    .execute()
  const version = rows
    .map((row) => row.version)
    .toSorted(byVersion)
    .at(-1)
  await transaction
    .updateTable('page')
    .set({ version: version ?? release.version, updated: release.time })
    .where('id', '=', release.page)
    .execute()
}

/** Writes the releases and withdrawals that git has and the rows lack. */
export async function syncReleases(services: Services, page: string): Promise<void> {
  const releases = await services.library.releases(pageIdOf(page))
  await services.database
    .transaction()
    .execute((transaction) => writeReleases(transaction, page, releases))
}

/** The same of releases that git was asked for. */
export async function writeReleases(
  transaction: Kysely<Tables>,
  page: string,
  releases: readonly LibraryRelease[],
): Promise<void> {
  const rows = await transaction
    .selectFrom('page_release')
    .select('version')
    .where('page', '=', page)
    .execute()
  const known = new Set(rows.map(({ version }) => version))
  for (const { version, revision, notes, time, by, withdrawn } of releases.toReversed()) {
    const reason = withdrawn?.reason ?? null
    if (!known.has(version)) {
      const row = { page, version, revision, notes, time, withdrawn: reason }
      await insertRelease(transaction, row)
      await recordChange(transaction, { kind: 'released', person: by, reason: notes, ...row })
    } else if (reason !== null) await setWithdrawn(transaction, { page, version, reason })
  }
}

async function setWithdrawn(
  transaction: Kysely<Tables>,
  {
    page,
    version,
    reason,
  }: { readonly page: string; readonly version: string; readonly reason: string },
): Promise<void> {
  await transaction
    .updateTable('page_release')
    .set({ withdrawn: reason })
    .where('page', '=', page)
    .where('version', '=', version)
    .execute()
}
