import { rm } from 'node:fs/promises'
import { ForkshopError, type PageId } from '@forkshop/domain'
import {
  eachInTurns,
  type GitImporter,
  type PageMeta,
  type Revision,
  type StagePlan,
} from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { stageWords } from '../../records/pages/stage-words.ts'
import { removeIntent } from '../../journal/intent-rows.ts'
import { factsOfText } from '../../records/pages/facts-of-text.ts'
import { ownHistory } from '../../records/pages/own-history.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { insertPageRows } from '../../records/pages/page-insert.ts'
import { syncRow } from '../../records/pages/sync-row.ts'
import type { Services } from '../../records/services/services.ts'
import { followRenames } from './follow-renames.ts'
import { importFolder, type Manifest } from './manifest.ts'
import { recordHistories, type OwnRevision } from './record-histories.ts'
import { recordDone, recordSource } from './record-import.ts'
import { releaseSlugs } from './reserve-slugs.ts'

/** What is still in memory of an import that was not interrupted. */
export type BringInHints = {
  readonly revisions: StagePlan['revisions']
  readonly pages: ReadonlyMap<PageId, { readonly meta: PageMeta; readonly facts: PageFacts }>
}

/** Kind and id of the intent of an import that is being brought in. */
export const IMPORT_INTENT = 'import'
export const importIntent = (importId: string): string => `import:${importId}`

/**
 * Brings a staged import into the library: git first, then all rows in one transaction. Done again
 * after a crash, it goes on from where it was. A page that moved on meanwhile is left as it is.
 */
export async function bringIn(
  services: Services,
  importer: GitImporter,
  ...[manifest, hints]: [manifest: Manifest, hints: BringInHints | null]
): Promise<void> {
  const { staged } = manifest
  const folder = importFolder(services, manifest.import)
  const stored = await importer.store(folder, staged, hints?.revisions ?? null)
  const stale = new Set(stored.stale)
  const made: MadePage[] = []
  await eachInTurns(staged.pages, null, async (page) => {
    made.push(await readMade(services, page, hints))
  })
  const moves = staged.moves.filter(({ page }) => !stale.has(page))
  const moved: OwnRevision[] = []
  for (const move of moves) moved.push(...(await readMoved(services, move)))
  await followRenames(services, manifest, stale)
  await services.database.transaction().execute(async (transaction) => {
    await eachInTurns(made, null, (page) => insertMade(transaction, page))
    await recordHistories(transaction, {
      revisions: [...made.flatMap(({ own }) => own), ...moved],
      pages: made.map(({ staged: { page } }) => page),
      manifest,
    })
    await recordSource(transaction, manifest, stale)
    await releaseSlugs(transaction, manifest.import)
    await removeIntent(transaction, importIntent(manifest.import))
    for (const { page } of moves) await leaveRowToSync(transaction, page, manifest.time)
    await recordDone(transaction, manifest, stale)
  })
  for (const { page } of moves) {
    await syncRow(services, page)
    await removeIntent(services.database, syncIntent(page))
  }
  for (const { page } of [...staged.pages, ...moves]) {
    services.events.emit({ kind: 'page-changed', page })
  }
  await rm(folder, { recursive: true, force: true })
}

type StagedPage = Manifest['staged']['pages'][number]
type StagedMove = Manifest['staged']['moves'][number]

type MadePage = {
  readonly staged: StagedPage
  readonly meta: PageMeta
  readonly facts: PageFacts
  /** Its newest revision. */
  readonly tip: Revision
  /** Its own revisions, oldest first; of a fork, those since it left its origin. */
  readonly own: readonly OwnRevision[]
}

async function readMade(
  services: Services,
  staged: StagedPage,
  hints: BringInHints | null,
): Promise<MadePage> {
  const { page } = staged
  const known = hints?.pages.get(page)
  // A git process for each page's repository, which is spared where it can be.
  const meta = known?.meta ?? (await services.library.readMeta(page))
  const tip = await services.library.revision(page, staged.tip)
  if (meta === null || tip === null) throw new ForkshopError('missing-revision', { page })
  const own = await ownHistory(services, { page, meta })
  const text = known === undefined ? await services.library.readText(page, staged.tip) : null
  const named = { text: text ?? '', slug: meta.slug }
  const read = known?.facts ?? (await factsOfText(services, named, { patient: true }))
  const facts = await stageWords(services, page, read)
  return { staged, meta, facts, tip, own: own.map((revision) => ({ page, revision })) }
}

/** What a page that goes on has got, oldest first. */
async function readMoved(
  services: Services,
  { page, from, tip }: StagedMove,
): Promise<readonly OwnRevision[]> {
  const found: OwnRevision[] = []
  let cursor: string | undefined
  do {
    const part = await services.library.history(page, {
      from: tip,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const revision of part.items) {
      if (revision.id === from) return found.toReversed()
      found.push({ page, revision })
    }
    cursor = part.nextCursor ?? undefined
  } while (cursor !== undefined)
  return found.toReversed()
}

async function insertMade(
  transaction: Kysely<Tables>,
  { staged, meta, facts, tip, own }: MadePage,
): Promise<void> {
  const first = own[0]?.revision ?? tip
  await insertPageRows(transaction, {
    lineage: staged.lineage,
    meta,
    facts,
    originVersion: null,
    head: staged.tip,
    created: first.time,
    updated: tip.time,
  })
}

const syncIntent = (page: string): string => `sync:${page}`

/** The page's row follows its head outside of the transaction; a crash before is made up for at start. */
async function leaveRowToSync(
  transaction: Kysely<Tables>,
  page: string,
  created: string,
): Promise<void> {
  const row = { id: syncIntent(page), kind: 'sync', payload: JSON.stringify({ page }), created }
  await transaction
    .insertInto('intent')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
