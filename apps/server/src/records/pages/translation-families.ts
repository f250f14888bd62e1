import { sql } from 'kysely'
import type { Services } from '../services/services.ts'
import { withSearchTables } from '../words/search-tables.ts'
import { familiesOf, type Families } from './families-of.ts'

/**
 * Translations that are looked at, the first by their ids: queries are told of twice as many pages, two values each, of
 * which SQLite takes 32,766.
 */
const MAX_TRANSLATIONS = 5_000

/**
 * The families of all pages that are not deleted, by what they say today. Private pages have theirs, but nobody has
 * theirs through them, so that a family tells nothing of what is hidden: a private, a deleted and an absent original are
 * one and the same. A translation has a language, and another one than the page that it names: it is none of itself, nor
 * of a page in the same language.
 */
export const readFamilies = async ({ database }: Pick<Services, 'database'>): Promise<Families> => {
  const edges = await withSearchTables(database)
    .selectFrom('page_facet')
    .innerJoin('page', 'page.id', 'page_facet.page')
    .leftJoin('page_slug', 'page_slug.slug', 'page_facet.value')
    .leftJoin('page as original', (join) =>
      join
        .onRef('original.id', '=', 'page_slug.page')
        .on('original.deleted', 'is', null)
        .on('original.visibility', '=', 'public'),
    )
    .select(['page.id as page', 'page_facet.value as slug', 'original.id as next'])
    .where('page_facet.key', '=', 'translates')
    .where('page.deleted', 'is', null)
    .where('page.lang', '<>', '')
    .where(
      sql<boolean>`(original.id is null or (original.id <> page.id and lower(original.lang) <> lower(page.lang)))`,
    )
    .orderBy('page.id')
    .limit(MAX_TRANSLATIONS)
    .execute()
  return familiesOf(edges)
}

/** Families as a table of a query, `page` and `key` of each. There is none of no families. */
export const familyTable = (families: Families) => {
  const rows = [...families].map(([page, key]) => sql`(${page}, ${key})`)
  return sql<{ readonly page: string; readonly key: string }>`(
    select column1 as page, column2 as key from (values ${sql.join(rows)}) as listed)`
}
