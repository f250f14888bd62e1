import type { CallAnswer } from '@forkshop/api'
import type { Actor } from '../../../base/http/handler.ts'
import { noteShown, readAs } from '../../../base/shown.ts'
import type { Services } from '../../../records/services/services.ts'
import { countEvents } from '../../../records/pages/summaries.ts'
import { countStandings } from '../../upstream/count-standings.ts'
import type { Standing } from '../../upstream/standing-rows.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { forkedFromOf } from '../../../records/pages/related-pages.ts'

type LineagePage = CallAnswer<'getLineage'>['pages'][number]

/** Pages of one lineage that are shown at most. */
const MAX_PAGES = 200

/** All public pages of a lineage, oldest first; distances are counted to each one's own origin. */
export async function lineageOf(
  services: Services,
  page: PageRow,
  actor: Actor,
): Promise<LineagePage[]> {
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
  const [events, standings] = await Promise.all([
    countEvents(
      services,
      rows.map((row) => row.id),
    ),
    standingsOf(services, page.lineage, rows),
  ])
  return Promise.all(
    rows.map(async (row) => {
      const [forkedFrom, forkReason] = await Promise.all([
        forkedFromOf(services, row, actor),
        forkReasonOf(services, row),
      ])
      const { slug, title, lang, version, updated } = row
      const { ahead, behind } = standings.get(row.id)?.counts ?? uncounted(row)
      const runs = events.get(row.id) ?? 0
      return {
        slug,
        title,
        lang,
        forkedFrom,
        version,
        ahead,
        behind,
        updated,
        events: runs,
        forkReason,
      }
    }),
  )
}

/** Who comes from nowhere is no passage away; of others it is not known. */
const uncounted = ({ origin_page: origin }: PageRow) =>
  origin === null ? { ahead: 0, behind: 0 } : { ahead: null, behind: null }

/** How each fork stands whose origin is among the pages, in the same language. */
async function standingsOf(
  services: Services,
  lineage: string,
  rows: readonly PageRow[],
): Promise<ReadonlyMap<string, Standing>> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pairs = rows.flatMap((fork) => {
    const origin = byId.get(fork.origin_page ?? '')
    return origin === undefined || origin.lang !== fork.lang ? [] : [{ fork, origin }]
  })
  const standings = await countStandings(services, pairs, { lineage })
  for (const { fork } of pairs) if (!standings.has(fork.id)) noteShown(`standing ${fork.id}`)
  return standings
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
