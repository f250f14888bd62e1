import type { PageSummary } from '@forkshop/api'
import { parseCard } from '../../texts/jobs/page-facts.ts'
import { readAs } from '../../base/shown.ts'
import { readSiteSettings } from '../accounts/site-settings.ts'
import { standingOf } from '../words/event-moments.ts'
import { factsOfRow } from './related-pages.ts'
import type { PageRow } from './find-page.ts'
import type { Services } from '../services/services.ts'
import { withSearchTables } from '../words/search-tables.ts'

/** Rows of a list as its cards show them, with how often each was run and forked. */
export async function toSummaries(
  services: Services,
  rows: readonly PageRow[],
): Promise<PageSummary[]> {
  const ids = rows.map((row) => row.id)
  const [events, forks, { timezone }] = await Promise.all([
    countEvents(services, ids),
    countForks(services, ids),
    readSiteSettings(services),
  ])
  return rows.map((row) => ({
    ...parseCard(row.card),
    id: row.id,
    slug: row.slug,
    version: row.version,
    updated: row.updated,
    ...(row.kind === 'event' ? standingOf(services, factsOfRow(row), timezone) : noEvent),
    events: events.get(row.id) ?? 0,
    forks: forks.get(row.id) ?? 0,
  }))
}

const noEvent = { state: null, over: false } as const

/** How many public events ran each of these pages. */
export async function countEvents(
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await readAs(['events'], () =>
    withSearchTables(services.database)
      .selectFrom('page_facet')
      .innerJoin('page_slug', 'page_slug.slug', 'page_facet.value')
      .innerJoin('page', 'page.id', 'page_facet.page')
      .select(({ fn }) => ['page_slug.page as id', fn.countAll().as('count')])
      .where('page_facet.key', '=', 'runs')
      .where('page_slug.page', 'in', ids)
      .where('page.deleted', 'is', null)
      .where('page.visibility', '=', 'public')
      .groupBy('page_slug.page')
      .execute(),
  )
  return new Map(rows.map((row) => [row.id, Number(row.count)]))
}

async function countForks(
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await services.database
    .selectFrom('page')
    .select(({ fn }) => ['origin_page as id', fn.countAll().as('count')])
    .where('origin_page', 'in', ids)
    .where('deleted', 'is', null)
    .where('visibility', '=', 'public')
    .groupBy('origin_page')
    .execute()
  return new Map(rows.map((row) => [row.id ?? '', Number(row.count)]))
}
