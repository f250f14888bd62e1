import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Services } from '../services.ts'
import { recordChange } from './change-log.ts'
import { pageIdOf } from './row-ids.ts'
import { byVersion } from './versions.ts'

export type NewRelease = {
  readonly page: string
  readonly version: string
  readonly revision: string
  readonly notes: string
  readonly time: string
}

/** Writes a release and makes the page's version the highest one. */
export async function insertRelease(
  transaction: Kysely<Tables>,
  release: NewRelease,
): Promise<void> {
  await transaction
    .insertInto('page_release')
    .values({ ...release, withdrawn: null })
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

/** Writes the releases that git has and the rows lack. */
export async function syncReleases(services: Services, page: string): Promise<void> {
  const releases = await services.library.releases(pageIdOf(page))
  for (const { version, revision, notes, time, by } of releases.toReversed()) {
    await services.database.transaction().execute(async (transaction) => {
      const known = await transaction
        .selectFrom('page_release')
        .select('version')
        .where('page', '=', page)
        .where('version', '=', version)
        .executeTakeFirst()
      if (known !== undefined) return
      const row = { page, version, revision, notes, time }
      await insertRelease(transaction, row)
      await recordChange(transaction, { kind: 'released', person: by, reason: notes, ...row })
    })
  }
}
