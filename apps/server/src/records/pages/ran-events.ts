import { noteShown, readAs } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'
import { withSearchTables } from '../words/search-tables.ts'
import type { PageRow } from './find-page.ts'
import { visibilityOf } from './rights.ts'

/** An event with when its day was closed. */
export type RanEvent = { readonly page: PageRow; readonly closed: string }

/** Events of one format that are looked at. */
const MAX_EVENTS = 500

/** The events of a format whose day was closed, the last first; whoever may read them. */
export async function ranEvents(services: Services, format: string): Promise<RanEvent[]> {
  const rows = await readAs([`naming ${format}`], () =>
    withSearchTables(services.database)
      .selectFrom('page_facet')
      .innerJoin('page_slug', 'page_slug.slug', 'page_facet.value')
      .innerJoin('page', 'page.id', 'page_facet.page')
      .leftJoin('run', 'run.event', 'page.id')
      .leftJoin('event_time', 'event_time.page', 'page.id')
      .selectAll('page')
      .select('run.closed as run_closed')
      .where('page_facet.key', '=', 'runs')
      .where('page_slug.page', '=', format)
      .where('page.kind', '=', 'event')
      .where('page.deleted', 'is', null)
      .orderBy('event_time.starts', 'desc')
      .orderBy('page.id')
      .limit(MAX_EVENTS)
      .execute(),
  )
  // a day that is closed, or opened again, is one more or one less
  noteShown(...rows.flatMap(({ id }) => [`run ${id}`, `face ${id}`] as const))
  return rows.flatMap(({ run_closed: closed, ...page }) =>
    closed === null ? [] : [{ page, closed }],
  )
}

/** When the day of an event was closed; null as long as it was not. */
export async function whenClosed(services: Services, event: string): Promise<string | null> {
  const row = await readAs([`run ${event}`], () =>
    services.database
      .selectFrom('run')
      .select('closed')
      .where('event', '=', event)
      .executeTakeFirst(),
  )
  return row?.closed ?? null
}

/** How many public events of a format were run to their end; of an event 1 once its day was closed. */
export async function countRan(
  services: Services,
  { id, kind }: Pick<PageRow, 'id' | 'kind'>,
): Promise<number> {
  if (kind === 'event') return (await whenClosed(services, id)) === null ? 0 : 1
  if (kind !== 'format') return 0
  const ran = await ranEvents(services, id)
  return ran.filter(({ page }) => visibilityOf(page) === 'public').length
}
