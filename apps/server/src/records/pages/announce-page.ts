import { createHash } from 'node:crypto'
import type { ShownName } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'
import { withSearchTables } from '../words/search-tables.ts'
import type { PageRow } from './find-page.ts'

/** How a page changed: it is `new`, or something came in (`adds`); `changes` may take something away. */
export type PageTurn = 'new' | 'adds' | 'changes'

/**
 * Tells everybody that a page changed, with what of it others show. Call it once the change is on disk,
 * before who made it is answered.
 */
export async function announcePage(
  services: Services,
  page: string,
  turn: PageTurn = 'changes',
): Promise<void> {
  const seen = await seenByOthers(services, page, turn).catch((error: unknown) => {
    services.log.warn({ err: error, page }, 'what others show of a page cannot be read')
    return null
  })
  services.events.emit({
    kind: 'page-changed',
    page,
    ...(seen === null ? {} : { seen: seen.names, adds: turn !== 'changes' && seen.isPublic }),
  })
}

type Seen = { readonly names: readonly ShownName[]; readonly isPublic: boolean }

/** What a change of a page makes wrong elsewhere: nothing where all that others show is as it was. */
async function seenByOthers(services: Services, id: string, turn: PageTurn): Promise<Seen | null> {
  const page = await services.database
    .selectFrom('page')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (page === undefined) return null
  const { faces } = services.held
  const mark = markOf(page)
  const isPublic = page.visibility === 'public' && page.deleted === null
  const { head } = page
  const known = faces.get(id)
  const moved = known?.head === head ? [] : ([`head ${id}`] as const)
  if (known?.mark === mark) {
    faces.set(id, { ...known, head }, 1)
    return { names: moved, isPublic }
  }
  const names = [...moved, ...(await listsOf(services, page))]
  // Read anew: another change of the page may have been announced meanwhile.
  const before = faces.get(id)
  faces.set(id, { mark, head, kind: page.kind }, 1)
  const wasEvent = before === undefined ? turn !== 'new' : before.kind === 'event'
  const isEvent = page.kind === 'event' || wasEvent
  return { names: [...names, ...(isEvent ? (['events'] as const) : [])], isPublic }
}

/** All that somebody else's answer may show of a page. */
function markOf(page: PageRow): string {
  const { slug, kind, title, summary, lang, license, fields, version, visibility, deleted } = page
  const face = [slug, kind, title, summary, lang, license, fields, version, visibility, deleted]
  return createHash('sha256').update(JSON.stringify(face)).digest('base64url')
}

/**
 * The page as others show it, and every list that it stands in now. It stays a fork of its origin and keeps
 * its slugs; who lists it for what it names shows its face too, which tells that it names it no more.
 */
async function listsOf(services: Services, page: PageRow): Promise<readonly ShownName[]> {
  const [slugs, named] = await Promise.all([
    services.database.selectFrom('page_slug').select('slug').where('page', '=', page.id).execute(),
    withSearchTables(services.database)
      .selectFrom('page_facet')
      .leftJoin('page_slug', 'page_slug.slug', 'page_facet.value')
      .select(['page_facet.key', 'page_facet.value', 'page_slug.page'])
      .where('page_facet.page', '=', page.id)
      .where('page_facet.key', 'in', ['runs', 'translates'])
      .execute(),
  ])
  return [
    `face ${page.id}`,
    `lineage ${page.lineage}`,
    ...(page.origin_page === null ? [] : [`forks ${page.origin_page}` as const]),
    ...slugs.map(({ slug }) => `slug ${slug}` as const),
    ...named.flatMap(({ page: other }) => (other === null ? [] : [`naming ${other}` as const])),
    // those that translate a page which is not there for everybody know each other by its name alone
    ...named.flatMap(({ key, value }) => (key === 'translates' ? [`slug ${value}` as const] : [])),
  ]
}
