import { revisionIdSchema, type HistoryEntry } from '@forkshop/api'
import { z } from 'zod'
import { readAs } from '../../../base/shown.ts'
import type { Services } from '../../../records/services/services.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { parseCursor, toCursor } from '../../../base/http/list-cursor.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { releaseRows, versionsByRevision } from '../../../records/pages/versions.ts'
import { toHistoryEntry } from '../../../records/pages/views.ts'

/** Kinds of changes that made a revision. */
const revisionKinds = ['created', 'forked', 'published', 'accepted']
/** Origins that are followed for counts. */
const MAX_ORIGINS = 20

type HistoryPart = {
  readonly limit: number
  readonly cursor?: string | undefined
  /** What is released of the page, where that is being read already. */
  readonly releases?: ReturnType<typeof releaseRows>
}

/** A part of a page's history, newest first; it goes on into the origin of a fork. */
export async function readHistory(
  services: Services,
  page: PageRow,
  { limit, cursor, releases = releaseRows(services, page) }: HistoryPart,
): Promise<{ readonly items: HistoryEntry[]; readonly nextCursor: string | null }> {
  const from = parseCursor(cursor, z.tuple([revisionIdSchema]))?.[0]
  const [history, released] = await Promise.all([
    services.library.history(pageIdOf(page.id), { limit, cursor: from }),
    releases,
  ])
  const versions = versionsByRevision(released)
  return {
    items: history.items.map((revision) => toHistoryEntry(revision, versions)),
    nextCursor: history.nextCursor === null ? null : toCursor([history.nextCursor]),
  }
}

/** How many revisions a page's history has, those before a fork included. */
export async function countRevisions(services: Services, page: PageRow): Promise<number> {
  let revisions = 0
  let until: string | null = null
  let next: PageRow | undefined = page
  for (let depth = 0; next !== undefined && depth < MAX_ORIGINS; depth += 1) {
    revisions += await countUntil(services, next.id, until)
    until = next.created
    next = await originOf(services, next)
  }
  return revisions
}

/** Of an origin, what came before the fork stays as it is. */
function countUntil(services: Services, page: string, until: string | null): Promise<number> {
  const count = () => countOwn(services, page, until)
  return until === null ? count() : readAs([`face ${page}`], count)
}

async function countOwn(services: Services, page: string, until: string | null): Promise<number> {
  const row = await services.database
    .selectFrom('change')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('page', '=', page)
    .where('kind', 'in', revisionKinds)
    .$if(until !== null, (query) => query.where('time', '<=', until ?? ''))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

async function originOf(services: Services, page: PageRow): Promise<PageRow | undefined> {
  const { origin_page: origin } = page
  if (origin === null) return undefined
  return readAs([`face ${origin}`], () =>
    services.database.selectFrom('page').selectAll().where('id', '=', origin).executeTakeFirst(),
  )
}
