import { ForkshopError } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import { indexPage } from '../../records/words/index-page.ts'
import { recordChange, type Happening } from '../../records/pages/change-log.ts'
import { mirrorDeletion, mirrorMeta } from '../../features/pages/settings/change-meta.ts'
import { acceptedNumber } from '../../records/pages/own-history.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { insertPage } from '../../records/pages/page-insert.ts'
import { factColumns } from '../../records/pages/page-rows.ts'
import { syncReleases } from '../../records/pages/release-rows.ts'
import { restoreRun } from '../../features/run/restore-run.ts'
import { clearProvenance } from '../../features/provenance/clear-provenance.ts'
import { clearStandings } from '../../features/upstream/standing-rows.ts'
import type { Services } from '../../records/services/services.ts'
import type { GitPage, RecordedPage } from './compare-page.ts'
import { hasFeed, orderFeed } from './order-feed.ts'
import { readGitPage, type StoredPage } from './read-git-page.ts'
import { readRecordedPage } from './read-recorded-page.ts'
import { rebuildAccounts } from './rebuild-accounts.ts'
import { rebuildProposals } from './rebuild-proposals.ts'

/** Of an ISO time up to its seconds. */
const SECONDS_LENGTH = '2026-01-01T00:00:00'.length

/** How much was read out of git, and accounts that had to be made for it. */
export type Rebuilt = {
  readonly pages: number
  readonly proposals: number
  readonly accounts: number
}

/**
 * Makes the rows of every page anew from git: new ones for pages that have none, the columns that
 * follow from the text, slugs, maintainers, releases, proposals, search. What only SQL knows
 * (ideas, comments, drafts) stays. Who wrote what is told anew when asked. A page that
 * git cannot read stays as it is; a check tells of it. `tell` is told of each page; with `only` the
 * others are left alone.
 */
export async function rebuildRows(
  services: Services,
  {
    tell = () => {},
    only = null,
  }: {
    readonly tell?: (done: number) => void
    /** Slugs of pages as git has them. */
    readonly only?: ReadonlySet<string> | null
  } = {},
): Promise<Rebuilt> {
  const isNew = !(await hasFeed(services))
  const all = await storedPages(services)
  const stored = only === null ? all : all.filter(({ meta }) => only.has(meta.slug))
  let [pages, proposals] = [0, 0]
  for (const one of originsFirst(stored)) {
    tell(pages)
    const made = await rebuildReadable(services, one)
    if (made === null) continue
    pages += 1
    proposals += made.proposals
  }
  for (const { page } of stored) await restoreRun(services, page)
  if (isNew) await orderFeed(services)
  await clearProvenance(services.database)
  await clearStandings(services)
  const accounts = await rebuildAccounts(services)
  return { pages, proposals, accounts }
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

type Made = { readonly proposals: number }

/** Null for a page that git cannot read: the others are made all the same. */
async function rebuildReadable(services: Services, stored: StoredPage): Promise<Made | null> {
  try {
    return await rebuildPage(services, stored)
  } catch (error) {
    if (!(error instanceof ForkshopError) || error instanceof ProblemError) throw error
    services.log.warn({ err: error, page: stored.page }, 'a page cannot be read and was left out')
    return null
  }
}

async function rebuildPage(services: Services, stored: StoredPage): Promise<Made> {
  const { page } = stored
  const recorded = await readRecordedPage(services, page)
  const git = await readGitPage(services, stored, recorded)
  if (git === null || git.facts === null) throw new ForkshopError('missing-revision', { page })
  const { facts } = git
  const time = services.clock().toISOString()
  // A page that was imported beside its origin may have nothing of its own yet.
  const first = git.history[0] ?? (await services.library.revision(page, git.head))
  if (first === null) throw new ForkshopError('missing-revision', { page })
  await services.database.transaction().execute(async (transaction) => {
    if (recorded === null) await insertFirst(transaction, git, { facts, first })
    for (const revision of untold(git, recorded)) {
      await recordChange(transaction, toHappening(page, revision))
    }
    await setRow(transaction, git, { facts, recorded })
    await setSlugs(transaction, git)
    await mirrorMeta(transaction, git.meta, time)
    if (git.meta.deleted !== undefined) await mirrorDeletion(transaction, git.meta, time)
    await setReleases(transaction, git)
    await indexPage(transaction, page, facts)
    await insertImport(transaction, git, recorded)
  })
  await syncReleases(services, page)
  await rebuildProposals(services, git, recorded?.proposals ?? [])
  return { proposals: git.proposals.length }
}

async function insertFirst(
  transaction: Kysely<Tables>,
  git: GitPage,
  { facts, first }: { readonly facts: PageFacts; readonly first: Revision },
): Promise<void> {
  const { lineage, meta } = git
  const originVersion = git.originVersions.at(-1) ?? null
  await insertPage(transaction, { lineage, meta, facts, first: toCertain(first), originVersion })
}

/** Revisions of which the feed has not told: all later ones of a new page, or those since its row. */
function untold(git: GitPage, recorded: RecordedPage | null): readonly Revision[] {
  if (recorded === null) return git.history.slice(1)
  const at = git.history.findIndex(({ id }) => id === recorded.row.head)
  return at === -1 ? [] : git.history.slice(at + 1)
}

async function setRow(
  transaction: Kysely<Tables>,
  git: GitPage,
  { facts, recorded }: { readonly facts: PageFacts; readonly recorded: RecordedPage | null },
): Promise<void> {
  const { meta, lineage, head } = git
  const known = recorded?.row.origin_version ?? null
  const isRight = known === null ? recorded !== null : git.originVersions.includes(known)
  const later = untold(git, recorded).at(-1)
  await transaction
    .updateTable('page')
    .set({
      ...factColumns(facts),
      head,
      lineage,
      origin_page: meta.origin?.page ?? null,
      origin_revision: meta.origin?.commit ?? null,
      ...(!isRight && { origin_version: git.originVersions.at(-1) ?? null }),
      ...(later !== undefined && { updated: later.time }),
    })
    .where('id', '=', meta.id)
    .execute()
}

/** Gives the page exactly the addresses that git knows, whoever the rows gave them to. */
async function setSlugs(transaction: Kysely<Tables>, { meta }: GitPage): Promise<void> {
  const page = meta.id
  const slugs = [meta.slug, ...meta.formerSlugs]
  await transaction
    .insertInto('page_slug')
    .values(slugs.map((slug) => ({ slug, page })))
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ page }))
    .execute()
  await transaction
    .deleteFrom('page_slug')
    .where('page', '=', page)
    .where('slug', 'not in', slugs)
    .execute()
}

/** Mends the releases that there are; those that are missing are written by `syncReleases`. */
async function setReleases(transaction: Kysely<Tables>, git: GitPage): Promise<void> {
  const page = git.meta.id
  const versions = git.releases.map(({ version }) => version)
  await transaction
    .deleteFrom('page_release')
    .where('page', '=', page)
    .$if(versions.length > 0, (query) => query.where('version', 'not in', versions))
    .execute()
  for (const { version, revision, notes, time, withdrawn } of git.releases) {
    await transaction
      .updateTable('page_release')
      // git keeps whole seconds: a time within them is the better one.
      .set((eb) => ({
        revision,
        notes,
        ...(withdrawn !== null && { withdrawn: withdrawn.reason }),
        time: eb
          .case()
          .when('time', 'like', `${time.slice(0, SECONDS_LENGTH)}%`)
          .then(eb.ref('time'))
          .else(time)
          .end(),
      }))
      .where('page', '=', page)
      .where('version', '=', version)
      .execute()
  }
  await transaction
    .updateTable('page')
    .set({ version: versions[0] ?? null })
    .where('id', '=', page)
    .execute()
}

/** Remembers what the page was imported from, so that the next import of it goes on there. */
async function insertImport(
  transaction: Kysely<Tables>,
  { imported }: GitPage,
  recorded: RecordedPage | null,
): Promise<void> {
  if (imported === null || recorded?.sources.includes(imported.source)) return
  await transaction
    .insertInto('import_page')
    .values(imported)
    .onConflict((conflict) => conflict.columns(['source', 'path']).doNothing())
    .execute()
}

function toHappening(page: string, revision: Revision): Happening {
  const { author, time, reason, verified } = revision
  const proposal = acceptedNumber(revision)
  const kind = proposal === null ? 'published' : 'accepted'
  // A name that a push merely claims is told of where the revision is shown.
  return { kind, page, person: verified ? author : null, time, reason, proposal }
}

/** A name that a push merely claims leads to no account. */
function toCertain(revision: Revision): Revision {
  const { author, verified } = revision
  return verified ? revision : { ...revision, author: { name: author.name, email: '' } }
}
