import {
  can,
  parseLineageId,
  parsePageId,
  type LineageId,
  type PageId,
  type RevisionId,
} from '@forkshop/domain'
import {
  continueFrom,
  eachInTurns,
  type GitImporter,
  type ImportedFile,
  type SourceReading,
  type Standing,
} from '@forkshop/repository'
import { roleOn, settingsOf } from '../../records/pages/rights.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { Importer } from './import-request.ts'
import { nearestPage, ownPages, type KnownRevisions, type OwnPage } from './known-pages.ts'
import { claimsOf, findOwn, placeFile, type Placement } from './place-file.ts'

/** A page that an import is going to make. */
export type PlannedPage = {
  readonly file: ImportedFile
  readonly page: PageId
  readonly lineage: LineageId
  /** The page that it is a fork of: one of the library, or another one of the same import. */
  readonly fork: PlannedFork | null
}

export type PlannedFork = {
  readonly page: PageId
  readonly commit: RevisionId
  readonly ahead: number
  readonly behind: number
}

/** A text that is no new page, with what becomes of it instead. */
export type PlacedFile = {
  readonly file: ImportedFile
  readonly placement: Exclude<Placement, { readonly kind: 'new' | 'fork' }>
}

/** What an import is going to do. */
export type ImportPlan = {
  readonly pages: readonly PlannedPage[]
  readonly others: readonly PlacedFile[]
  readonly known: KnownRevisions
}

/** What is planned for: the texts of a source, its name, and who imports it. */
export type SourceToPlan = {
  readonly reading: SourceReading
  readonly name: string
  readonly isPlain: boolean
  readonly by: Importer
  readonly signal: AbortSignal
}

/** Finds out which texts have pages already and which become new ones, in which lineage. */
export async function planImport(
  services: Services,
  importer: GitImporter,
  source: SourceToPlan,
): Promise<ImportPlan> {
  const own = await ownPages(services, source.name)
  const files = source.isPlain
    ? await Promise.all(source.reading.files.map((file) => continued(services, file, own)))
    : source.reading.files
  const ids = new Set(files.flatMap(({ revisions }) => revisions.map(({ id }) => id)))
  const known = await importer.known([...ids])
  const claims = claimsOf(files, own)
  const pages: PlannedPage[] = []
  const others: PlacedFile[] = []
  const claimed = new Map<RevisionId, PlannedPage>()
  await eachInTurns(files, source.signal, async (file) => {
    const mine = findOwn(file, own, claims)
    const placement = placeFile(file, {
      own: mine,
      standing: mine === null ? null : await standingOf(importer, file, mine, source.isPlain),
      mayPublish: mine !== null && (await mayPublish(services, source.by, mine)),
      related: mine === null ? await nearestPage(services, importer, { file, known }) : null,
    })
    if (placement.kind !== 'new' && placement.kind !== 'fork') {
      others.push({ file, placement })
      return
    }
    const planned = planPage(services, file, placement, claimed)
    pages.push(planned)
    for (const { id } of file.revisions) if (!claimed.has(id)) claimed.set(id, planned)
  })
  return { pages, others, known }
}

function planPage(
  services: Services,
  file: ImportedFile,
  placement: Extract<Placement, { readonly kind: 'new' | 'fork' }>,
  claimed: ReadonlyMap<RevisionId, PlannedPage>,
): PlannedPage {
  const page = newId(services, parsePageId)
  if (placement.kind === 'fork') {
    const { lineage, origin, ahead, behind } = placement
    return {
      file,
      page,
      lineage,
      fork: { page: origin.page, commit: origin.commit, ahead, behind },
    }
  }
  const base = file.revisions.findLast(({ id }) => claimed.has(id))
  const sibling = base === undefined ? undefined : claimed.get(base.id)
  if (base === undefined || sibling === undefined) {
    return { file, page, lineage: newId(services, parseLineageId), fork: null }
  }
  const theirs = new Set(sibling.file.revisions.map(({ id }) => id))
  const common = file.revisions.filter(({ id }) => theirs.has(id)).length
  const fork = {
    page: sibling.page,
    commit: base.id,
    ahead: file.revisions.length - common,
    behind: theirs.size - common,
  }
  return { file, page, lineage: sibling.lineage, fork }
}

/**
 * A text without history goes on with the page that it became before: the same text is the page's
 * revision, another one follows it.
 */
async function continued(
  services: Services,
  file: ImportedFile,
  own: ReadonlyMap<string, OwnPage>,
): Promise<ImportedFile> {
  const mine = own.get(file.path)
  const [revision] = file.revisions
  if (mine === undefined || revision === undefined) return file
  const before = { ...revision, id: mine.tip, parents: [], objects: [] }
  const text = await services.library.readText(pageIdOf(mine.page.id), mine.tip)
  if (text === file.text) return { ...file, tip: mine.tip, revisions: [before] }
  const next = continueFrom(revision, mine.tip)
  return { ...file, tip: next.id, revisions: [before, next] }
}

async function standingOf(
  importer: GitImporter,
  file: ImportedFile,
  { page, tip }: OwnPage,
  isPlain: boolean,
): Promise<Standing | null> {
  if (!isPlain) return importer.standing(pageIdOf(page.id), file.revisions)
  const head = revisionIdOf(page.head)
  return { head, base: tip, ahead: file.tip === tip ? 0 : 1, behind: head === tip ? 0 : 1 }
}

async function mayPublish(services: Services, by: Importer, { page }: OwnPage): Promise<boolean> {
  // The operator reaches the data folder itself.
  if (by === null) return true
  const role = await roleOn(services)(by, page)
  const tokenPages = by.token?.pages ?? null
  if (tokenPages !== null && !tokenPages.includes(page.id)) return false
  return can({ role }, 'publish', settingsOf(page))
}

function newId<Id>(services: Services, parse: (text: string) => Id | null): Id {
  return parse(services.newId()) ?? newId(services, parse)
}
