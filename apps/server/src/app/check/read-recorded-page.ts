import { withSearchTables } from '../../records/words/search-tables.ts'
import type { Services } from '../../records/services/services.ts'
import type { RecordedPage } from './compare-page.ts'

/** Everything that the records say of a page; null when they do not know it. */
export async function readRecordedPage(
  { database: records }: Services,
  page: string,
): Promise<RecordedPage | null> {
  const database = withSearchTables(records)
  const row = await database
    .selectFrom('page')
    .selectAll()
    .where('id', '=', page)
    .executeTakeFirst()
  if (row === undefined) return null
  const [slugs, maintainers, releases, proposals, sources, facets, words, unread] =
    await Promise.all([
      database.selectFrom('page_slug').select('slug').where('page', '=', page).execute(),
      database.selectFrom('maintainer').select('user').where('page', '=', page).execute(),
      database.selectFrom('page_release').selectAll().where('page', '=', page).execute(),
      database.selectFrom('proposal').selectAll().where('page', '=', page).execute(),
      database.selectFrom('import_page').select('source').where('page', '=', page).execute(),
      database.selectFrom('page_facet').select(['key', 'value']).where('page', '=', page).execute(),
      database
        .selectFrom('page_words')
        .select(['sort_title', 'plain'])
        .where('page', '=', page)
        .executeTakeFirst(),
      database.selectFrom('page_unread').select('page').where('page', '=', page).executeTakeFirst(),
    ])
  return {
    row,
    slugs: slugs.map(({ slug }) => slug),
    maintainers: maintainers.map(({ user }) => user),
    releases,
    proposals,
    sources: sources.map(({ source }) => source),
    facets: facets.map(({ key, value }) => `${key}=${value}`),
    words: words ?? null,
    isUnread: unread !== undefined,
  }
}
