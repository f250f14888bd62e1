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
import type { Behind } from '../../journal/complete.ts'
import { letSlugsGo } from '../../journal/kept-slugs.ts'
import { factsOfText } from '../../records/pages/facts-of-text.ts'
import { ownHistory } from '../../records/pages/own-history.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { insertPageRows } from '../../records/pages/page-insert.ts'
import type { Services } from '../../records/services/services.ts'
import { followRenames } from './follow-renames.ts'
import { importFolder, type Manifest } from './manifest.ts'
import { recordHistories, type OwnRevision } from './record-histories.ts'
import { recordDone, recordSource } from './record-import.ts'
import { announcePage } from '../../records/pages/announce-page.ts'

/** What is still in memory of an import that was not interrupted. */
export type BringInHints = {
  readonly revisions: StagePlan['revisions']
  readonly pages: ReadonlyMap<PageId, { readonly meta: PageMeta; readonly facts: PageFacts }>
}

/** Id of the act that brings an import in. */
export const importAct = (importId: string): string => `import:${importId}`

/** An import whose pages git holds. */
export type Stored = {
  readonly manifest: Manifest
  readonly made: readonly MadePage[]
  readonly moves: readonly StagedMove[]
  /** Revisions that pages which were there have got. */
  readonly moved: readonly OwnRevision[]
  /** Pages that moved on meanwhile, and are left as they are. */
  readonly stale: ReadonlySet<PageId>
}

/** Brings a staged import into git. Done again after a crash, it goes on from where it was. */
export async function storeImport(
  services: Services,
  importer: GitImporter,
  ...[manifest, hints]: [manifest: Manifest, hints: BringInHints | null]
): Promise<Stored> {
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
  return { manifest, made, moves, moved, stale }
}

/** Writes all rows of it; those of pages that were there follow their newest revision. */
export async function recordImport(
  transaction: Kysely<Tables>,
  { manifest, made, moves, moved, stale }: Stored,
): Promise<Behind> {
  await eachInTurns(made, null, (page) => insertMade(transaction, page))
  const said = new Set(saidIn(manifest))
  await recordHistories(transaction, {
    revisions: [...made.flatMap(({ own }) => own), ...moved].filter(
      ({ revision }) => !said.has(revision.id),
    ),
    pages: made.map(({ staged: { page } }) => page),
    manifest,
  })
  await recordSource(transaction, manifest, stale)
  await letSlugsGo(transaction, { import: manifest.import })
  await recordDone(transaction, manifest, stale)
  return { behind: moves.map(({ page }) => page) }
}

/** Revisions that say what a page is as it comes in: that it came tells of them. */
function saidIn({ pages, staged }: Manifest): readonly string[] {
  const said = new Set(pages.flatMap(({ page, tip }) => (tip === undefined ? [] : [page])))
  return staged.pages.flatMap(({ page, tip }) => (said.has(page) ? [tip] : []))
}

/** Tells readers of its pages and removes what it worked with. */
export async function tellImport(
  services: Services,
  { manifest, made, moves }: Stored,
): Promise<void> {
  const pages = [...made.map(({ staged: { page } }) => page), ...moves.map(({ page }) => page)]
  for (const page of pages) await announcePage(services, page)
  await rm(importFolder(services, manifest.import), { recursive: true, force: true })
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
  const named = { page, text: text ?? '', slug: meta.slug }
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
