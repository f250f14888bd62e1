import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

/** What an export takes: one page by a slug that it has or had, else every page; private and deleted ones with `all`. */
export type ExportScope = { readonly slug: string | null; readonly all: boolean }

/** Pages of an export, or why there is none. */
export type ShownPages =
  | { readonly kind: 'pages'; readonly pages: readonly PageRow[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-public' }

/** The pages that an export holds, by slug. */
export async function shownPages(
  { database }: Services,
  { slug, all }: ExportScope,
): Promise<ShownPages> {
  const found = await database
    .selectFrom('page')
    .selectAll()
    .$if(slug !== null, (query) =>
      query.where('id', 'in', (eb) =>
        eb.selectFrom('page_slug').select('page').where('slug', '=', slug),
      ),
    )
    .orderBy('slug')
    .execute()
  const pages = found.filter((page) => all || isPublic(page))
  if (slug === null || pages.length > 0) return { kind: 'pages', pages }
  return { kind: found.length === 0 ? 'unknown' : 'not-public' }
}

function isPublic({ visibility, deleted }: PageRow): boolean {
  return visibility === 'public' && deleted === null
}
