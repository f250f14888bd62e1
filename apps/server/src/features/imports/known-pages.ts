import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import type { GitImporter, ImportedFile, Standing } from '@forkshop/repository'
import type { Selectable } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { PageTable } from '../../records/database/tables/page-tables.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'

/** A page that an earlier import of the same source made, and what became of it. */
export type OwnPage = {
  readonly path: string
  readonly page: Selectable<PageTable>
  /** The newest revision that it has of the source. */
  readonly tip: RevisionId
  readonly offered: string | null
}

/**
 * Pages made by earlier imports of a source, by the path that they had then; `of` an account, only those that
 * it looks after.
 */
export async function ownPages(
  services: Services,
  source: string,
  { of = null }: { readonly of?: string | null } = {},
): Promise<ReadonlyMap<string, OwnPage>> {
  const rows: readonly Selectable<Tables['import_page']>[] = await services.database
    .selectFrom('import_page')
    .selectAll()
    .where('source', '=', source)
    .$if(of !== null, (query) =>
      query.where('page', 'in', (eb) =>
        eb.selectFrom('maintainer').select('maintainer.page').where('maintainer.user', '=', of),
      ),
    )
    .execute()
  const found = new Map<string, OwnPage>()
  for (const { path, page: id, tip, offered } of rows) {
    const page = await services.database
      .selectFrom('page')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    found.set(path, { path, page, tip: revisionIdOf(tip), offered })
  }
  return found
}

/** A page that shares revisions with a history. */
export type RelatedPage = {
  readonly page: PageId
  readonly slug: string
  readonly lineage: LineageId
  readonly standing: Standing
}

/** Lineages with those of an import's revisions that they have. */
export type KnownRevisions = ReadonlyMap<LineageId, ReadonlySet<RevisionId>>

/** Pages of a lineage that are looked at for a common past; a family is rarely larger. */
const MAX_RELATED = 200

/**
 * The public page that is nearest to a text's history: of those with the newest common revision, the
 * one that went away from it least. Null when no page shares any.
 */
export async function nearestPage(
  services: Services,
  importer: GitImporter,
  { file, known }: { readonly file: ImportedFile; readonly known: KnownRevisions },
): Promise<RelatedPage | null> {
  let nearest: RelatedPage | null = null
  for (const [lineage, ids] of known) {
    if (!file.revisions.some(({ id }) => ids.has(id))) continue
    const pages = await services.database
      .selectFrom('page')
      .select(['id', 'slug'])
      .where('lineage', '=', lineage)
      .where('visibility', '=', 'public')
      .where('deleted', 'is', null)
      .orderBy('created')
      .limit(MAX_RELATED)
      .execute()
    for (const { id, slug } of pages) {
      const page = pageIdOf(id)
      const standing = await importer.standing(page, file.revisions)
      if (standing === null) continue
      const related = { page, slug, lineage, standing }
      if (nearest === null || isNearer(related, nearest)) nearest = related
    }
  }
  return nearest
}

function isNearer({ standing: a }: RelatedPage, { standing: b }: RelatedPage): boolean {
  return a.ahead === b.ahead ? a.behind < b.behind : a.ahead < b.ahead
}
