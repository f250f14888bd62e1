import type { Page, PageView } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { byStart, momentsOf, standingOf } from '../words/event-moments.ts'
import { factsOf, kindOfFields, parseVersion, placeText, type PageFacts } from '@forkshop/domain'
import { readSiteSettings } from '../accounts/site-settings.ts'
import { withSearchTables } from '../words/search-tables.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'
import { fieldsOfRow, isVisible, type PageRow } from './find-page.ts'
import type { FacetKey } from '../../texts/jobs/page-facts.ts'

/** Rows that one answer lists at most. */
const MAX_LISTED = 200

/** Where a fork comes from; null for other pages, and where the reader may not know of its origin or it was deleted. */
export async function forkedFromOf(
  services: Services,
  page: PageRow,
  actor: Actor,
): Promise<Page['forkedFrom']> {
  const { origin_page: id, origin_revision: revision, origin_version: version } = page
  if (id === null || revision === null) return null
  const origin = await readAs([`face ${id}`], () =>
    services.database
      .selectFrom('page')
      .select(['id', 'slug', 'title', 'visibility'])
      .where('id', '=', id)
      .where('deleted', 'is', null)
      .executeTakeFirst(),
  )
  if (origin === undefined || !(await isVisible(services, origin, actor))) return null
  const { slug, title } = origin
  return { slug, title, version, revision }
}

/** A fork as lists need it. */
export type ForkRow = Pick<PageRow, 'id' | 'slug' | 'title' | 'version' | 'lang' | 'head'>

/** Forks of a page that are still there and that the reader may know of, newest first. */
export async function forksOf(
  services: Services,
  page: PageRow,
  actor: Actor,
): Promise<readonly ForkRow[]> {
  return readAs([`forks ${page.id}`], () =>
    services.database
      .selectFrom('page')
      .select(['id', 'slug', 'title', 'version', 'lang', 'head'])
      .where('origin_page', '=', page.id)
      .where('deleted', 'is', null)
      .where((eb) => {
        if (actor.kind !== 'account') return eb('visibility', '=', 'public')
        if (actor.admin) return eb.val(true)
        const own = eb
          .selectFrom('maintainer')
          .select('maintainer.page')
          .whereRef('maintainer.page', '=', 'page.id')
          .where('maintainer.user', '=', actor.id)
        return eb.or([eb('visibility', '=', 'public'), eb.exists(own)])
      })
      .orderBy('created', 'desc')
      .limit(MAX_LISTED)
      .execute(),
  )
}

/** Public events that run a page: those that are not over, the next first, then the others, the last first. */
export async function eventsOf(services: Services, page: PageRow): Promise<PageView['events']> {
  const rows = await pagesNaming(services, page.id, 'runs')
  const { timezone: site } = await readSiteSettings(services)
  const now = services.clock().toISOString()
  const found = rows.map((row) => {
    const facts = factsOfRow(row)
    const version = parseVersion(facts.format?.version ?? '')
    const place = facts.venue?.city ?? facts.venue?.name ?? null
    const start = facts.start && placeText(facts.start, facts.timezone)
    const { state } = standingOf(services, facts, site)
    const event = { slug: row.slug, title: row.title, version, start, place, state }
    return { event, ...momentsOf(facts, site) }
  })
  return byStart(found, now).map(({ event }) => event)
}

/** Pages that the front matter names, with the version it pins and the newest there is. */
export async function pinsOf(
  services: Services,
  facts: Pick<PageFacts, 'format' | 'methods' | 'projects' | 'related'>,
): Promise<PageView['pins']> {
  const named = new Map<string, string | null>()
  if (facts.format !== null) named.set(facts.format.page, facts.format.version)
  for (const [slug, version] of Object.entries(facts.methods)) named.set(slug, version)
  for (const slug of [...facts.projects, ...facts.related]) {
    if (!named.has(slug)) named.set(slug, null)
  }
  const found = await pagesBySlug(services, [...named.keys()])
  return [...named].map(([slug, version]) => {
    const page = found.get(slug)
    return {
      slug: page?.slug ?? slug,
      title: page?.title ?? null,
      version,
      latest: page?.version ?? null,
    }
  })
}

/** A public page as those show it that name it. */
export type NamedPage = Pick<
  PageRow,
  'id' | 'slug' | 'kind' | 'title' | 'lang' | 'version' | 'license'
>

/** Public pages by any slug they have or had. */
export async function pagesBySlug(
  services: Services,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, NamedPage>> {
  if (slugs.length === 0) return new Map()
  const asked = slugs.slice(0, MAX_LISTED)
  const rows = await readAs(asked.map(slugName), () =>
    services.database
      .selectFrom('page_slug')
      .innerJoin('page', 'page.id', 'page_slug.page')
      .select(['page_slug.slug as asked', 'page.id', 'page.slug', 'page.kind', 'page.title'])
      .select(['page.lang', 'page.version', 'page.license'])
      .where('page_slug.slug', 'in', asked)
      .where('page.deleted', 'is', null)
      .where('page.visibility', '=', 'public')
      .execute(),
  )
  return new Map(rows.map(({ asked, ...page }) => [asked, page]))
}

/** The title of a public page by any slug it has or had; null when there is none. */
export async function titleOfPage(services: Services, slug: string): Promise<string | null> {
  return (await pagesBySlug(services, [slug])).get(slug)?.title ?? null
}

/** Titles of pages that anybody may read, by slug. */
export async function titlesOfPages(
  services: Services,
  slugs: readonly string[],
): Promise<Record<string, string>> {
  const pages = await pagesBySlug(services, [...new Set(slugs)])
  return Object.fromEntries([...pages].map(([slug, { title }]) => [slug, title]))
}

/** What the front matter kept in a row says, as typed facts. */
export function factsOfRow(row: Pick<PageRow, 'fields'>) {
  const fields = fieldsOfRow(row)
  return factsOf(kindOfFields(fields), fields)
}

async function pagesNaming(services: Services, page: string, key: FacetKey) {
  const rows = await readAs([`naming ${page}`], () =>
    withSearchTables(services.database)
      .selectFrom('page_facet')
      .innerJoin('page_slug', 'page_slug.slug', 'page_facet.value')
      .innerJoin('page', 'page.id', 'page_facet.page')
      .select(['page.id', 'page.slug', 'page.title', 'page.lang', 'page.fields'])
      .where('page_facet.key', '=', key)
      .where('page_slug.page', '=', page)
      .where('page.deleted', 'is', null)
      .where('page.visibility', '=', 'public')
      .orderBy('page.lang')
      .orderBy('page.id')
      .limit(MAX_LISTED)
      .execute(),
  )
  noteShown(...rows.map(({ id }) => faceName(id)))
  return rows
}

const slugName = (slug: string) => `slug ${slug}` as const
const faceName = (page: string) => `face ${page}` as const
