import { revisionIdSchema, type HistoryEntry } from '@forkshop/api'
import { z } from 'zod'
import type { Services } from '../services.ts'
import type { PageRow } from './find-page.ts'
import { parseCursor, toCursor } from './list-cursor.ts'
import { pageIdOf } from './row-ids.ts'
import { releaseRows, versionsByRevision } from './versions.ts'
import { coAuthorNames, toHistoryEntry } from './views.ts'

/** Kinds of changes that made a revision. */
const revisionKinds = ['created', 'forked', 'published', 'accepted']
/** Origins that are followed for counts and names. */
const MAX_ORIGINS = 20
const MAX_NAMES = 200
/** Newest revisions looked through for co-authors. */
const CO_AUTHORED = 200

/** A part of a page's history, newest first; it goes on into the origin of a fork. */
export async function readHistory(
  services: Services,
  page: PageRow,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ readonly items: HistoryEntry[]; readonly nextCursor: string | null }> {
  const from = parseCursor(cursor, z.tuple([revisionIdSchema]))?.[0]
  const [history, releases] = await Promise.all([
    services.library.history(pageIdOf(page.id), { limit, cursor: from }),
    releaseRows(services, page),
  ])
  const versions = versionsByRevision(releases)
  return {
    items: history.items.map((revision) => toHistoryEntry(revision, versions)),
    nextCursor: history.nextCursor === null ? null : toCursor([history.nextCursor]),
  }
}

/**
 * How many revisions a page's history has, and who wrote them, those before a fork included.
 * Co-authors are those of the newest revisions.
 */
export async function historyFacts(
  services: Services,
  page: PageRow,
): Promise<{ readonly revisions: number; readonly contributors: string[] }> {
  const names = new Set<string>()
  const recent = await services.library.history(pageIdOf(page.id), { limit: CO_AUTHORED })
  let revisions = 0
  let until: string | null = null
  let next: PageRow | undefined = page
  for (let depth = 0; next !== undefined && depth < MAX_ORIGINS; depth += 1) {
    const part = await ownFacts(services, next.id, until)
    revisions += part.revisions
    for (const name of part.names) names.add(name)
    until = next.created
    next = await originOf(services, next)
  }
  for (const revision of recent.items) {
    for (const name of coAuthorNames(revision.trailers)) names.add(name)
  }
  return { revisions, contributors: [...names] }
}

async function ownFacts(services: Services, page: string, until: string | null) {
  const rows = await services.database
    .selectFrom('change')
    .select(({ fn }) => ['person_name', fn.countAll().as('count')])
    .where('page', '=', page)
    .where('kind', 'in', revisionKinds)
    .$if(until !== null, (query) => query.where('time', '<=', until ?? ''))
    .groupBy('person_name')
    .orderBy('count', 'desc')
    .limit(MAX_NAMES)
    .execute()
  return {
    revisions: rows.reduce((sum, row) => sum + Number(row.count), 0),
    names: rows.flatMap((row) => row.person_name ?? []),
  }
}

async function originOf(services: Services, page: PageRow): Promise<PageRow | undefined> {
  if (page.origin_page === null) return undefined
  return services.database
    .selectFrom('page')
    .selectAll()
    .where('id', '=', page.origin_page)
    .executeTakeFirst()
}
