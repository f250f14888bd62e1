import { ForkshopError, type LineageId, type PageId } from '@forkshop/domain'
import type { PageMeta, Revision } from '@forkshop/repository'
import { indexPage } from '../library/index-page.ts'
import { clearProvenance } from '../provenance/clear-provenance.ts'
import type { Services } from '../services.ts'
import { recordChange, type Happening } from './change-log.ts'
import { mirrorMeta } from './change-meta.ts'
import { readFacts } from './page-facts.ts'
import { insertPage } from './page-insert.ts'
import { factColumns } from './page-rows.ts'
import { syncReleases } from './release-rows.ts'
import { byVersion } from './versions.ts'

type StoredPage = { readonly page: PageId; readonly lineage: LineageId; readonly meta: PageMeta }

/** Revisions read at once. */
const HISTORY_PAGE = 500

/**
 * Makes the rows of every page anew from git: new ones for pages that have none, the columns that
 * follow from the text, slugs, maintainers, releases, search. What only SQL knows (tombstones,
 * ideas, comments) stays. Who wrote what is told anew when asked. Answers how many pages were read.
 */
export async function rebuildRows(services: Services): Promise<number> {
  const stored = await storedPages(services)
  for (const one of originsFirst(stored)) await rebuildPage(services, one)
  await clearProvenance(services.database)
  return stored.length
}

async function storedPages(services: Services): Promise<readonly StoredPage[]> {
  const stored: StoredPage[] = []
  for await (const page of services.library.pages()) stored.push(page)
  return stored
}

/** A fork names its origin's release, so origins come before their forks. */
function originsFirst(stored: readonly StoredPage[]): readonly StoredPage[] {
  const byId = new Map(stored.map((one) => [one.page, one]))
  const depthOf = (one: StoredPage): number => {
    let depth = 0
    let origin = one.meta.origin
    while (origin !== null && depth <= stored.length) {
      depth += 1
      origin = byId.get(origin.page)?.meta.origin ?? null
    }
    return depth
  }
  return stored.toSorted((a, b) => depthOf(a) - depthOf(b))
}

async function rebuildPage(services: Services, stored: StoredPage): Promise<void> {
  const { page, meta } = stored
  const head = await services.library.head(page)
  const text = head === null ? null : await services.library.readText(page, head)
  if (head === null || text === null) throw new ForkshopError('missing-revision', { page })
  const facts = readFacts(text, meta.slug)
  const known = await services.database
    .selectFrom('page')
    .select('id')
    .where('id', '=', page)
    .executeTakeFirst()
  const history = known === undefined ? await ownHistory(services, stored) : []
  const originVersion = await originVersionOf(services, meta)
  const time = services.clock().toISOString()
  await services.database.transaction().execute(async (transaction) => {
    const [first, ...later] = history
    if (first !== undefined) {
      await insertPage(transaction, { ...stored, facts, first, originVersion })
    }
    for (const revision of later) await recordChange(transaction, toHappening(page, revision))
    await mirrorMeta(transaction, meta, time)
    await transaction
      .updateTable('page')
      .set({
        ...factColumns(facts),
        head,
        ...(later.length === 0 ? {} : { updated: later.at(-1)?.time ?? time }),
      })
      .where('id', '=', page)
      .execute()
    await indexPage(transaction, page, facts)
  })
  await syncReleases(services, page)
}

/** A page's own revisions, oldest first; those of its origin are not its own. */
async function ownHistory(
  services: Services,
  { page, meta }: StoredPage,
): Promise<readonly Revision[]> {
  const revisions: Revision[] = []
  let cursor: string | undefined
  do {
    const part = await services.library.history(page, {
      limit: HISTORY_PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const revision of part.items) {
      if (revision.id === meta.origin?.commit) return revisions.toReversed()
      revisions.push(revision)
    }
    cursor = part.nextCursor ?? undefined
  } while (cursor !== undefined)
  return revisions.toReversed()
}

function toHappening(page: string, revision: Revision): Happening {
  const proposal = Number(revision.trailers.find(({ key }) => key === 'Proposal')?.value ?? 0)
  return {
    kind: proposal > 0 ? 'accepted' : 'published',
    page,
    person: revision.author,
    time: revision.time,
    reason: revision.reason,
    proposal: proposal > 0 ? proposal : null,
  }
}

async function originVersionOf(services: Services, meta: PageMeta): Promise<string | null> {
  if (meta.origin === null) return null
  const rows = await services.database
    .selectFrom('page_release')
    .select('version')
    .where('page', '=', meta.origin.page)
    .where('revision', '=', meta.origin.commit)
    .execute()
  return (
    rows
      .map((row) => row.version)
      .toSorted(byVersion)
      .at(-1) ?? null
  )
}
