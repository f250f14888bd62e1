import type { ImportReport } from '@forkshop/api'
import type { PageId } from '@forkshop/domain'
import { eachInTurns } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Manifest } from './manifest.ts'

/** Remembers what was read of a source, and which page has how much of each of its texts. */
export async function recordSource(
  transaction: Kysely<Tables>,
  manifest: Manifest,
  stale: ReadonlySet<PageId>,
): Promise<void> {
  const { source, staged, pages, known, time } = manifest
  const row = { root: source.root, commits: source.commits.join('\n'), imported: time }
  await transaction
    .insertInto('import_source')
    .values({ name: source.name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
  const tips = new Map(staged.pages.map(({ page, tip }) => [page, tip]))
  const made = pages.flatMap(({ page, path, tip: ofSource }) => {
    const tip = ofSource ?? tips.get(page)
    return tip === undefined ? [] : [{ page, path, former: path, tip }]
  })
  const brought = [...made, ...known].filter(({ page }) => !stale.has(page))
  // First of all: another text may have the path that one left.
  for (const { former } of brought.filter(({ path, former }) => former !== path)) {
    await transaction
      .deleteFrom('import_page')
      .where('source', '=', source.name)
      .where('path', '=', former)
      .execute()
  }
  await eachInTurns(brought, null, async ({ page, path, tip }) => {
    await transaction
      .insertInto('import_page')
      .values({ source: source.name, path, page, tip, offered: null })
      .onConflict((conflict) => conflict.columns(['source', 'path']).doUpdateSet({ page, tip }))
      .execute()
  })
}

/** Ends an import with its report; pages that somebody changed meanwhile are left, and said to be. */
export async function recordDone(
  transaction: Kysely<Tables>,
  manifest: Manifest,
  stale: ReadonlySet<PageId>,
): Promise<void> {
  const { import: id, time } = manifest
  const report = JSON.stringify(withoutStale(manifest, stale))
  await transaction
    .updateTable('import')
    .set({ state: 'done', report, finished: time })
    .where('id', '=', id)
    .execute()
}

function withoutStale({ report, known }: Manifest, stale: ReadonlySet<PageId>): ImportReport {
  const paths = new Set(known.filter(({ page }) => stale.has(page)).map(({ path }) => path))
  if (paths.size === 0) return report
  const left = [...paths].map((path) => ({ path, reason: 'changed-here' as const }))
  return {
    ...report,
    pages: report.pages.filter(({ path }) => !paths.has(path)),
    left: [...report.left, ...left],
  }
}
