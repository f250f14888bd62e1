import type { CallAnswer } from '@forkshop/api'
import type { Comparison } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import type { Services } from '../services.ts'
import { countEvents } from '../library/summaries.ts'
import type { PageRow } from './find-page.ts'
import { forkedFromOf } from './related-pages.ts'
import { pageIdOf, revisionIdOf } from './row-ids.ts'
import { compareNamed } from './text-work.ts'

type LineagePage = CallAnswer<'getLineage'>['pages'][number]

/** How far a fork and its origin have gone apart, in passages. */
type Distance = { readonly ahead: number; readonly behind: number }

/** Pages of one lineage that are shown at most. */
const MAX_PAGES = 200

/** All public pages of a lineage, oldest first; distances are counted to each one's own origin. */
export async function lineageOf(services: Services, page: PageRow): Promise<LineagePage[]> {
  const rows = await services.database
    .selectFrom('page')
    .selectAll()
    .where('lineage', '=', page.lineage)
    .where('deleted', 'is', null)
    .where((eb) => eb.or([eb('visibility', '=', 'public'), eb('id', '=', page.id)]))
    .orderBy('created')
    .orderBy('id')
    .limit(MAX_PAGES)
    .execute()
  const heads = new Map(rows.map((row) => [row.id, row.head]))
  const runs = await countEvents(
    services,
    rows.map((row) => row.id),
  )
  return Promise.all(rows.map((row) => toLineagePage(services, row, { heads, runs })))
}

async function toLineagePage(
  services: Services,
  row: PageRow,
  known: {
    readonly heads: ReadonlyMap<string, string>
    readonly runs: ReadonlyMap<string, number>
  },
): Promise<LineagePage> {
  const originHead = known.heads.get(row.origin_page ?? '')
  const events = known.runs.get(row.id) ?? 0
  const [forkedFrom, distance, forkReason] = await Promise.all([
    forkedFromOf(services, row),
    originHead === undefined ? null : distanceTo(services, row, revisionIdOf(originHead)),
    forkReasonOf(services, row),
  ])
  const { slug, title, lang, version, updated } = row
  const { ahead, behind } = distance ?? { ahead: 0, behind: 0 }
  return { slug, title, lang, forkedFrom, version, ahead, behind, updated, events, forkReason }
}

/** Passages that the fork changed, and that its origin changed, since they parted. */
async function distanceTo(
  services: Services,
  fork: PageRow,
  originHead: RevisionId,
): Promise<Distance> {
  const page = pageIdOf(fork.id)
  const head = revisionIdOf(fork.head)
  const origin = pageIdOf(fork.origin_page ?? '')
  const base = await services.library.mergeBase(
    { page, revision: head },
    { page: origin, revision: originHead },
  )
  if (base === null) return { ahead: 0, behind: 0 }
  const read = async (of: typeof page, id: RevisionId) => ({
    id,
    text: (await services.library.readText(of, id)) ?? '',
  })
  const [parted, mine, theirs] = await Promise.all([
    read(page, base),
    read(page, head),
    read(origin, originHead),
  ])
  const [ahead, behind] = await Promise.all([
    compareNamed(services, parted, mine),
    compareNamed(services, parted, theirs),
  ])
  return { ahead: changedPassages(ahead), behind: changedPassages(behind) }
}

/** Blocks and fields that are not the same on both sides. */
function changedPassages(comparison: Comparison): number {
  const blocks = comparison.blocks.filter((block) => block.kind !== 'same')
  return blocks.length + comparison.fields.length
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
