import { sql, type SelectQueryBuilder } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import type { SearchTables } from '../../records/words/search-tables.ts'

/** Events that a calendar of many holds at most: those that are not long over, the nearest first. */
const MAX_EVENTS = 500
const KEPT_MS = 366 * 24 * 60 * 60_000

/** Of the events that a query finds those that a calendar holds: what is to come by its start, then what was last. */
export const nearestOf =
  ({ clock }: Pick<Services, 'clock'>) =>
  (query: SelectQueryBuilder<Tables & SearchTables, 'page', PageRow>): Promise<PageRow[]> => {
    const now = clock()
    const after = new Date(now.getTime() - KEPT_MS).toISOString()
    const isOver = sql<boolean>`event_time.over <= ${now.toISOString()}`
    return query
      .innerJoin('event_time', 'event_time.page', 'page.id')
      .where('page.kind', '=', 'event')
      .where('page.deleted', 'is', null)
      .where('event_time.over', '>', after)
      .orderBy(sql`case when ${isOver} then 1 else 0 end`)
      .orderBy(sql`case when not (${isOver}) then event_time.starts end`)
      .orderBy('event_time.starts', 'desc')
      .orderBy('page.id')
      .limit(MAX_EVENTS)
      .execute()
  }
