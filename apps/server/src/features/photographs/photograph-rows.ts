import type { Kysely, Selectable } from 'kysely'
import { readAs } from '../../base/shown.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { PhotographTable } from '../../records/database/tables/voice-tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

export type PhotographRow = Selectable<PhotographTable>

/** A photograph by its id; null where it, or its idea, is not there any more. */
export async function findPhotograph(
  { database }: Services,
  id: string,
): Promise<PhotographRow | null> {
  const row = await database
    .selectFrom('photograph')
    .leftJoin('idea', 'idea.id', 'photograph.idea')
    .selectAll('photograph')
    .where('photograph.id', '=', id)
    .where('idea.deleted', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** What is told of a page at most. */
const MAX_LISTED = 500

/**
 * All photographs of a page, the newest first, with when their idea was hidden; of an event also those of ideas that were
 * said there about other public pages.
 */
export async function photographsOn(
  services: Services,
  page: PageRow,
): Promise<readonly (PhotographRow & { readonly idea_hidden: string | null })[]> {
  return readAs([`voices ${page.id}`, `page ${page.id}`], () =>
    services.database
      .selectFrom('photograph')
      .innerJoin('page', 'page.id', 'photograph.page')
      .leftJoin('idea', 'idea.id', 'photograph.idea')
      .selectAll('photograph')
      .select('idea.hidden as idea_hidden')
      .where('page.deleted', 'is', null)
      .where('idea.deleted', 'is', null)
      .where((eb) => {
        const here = eb('photograph.page', '=', page.id)
        if (page.kind !== 'event') return here
        const slugs = eb
          .selectFrom('page_slug')
          .select('page_slug.slug')
          .where('page_slug.page', '=', page.id)
        const saidThere = eb('photograph.event', 'in', slugs).and('page.visibility', '=', 'public')
        return eb.or([here, saidThere])
      })
      .orderBy('photograph.created', 'desc')
      .orderBy('photograph.id', 'desc')
      .limit(MAX_LISTED)
      .execute(),
  )
}

/** Erases rows and remembers their ids alone, so that none comes again. */
export async function forgetRows(
  database: Kysely<Tables>,
  rows: readonly Pick<PhotographRow, 'id'>[],
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => ({ id }))
  await database
    .insertInto('photograph_gone')
    .values(ids)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await database
    .deleteFrom('photograph')
    .where(
      'id',
      'in',
      ids.map(({ id }) => id),
    )
    .execute()
}

/** Erases the rows of the photographs of an idea; answers them, so that their files go too. */
export async function forgetPhotographsOf(
  database: Kysely<Tables>,
  idea: string,
): Promise<readonly PhotographRow[]> {
  const rows = await database
    .selectFrom('photograph')
    .selectAll()
    .where('idea', '=', idea)
    .execute()
  await forgetRows(database, rows)
  return rows
}
