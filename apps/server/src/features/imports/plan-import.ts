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
  followWith,
  type GitImporter,
  type ImportedFile,
  type ImportedRevision,
  type Person,
  type SourceReading,
  type Standing,
} from '@forkshop/repository'
import { roleOn, settingsOf } from '../../records/pages/rights.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { Importer } from './import-request.ts'
import { withSaying } from '../pages/writing/saying.ts'
import type { Chosen } from './plan/choices.ts'
import { nearestPage, ownPages, type KnownRevisions, type OwnPage } from './known-pages.ts'
import { claimsOf, findOwn, placeFile, type Placement } from './place-file.ts'

/** A page that an import is going to make. */
export type PlannedPage = {
  readonly file: ImportedFile
  readonly page: PageId
  readonly lineage: LineageId
  /** The page that it is a fork of: one of the library, or another one of the same import. */
  readonly fork: PlannedFork | null
  /** What is said of it as it comes in: a revision that follows those of the source. */
  readonly said: { readonly revision: ImportedRevision; readonly text: string } | null
}

/** The revision that a planned page begins with here, and its text. */
export function newestOf({ file, said }: PlannedPage): {
  readonly tip: RevisionId
  readonly text: string
} {
  return said === null ? file : { tip: said.revision.id, text: said.text }
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
  /** Whether it is a single file, known by its name alone. */
  readonly isOne: boolean
  readonly by: Importer
  readonly signal: AbortSignal
  /** What is to come; null for all of it. */
  readonly chosen: Chosen | null
  /** Who says what is said of texts, and when. */
  readonly author: Person
  readonly time: Date
}

/** Finds out which texts have pages already and which become new ones, in which lineage. */
export async function planImport(
  services: Services,
  importer: GitImporter,
  source: SourceToPlan,
): Promise<ImportPlan> {
  // Many people have an `Agenda.docx`: the pages of others are none of that one file.
  const of = source.isOne ? (source.by?.id ?? null) : null
  const own = await ownPages(services, source.name, { of })
  const { chosen } = source
  const isWanted = ({ path }: ImportedFile): boolean => chosen === null || chosen.texts.has(path)
  const wanted = source.reading.files.filter(isWanted)
  const files = source.isPlain
    ? await Promise.all(wanted.map((file) => continued(services, file, own)))
    : wanted
  const ids = new Set(files.flatMap(({ revisions }) => revisions.map(({ id }) => id)))
  const known = await importer.known([...ids])
  const claims = claimsOf(files, own)
  const pages: PlannedPage[] = []
  const others: PlacedFile[] = source.reading.files
    .filter((file) => !isWanted(file))
    .map((file) => ({ file, placement: { kind: 'left', reason: 'not-chosen' } }))
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
    pages.push({ ...planned, said: saidOf(file, source) })
    for (const { id } of file.revisions) if (!claimed.has(id)) claimed.set(id, planned)
  })
  return { pages, others, known }
}

/** What is said of a text that becomes a page; null where nothing is, or it says so itself. */
function saidOf(file: ImportedFile, { chosen, author, time }: SourceToPlan): PlannedPage['said'] {
  const saying = chosen?.texts.get(file.path)
  const tip = file.revisions.find(({ id }) => id === file.tip)
  if (chosen === null || saying === undefined || tip === undefined) return null
  const text = withSaying(file.text, saying)
  if (text === file.text) return null
  const commit = { by: author, time, reason: chosen.reason }
  return { revision: followWith(tip, { text, commit }), text }
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
      said: null,
    }
  }
  const base = file.revisions.findLast(({ id }) => claimed.has(id))
  const sibling = base === undefined ? undefined : claimed.get(base.id)
  if (base === undefined || sibling === undefined) {
    return { file, page, lineage: newId(services, parseLineageId), fork: null, said: null }
  }
  const theirs = new Set(sibling.file.revisions.map(({ id }) => id))
  const common = file.revisions.filter(({ id }) => theirs.has(id)).length
  const fork = {
    page: sibling.page,
    commit: base.id,
    ahead: file.revisions.length - common,
    behind: theirs.size - common,
  }
  return { file, page, lineage: sibling.lineage, fork, said: null }
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
