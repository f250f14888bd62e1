import type { ListKind } from '@forkshop/api'
import type { Selectable } from 'kysely'
import { kindOf } from '../../base/kind-of.ts'
import type { PageTable } from '../../records/database/tables/page-tables.ts'
import type { Services } from '../../records/services/services.ts'
import { mayRead, type Owner } from './shown-rows.ts'

/** Pages of one's own that a list names at most. */
const MAX_OWN = 200

/** A page as a line names it. */
export type NamedPage = { readonly slug: string; readonly kind: ListKind; readonly title: string }

/** The pages behind these slugs, of today or former ones, and ids, as far as somebody may read them. */
export async function namedPages(
  { database }: Pick<Services, 'database'>,
  owner: Owner,
  { slugs, ids }: { readonly slugs: readonly string[]; readonly ids: readonly string[] },
): Promise<{
  readonly bySlug: ReadonlyMap<string, NamedPage>
  readonly byId: ReadonlyMap<string, NamedPage>
}> {
  if (slugs.length === 0 && ids.length === 0) return { bySlug: new Map(), byId: new Map() }
  const rows = await database
    .selectFrom('page as p')
    .innerJoin('page_slug as s', 's.page', 'p.id')
    .select(['p.id', 'p.slug', 'p.kind', 'p.title', 's.slug as name'])
    .where((eb) => eb.or([eb('s.slug', 'in', [...slugs, '']), eb('p.id', 'in', [...ids, ''])]))
    .where('p.deleted', 'is', null)
    .where(mayRead('p', owner))
    .execute()
  return {
    bySlug: new Map(rows.map((row) => [row.name, toNamedPage(row)])),
    byId: new Map(rows.map((row) => [row.id, toNamedPage(row)])),
  }
}

/** Pages that somebody looks after and that not everybody may read, by title. */
export async function ownClosedPages(
  { database }: Pick<Services, 'database'>,
  person: string,
): Promise<NamedPage[]> {
  const rows = await database
    .selectFrom('page as p')
    .innerJoin('maintainer as m', 'm.page', 'p.id')
    .select(['p.slug', 'p.kind', 'p.title'])
    .where('m.user', '=', person)
    .where('p.deleted', 'is', null)
    .where('p.visibility', '!=', 'public')
    .orderBy('p.title')
    .limit(MAX_OWN)
    .execute()
  return rows.map(toNamedPage)
}

/** A page's row as a line names it. */
export function toNamedPage(
  row: Pick<Selectable<PageTable>, 'slug' | 'kind' | 'title'>,
): NamedPage {
  return { slug: row.slug, kind: kindOf(row) ?? 'page', title: row.title }
}
