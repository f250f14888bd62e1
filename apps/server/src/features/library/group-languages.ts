import type { Translation } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { sql, type Expression, type SqlBool } from 'kysely'
import type { Families } from '../../records/pages/families-of.ts'
import { readFamilies } from '../../records/pages/translation-families.ts'
import { translationsOfMany } from '../../records/pages/translations.ts'
import type { Services } from '../../records/services/services.ts'

/** How a list puts pages that translate each other together: for whom, and which ones they are. */
export type Grouping = { readonly reader: Language; readonly families: Families }

/** The grouping of a list for a reader; null where none was asked for, and where nothing translates anything. */
export const groupingFor = async (
  services: Services,
  reader: Language | undefined,
): Promise<Grouping | null> => {
  if (reader === undefined) return null
  const families = await readFamilies(services)
  return families.size === 0 ? null : { reader, families }
}

/**
 * How pages are put that translate each other, of the family `family` each: of those of a kind, the one in the language
 * of the reader first, then in a region's of it, then the original. A condition on `page` and `family`.
 */
export function placeInFamily({ reader }: Pick<Grouping, 'reader'>) {
  const inReaders = sql<SqlBool>`page.lang like ${`${reader}-%`}`
  return sql<number>`row_number() over (partition by family.key, coalesce(page.kind, '') order by
    case when page.lang = ${reader} then 0 when ${inReaders} then 1
      when family.key = 'page ' || page.id then 2 else 3 end, page.id)`
}

/** Leaves out of a list all but the first of each family: `placed` has the `id` and the `place` of those that fit. */
export function firstOfFamily(placed: Expression<unknown>) {
  return sql<SqlBool>`page.id not in (select id from ${placed} as placed where place > 1)`
}

/** What a list shows that was put together so, each page with those that say the same in other languages. */
export async function withTranslations<Item extends { readonly id: string }>(
  services: Services,
  items: readonly Item[],
  { families }: Pick<Grouping, 'families'>,
): Promise<(Item & { translations?: Translation[] })[]> {
  const ids = items.map(({ id }) => id)
  const translations = await translationsOfMany(services, ids, families)
  return items.map((item) => {
    const others = translations.get(item.id)
    return others === undefined ? item : { ...item, translations: [...others] }
  })
}
