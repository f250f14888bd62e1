import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatMessage } from '@forkshop/domain'
import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import { toRecordable, toSeconds } from '../../commit-info.ts'
import { toCommit, toObject, toTree } from '../../objects/new-object.ts'
import type { NewObject, NewSignature } from '../../objects/new-object.ts'
import type { ImportedRevision } from '../../import/rewrite.ts'
import type { CommitInfo, PageMeta, Person } from '../../library.ts'
import { expectRevisionId } from '../../names.ts'
import { formatPageMeta } from '../../page-meta.ts'
import { eachInTurns } from '../../turns.ts'
import { draftBareRepository } from '../bare-repository.ts'
import { fullName, headRef, mainRef, metaRef } from '../refs/ref-names.ts'
import { startCatFile } from '../objects/cat-file.ts'
import type { CatFile } from '../objects/cat-file.ts'
import { packObjects } from './pack-objects.ts'
import type { PackWork } from './pack-objects.ts'
import { inParallel, syncAll } from './sync-all.ts'

/** A page that an import makes; `commit` tells who made it and why, its time is that of the import. */
export type PageToStage = {
  readonly lineage: LineageId
  readonly tip: RevisionId
  readonly meta: PageMeta
  readonly commit: CommitInfo
}

/** A page that is there already and is to go on. */
export type PageMove = {
  readonly page: PageId
  readonly lineage: LineageId
  readonly from: RevisionId
  readonly tip: RevisionId
}

/** What an import is going to store. */
export type StagePlan = {
  readonly pages: readonly PageToStage[]
  readonly moves: readonly PageMove[]
  /** Lineages that the library has already, with those of the revisions that they have. */
  readonly known: ReadonlyMap<LineageId, ReadonlySet<RevisionId>>
  /** All revisions of all pages and moves. */
  readonly revisions: ReadonlyMap<RevisionId, ImportedRevision>
}

/** What was staged: enough to store it, after a crash too. Plain data. */
export type Staged = {
  readonly pages: readonly {
    readonly page: PageId
    readonly lineage: LineageId
    readonly tip: RevisionId
    /** The commit of the page's meta. */
    readonly meta: RevisionId
  }[]
  readonly moves: readonly PageMove[]
  /** Lineages that the library gets. */
  readonly newLineages: readonly LineageId[]
  /** Lineages that get objects. */
  readonly knownLineages: readonly LineageId[]
}

/** Where repositories of new lineages wait, and packs for known ones. */
export const STAGED_LINEAGES = 'lineages'
export const STAGED_PACKS = 'packs'

const PACKED_AT_ONCE = 4

/**
 * Writes all that a plan stores into `folder`, on disk when it resolves: a repository for each new
 * lineage in `lineages`, a pack for each known one in `packs`. No reader sees any of it yet.
 */
export async function stagePages(
  folder: string,
  plan: StagePlan,
  work: PackWork & {
    readonly onStaged?: (done: number, total: number) => void
  },
): Promise<Staged> {
  const { staged, metas } = await toStaged(plan, work.signal)
  const lineages = [...staged.newLineages, ...staged.knownLineages]
  let done = 0
  for (const part of [STAGED_LINEAGES, STAGED_PACKS]) await mkdir(join(folder, part))
  const source = startCatFile(work.gitBinary, work.gitDirectory)
  try {
    await inParallel(lineages, PACKED_AT_ONCE, async (lineage) => {
      work.signal.throwIfAborted()
      await stageLineage(folder, lineage, { plan, staged, metas, source, work })
      done += 1
      work.onStaged?.(done, lineages.length)
    })
  } finally {
    await source.end()
  }
  for (const part of [STAGED_LINEAGES, STAGED_PACKS]) await syncAll(join(folder, part))
  return staged
}

/** The names of what is staged, and the meta of each page as objects. */
async function toStaged(
  plan: StagePlan,
  signal: AbortSignal,
): Promise<{
  readonly staged: Staged
  readonly metas: ReadonlyMap<PageId, readonly NewObject[]>
}> {
  const metas = new Map<PageId, readonly NewObject[]>()
  const pages: Staged['pages'][number][] = []
  await eachInTurns(plan.pages, signal, (page) => {
    const { commit, others } = toMetaObjects(page)
    const { lineage, tip, meta } = page
    metas.set(meta.id, [...others, commit])
    pages.push({ page: meta.id, lineage, tip, meta: expectRevisionId(commit.id) })
  })
  const touched = [...new Set([...plan.pages, ...plan.moves].map(({ lineage }) => lineage))]
  const staged = {
    pages,
    moves: plan.moves,
    newLineages: touched.filter((lineage) => !plan.known.has(lineage)),
    knownLineages: touched.filter((lineage) => plan.known.has(lineage)),
  }
  return { staged, metas }
}

type Staging = {
  readonly plan: StagePlan
  readonly staged: Staged
  readonly metas: ReadonlyMap<PageId, readonly NewObject[]>
  /** Reads the objects of the source. */
  readonly source: CatFile
  readonly work: PackWork
}

async function stageLineage(folder: string, lineage: LineageId, staging: Staging): Promise<void> {
  const { plan, staged, metas } = staging
  const pages = staged.pages.filter((page) => page.lineage === lineage)
  const moves = staged.moves.filter((move) => move.lineage === lineage)
  const known = plan.known.get(lineage)
  const packs =
    known === undefined
      ? join(folder, STAGED_LINEAGES, `${lineage}.git`, 'objects', 'pack')
      : join(folder, STAGED_PACKS, lineage)
  await mkdir(packs, { recursive: true })
  if (known === undefined) {
    const gitDirectory = join(folder, STAGED_LINEAGES, `${lineage}.git`)
    await draftBareRepository(gitDirectory)
    await writeRefs(gitDirectory, pages)
  }
  const tips = [...pages, ...moves].map(({ tip }) => tip)
  const fresh = missingOf(plan, tips, known ?? new Set())
  const made = [
    ...pages.flatMap(({ page }) => metas.get(page) ?? []),
    ...fresh.flatMap(({ objects }) => objects),
  ]
  await packObjects(packs, { made, fresh }, staging)
}

/** Revisions up to some tips that a lineage has not got. */
function missingOf(
  { revisions }: StagePlan,
  tips: readonly RevisionId[],
  known: ReadonlySet<RevisionId>,
): readonly ImportedRevision[] {
  const missing = new Set<ImportedRevision>()
  const open = [...tips]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const revision = known.has(at) ? undefined : revisions.get(at)
    if (revision === undefined || missing.has(revision)) continue
    missing.add(revision)
    open.push(...revision.parents)
  }
  return [...missing]
}

/** The refs of new pages in a repository that nobody else knows yet. */
async function writeRefs(gitDirectory: string, pages: Staged['pages']): Promise<void> {
  const lines = pages.flatMap(({ page, tip, meta }) => [
    `${tip} ${fullName(mainRef(page))}`,
    `${meta} ${fullName(metaRef(page))}`,
  ])
  const sorted = lines.toSorted((a, b) => (a.slice(41) < b.slice(41) ? -1 : 1))
  const packed = `# pack-refs with: peeled fully-peeled sorted \n${sorted.join('\n')}\n`
  await writeFile(join(gitDirectory, 'packed-refs'), packed)
  for (const { page } of pages) {
    const head = join(gitDirectory, fullName(headRef(page)))
    await mkdir(dirname(head), { recursive: true })
    await writeFile(head, `ref: ${fullName(mainRef(page))}\n`)
  }
}

function toMetaObjects({ meta, commit }: PageToStage): {
  readonly commit: NewObject
  readonly others: readonly NewObject[]
} {
  const file = toObject('blob', new TextEncoder().encode(formatPageMeta(meta)))
  const tree = toTree([{ mode: '100644', name: 'page.json', id: file.id }])
  const { author, committer, time, reason, trailers } = toRecordable(commit)
  const message = formatMessage({ reason, trailers })
  const stamp = (person: Person): NewSignature => ({
    ...person,
    seconds: toSeconds(time),
    zone: '+0000',
  })
  const people = { author: stamp(author), committer: stamp(committer) }
  return {
    commit: toCommit({ tree: tree.id, parents: [], ...people, message }),
    others: [file, tree],
  }
}
