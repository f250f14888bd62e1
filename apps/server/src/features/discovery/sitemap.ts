import { pagePath } from '@forkshop/domain'
import type { Services } from '../../records/services/services.ts'
import { kindOf } from '../../base/kind-of.ts'

/** Pages in one part; a part may have 50,000 (sitemaps.org), but need not be that heavy. */
const PART_PAGES = 5000

/** The list of the parts of the site's map: addresses of public pages, and nothing else. */
export async function sitemapIndex(services: Services): Promise<string> {
  const { count } = await publicPages(services)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  const parts = Math.max(1, Math.ceil(Number(count) / PART_PAGES))
  const entries = Array.from(
    { length: parts },
    (_, index) => `<sitemap><loc>${services.settings.url}/sitemap/${index + 1}.xml</loc></sitemap>`,
  )
  return xml('sitemapindex', entries)
}

/** Part `number` of the map, from 1, pages in the order of their making; null where there is none. */
export async function sitemapPart(services: Services, number: number): Promise<string | null> {
  const rows = await publicPages(services)
    .select(['slug', 'kind', 'updated'])
    .orderBy('created')
    .orderBy('id')
    .limit(PART_PAGES)
    .offset((number - 1) * PART_PAGES)
    .execute()
  if (rows.length === 0 && number > 1) return null
  const home = number === 1 ? [`<url><loc>${services.settings.url}/</loc></url>`] : []
  const pages = rows.map((row) => {
    const address = services.settings.url + pagePath({ slug: row.slug, kind: kindOf(row) })
    return `<url><loc>${address}</loc><lastmod>${row.updated}</lastmod></url>`
  })
  return xml('urlset', [...home, ...pages])
}

function publicPages({ database }: Services) {
  return database.selectFrom('page').where('deleted', 'is', null).where('visibility', '=', 'public')
}

// Slugs and times have no character that XML would take for its own.
function xml(root: string, entries: readonly string[]): string {
  const space = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${space}">\n${entries.join('\n')}\n</${root}>\n`
}
