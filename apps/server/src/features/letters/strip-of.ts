import type { Services } from '../../records/services/services.ts'
import { parseCard } from '../../texts/jobs/page-facts.ts'
import type { ShownRow } from '../notices/list-notices.ts'

/** The picture of a page's agenda, which everybody may see; null where there is none, or not everybody may read the page. */
export async function stripOf(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  { page, title, slug }: Pick<ShownRow, 'page' | 'title' | 'slug'>,
): Promise<{ readonly title: string; readonly link: string } | null> {
  const row = await database
    .selectFrom('page')
    .select(['card', 'visibility'])
    .where('id', '=', page)
    .executeTakeFirst()
  if (row === undefined || row.visibility === 'private') return null
  if (parseCard(row.card).lanes.length === 0) return null
  return { title, link: `${settings.url}/strips/${slug}.png` }
}
