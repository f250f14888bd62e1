import type { Page, PageView, Translation } from '@forkshop/api'
import { compareVersions, isSameLanguage, parseVersion, type PageFacts } from '@forkshop/domain'
import { kindOf } from '../../base/kind-of.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'
import { withSearchTables } from '../words/search-tables.ts'
import type { PageRow } from './find-page.ts'
import { familyOfOriginal, type Families } from './families-of.ts'
import { readFamilies } from './translation-families.ts'
import type { TextOrigins } from './text-origins.ts'

/** Translations that are listed of one page at most. */
const MAX_LISTED = 200

/** Pages that say the same in other languages, as far as everybody may read them, by language. */
export async function translationsOf(
  services: Services,
  { id }: Pick<PageRow, 'id'>,
): Promise<Page['translations']> {
  const names = await namesAnother(services, id)
  if (!names && !(await isNamed(services, id))) return []
  const rows = await readAs([`page ${id}`, `naming ${id}`], async () =>
    readRelated(services, [id], await readFamilies(services)),
  )
  // why a page that names another one has no family may lie further off than what is read here
  if ((names && rows.length === 0) || rows.length > MAX_LISTED) noteShown('anything')
  for (const row of rows) {
    noteShown(`face ${row.id}`, `naming ${row.id}`)
    if (row.named !== null) noteShown(`slug ${row.named}`)
  }
  return rows
    .filter((row) => row.id !== id)
    .slice(0, MAX_LISTED)
    .map(toTranslation)
}

/** The same of the pages that a list shows, by id, of the families that there are; those without are left out. */
export async function translationsOfMany(
  services: Services,
  pages: readonly string[],
  families: Families,
): Promise<ReadonlyMap<string, readonly Translation[]>> {
  if (pages.length === 0) return new Map()
  const rows = await readRelated(services, pages, families)
  const others = rows.filter(({ id, of }) => id !== of)
  return new Map(
    [...Map.groupBy(others, ({ of }) => of)].map(([id, found]) => [id, found.map(toTranslation)]),
  )
}

type Translating = Pick<PageFacts, 'lang' | 'translationOf'> & Pick<TextOrigins, 'translated'>

/**
 * The page that a text of a page says it translates; null where it says none, where not everybody may read
 * that one, and where it is no translation of it: it is in the same language, or is that page.
 */
export async function originalOf(
  services: Services,
  { id }: Pick<PageRow, 'id'>,
  { lang, translationOf, translated }: Translating,
): Promise<PageView['original']> {
  if (translationOf === null || lang === null) return null
  const { page: slug } = translationOf
  const original = await translated()
  if (original === null || original.id === id) return null
  if (isSameLanguage(original.lang, lang)) return null
  const said = parseVersion(translationOf.version ?? '')
  const isKnown =
    said !== null && (await isReleased(services, { page: original.id, slug, version: said }))
  const version = isKnown ? said : null
  return {
    slug: original.slug,
    kind: kindOf(original),
    title: original.title,
    lang: original.lang,
    version,
    latest: original.version,
    behind: isBehind(version, original.version),
  }
}

function isBehind(version: string | null, latest: string | null): boolean {
  return version !== null && latest !== null && compareVersions(version, latest) < 0
}

type Named = { readonly page: string; readonly slug: string; readonly version: string }

/** Whether a page that a slug leads to has a version; with another one it has another face. */
async function isReleased(services: Services, { page, slug, version }: Named): Promise<boolean> {
  const release = await readAs([`slug ${slug}`], () =>
    services.database
      .selectFrom('page_release')
      .select('version')
      .where('page', '=', page)
      .where('version', '=', version)
      .executeTakeFirst(),
  )
  return release !== undefined
}

/** Whether a page says that it translates one, wherever that leads. */
async function namesAnother(services: Services, page: string): Promise<boolean> {
  const facet = await withSearchTables(services.database)
    .selectFrom('page_facet')
    .select('value')
    .where('page', '=', page)
    .where('key', '=', 'translates')
    .executeTakeFirst()
  return facet !== undefined
}

/** Whether one says that it translates this page. */
async function isNamed(services: Services, page: string): Promise<boolean> {
  const facet = await readAs([`naming ${page}`], () =>
    withSearchTables(services.database)
      .selectFrom('page_slug')
      .innerJoin('page_facet', 'page_facet.value', 'page_slug.slug')
      .select('page_facet.page')
      .where('page_slug.page', '=', page)
      .where('page_facet.key', '=', 'translates')
      .limit(1)
      .executeTakeFirst(),
  )
  return facet !== undefined
}

type Related = Awaited<ReturnType<typeof readRelated>>[number]

/** The public pages of the families of some pages (`of`), themselves among them, with the slug that each names. */
async function readRelated(services: Services, pages: readonly string[], families: Families) {
  const asked = pages.flatMap((of) => {
    const key = families.get(of)
    return key === undefined ? [] : [{ of, key }]
  })
  if (asked.length === 0) return []
  const keys = new Set(asked.map(({ key }) => key))
  const members = [...families].flatMap(([page, key]) => (keys.has(key) ? [page] : []))
  const rows = await readPublic(services, members)
  const byKey = Map.groupBy(rows, ({ id }) => families.get(id) ?? '')
  return asked.flatMap(({ of, key }) => (byKey.get(key) ?? []).map((row) => ({ ...row, of, key })))
}

function readPublic({ database }: Services, ids: readonly string[]) {
  return withSearchTables(database)
    .selectFrom('page')
    .leftJoin('page_facet', (join) =>
      join.onRef('page_facet.page', '=', 'page.id').on('page_facet.key', '=', 'translates'),
    )
    .select(['page.id', 'page.slug', 'page.kind', 'page.title', 'page.lang'])
    .select('page_facet.value as named')
    .where('page.id', 'in', ids)
    .where('page.visibility', '=', 'public')
    .orderBy('page.lang')
    .orderBy('page.id')
    .execute()
}

function toTranslation(row: Related): Translation {
  const { id, slug, title, lang, key } = row
  return { slug, kind: kindOf(row), title, lang, original: key === familyOfOriginal(id) }
}
