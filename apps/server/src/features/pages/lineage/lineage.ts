import type { CallAnswer } from '@forkshop/api'
import { noteShown, readAs } from '../../../base/shown.ts'
import type { Services } from '../../../records/services/services.ts'
import { countEvents } from '../../../records/pages/summaries.ts'
import { measureSteps, type Step } from './distances.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { forkedFromOf } from '../../../records/pages/related-pages.ts'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'

type LineagePage = CallAnswer<'getLineage'>['pages'][number]

/** How far a fork and its origin have gone apart, in passages. */
type Distance = { readonly ahead: number; readonly behind: number }

/** Pages of one lineage that are shown at most. */
const MAX_PAGES = 200

/** All public pages of a lineage, oldest first; distances are counted to each one's own origin. */
export async function lineageOf(services: Services, page: PageRow): Promise<LineagePage[]> {
  const rows = await readAs([`lineage ${page.lineage}`], () =>
    services.database
      .selectFrom('page')
      .selectAll()
      .where('lineage', '=', page.lineage)
      .where('deleted', 'is', null)
      .where((eb) => eb.or([eb('visibility', '=', 'public'), eb('id', '=', page.id)]))
      .orderBy('created')
      .orderBy('id')
      .limit(MAX_PAGES)
      .execute(),
  )
  for (const { id } of rows) noteShown(`page ${id}`)
  const [events, distances] = await Promise.all([
    countEvents(
      services,
      rows.map((row) => row.id),
    ),
    distancesOf(services, page.lineage, rows),
  ])
  return Promise.all(
    rows.map(async (row) => {
      const [forkedFrom, forkReason] = await Promise.all([
        forkedFromOf(services, row),
        forkReasonOf(services, row),
      ])
      const { slug, title, lang, version, updated } = row
      const distance = distances.get(row.id) ?? { ahead: 0, behind: 0 }
      const runs = events.get(row.id) ?? 0
      return {
        slug,
        title,
        lang,
        forkedFrom,
        version,
        ...distance,
        updated,
        events: runs,
        forkReason,
      }
    }),
  )
}

/** For each fork whose origin is among the pages: the passages that each changed since they parted. */
async function distancesOf(
  services: Services,
  lineage: string,
  rows: readonly PageRow[],
): Promise<ReadonlyMap<string, Distance>> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const parted: Parting[] = []
  for (const row of rows) {
    const origin = byId.get(row.origin_page ?? '')
    const parting = origin === undefined ? null : await partingOf(services, row, origin)
    if (parting !== null) parted.push(parting)
  }
  const counts = await measureSteps(
    services,
    lineage,
    parted.flatMap(({ ahead, behind }) => [ahead, behind]),
  )
  return new Map(
    parted.map(({ fork }, index) => [
      fork,
      { ahead: counts[2 * index] ?? 0, behind: counts[2 * index + 1] ?? 0 },
    ]),
  )
}

/** The two ways that a fork and its origin went. */
type Parting = { readonly fork: string; readonly ahead: Step; readonly behind: Step }

async function partingOf(
  services: Services,
  fork: PageRow,
  origin: PageRow,
): Promise<Parting | null> {
  const mine = { page: fork.id, revision: revisionIdOf(fork.head) }
  const theirs = { page: origin.id, revision: revisionIdOf(origin.head) }
  const revision = await services.library.mergeBase(
    { page: pageIdOf(mine.page), revision: mine.revision },
    { page: pageIdOf(theirs.page), revision: theirs.revision },
  )
  if (revision === null) return null
  const before = { page: fork.id, revision }
  return { fork: fork.id, ahead: { before, after: mine }, behind: { before, after: theirs } }
}

async function forkReasonOf(services: Services, page: PageRow): Promise<string | null> {
  const row = await services.database
    .selectFrom('change')
    .select('reason')
    .where('page', '=', page.id)
    .where('kind', '=', 'forked')
    .executeTakeFirst()
  return row?.reason ?? null
}
