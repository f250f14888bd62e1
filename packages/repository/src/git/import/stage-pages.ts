import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatMessage } from '@forkshop/domain'
import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import { toRecordable, toSeconds } from '../../commit-info.ts'
import { toCommit, toObject, toTree } from '../../import/git-objects.ts'
import type { NewObject, NewSignature } from '../../import/git-objects.ts'
import type { ImportedRevision } from '../../import/rewrite.ts'
import type { CommitInfo, PageMeta, Person } from '../../library.ts'
import { expectRevisionId } from '../../names.ts'
import { formatPageMeta } from '../../page-meta.ts'
import { draftBareRepository } from '../bare-repository.ts'
import { fullName, headRef, mainRef, metaRef } from '../ref-names.ts'
import type { ImportWork } from './fetch-source.ts'
import { packStream } from './pack-stream.ts'
import { runBounded } from './run-git.ts'
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

const MAX_OUTPUT_BYTES = 1_000_000
/** git processes at once; each packs one page. */
const PACKED_AT_ONCE = 4

/**
 * Writes all that a plan stores into `folder`, on disk when it resolves: a repository for each new
 * lineage in `lineages`, a pack for each known one in `packs`. No reader sees any of it yet.
 */
export async function stagePages(
  folder: string,
  plan: StagePlan,
  work: StageWork & {
    readonly onStaged?: (done: number, total: number) => void
  },
): Promise<Staged> {
  const staged = await writeObjects(plan, work)
  const lineages = [...staged.newLineages, ...staged.knownLineages]
  let done = 0
  for (const part of [STAGED_LINEAGES, STAGED_PACKS]) await mkdir(join(folder, part))
  await inParallel(lineages, PACKED_AT_ONCE, async (lineage) => {
    work.signal.throwIfAborted()
    await stageLineage(folder, { lineage, plan, staged, work })
    done += 1
    work.onStaged?.(done, lineages.length)
  })
  for (const part of [STAGED_LINEAGES, STAGED_PACKS]) await syncAll(join(folder, part))
  return staged
}

type StageWork = ImportWork & {
  /** Of the fetched source. */
  readonly gitDirectory: string
  /** Where the objects of a known lineage are. */
  readonly objectsOf: (lineage: LineageId) => string
}

/** Puts commits, trees and rewritten texts beside the objects of the source. */
async function writeObjects(plan: StagePlan, work: StageWork): Promise<Staged> {
  const objects = new Map<string, NewObject>()
  const keep = (made: readonly NewObject[]): void => {
    for (const object of made) objects.set(object.id, object)
  }
  for (const revision of plan.revisions.values()) keep(revision.objects)
  const pages = plan.pages.map((page) => {
    const { commit, others } = toMetaObjects(page)
    keep([...others, commit])
    const { lineage, tip, meta } = page
    return { page: meta.id, lineage, tip, meta: expectRevisionId(commit.id) }
  })
  const touched = [...new Set([...plan.pages, ...plan.moves].map(({ lineage }) => lineage))]
  if (objects.size > 0) {
    await runBounded(['index-pack', '--stdin'], {
      ...toRun(work),
      input: packStream([...objects.values()]),
    })
  }
  return {
    pages,
    moves: plan.moves,
    newLineages: touched.filter((lineage) => !plan.known.has(lineage)),
    knownLineages: touched.filter((lineage) => plan.known.has(lineage)),
  }
}

async function stageLineage(
  folder: string,
  {
    lineage,
    plan,
    staged,
    work,
  }: {
    readonly lineage: LineageId
    readonly plan: StagePlan
    readonly staged: Staged
    readonly work: StageWork
  },
): Promise<void> {
  const pages = staged.pages.filter((page) => page.lineage === lineage)
  const moves = staged.moves.filter((move) => move.lineage === lineage)
  const known = plan.known.get(lineage)
  const wanted = [...pages.flatMap(({ tip, meta }) => [tip, meta]), ...moves.map(({ tip }) => tip)]
  const present = known === undefined ? [] : frontierOf(plan, wanted, known)
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
  const lines = [...wanted, ...present.map((id) => `^${id}`)]
  const parameters = ['pack-objects', '--revs', '--quiet', '--threads=1', '--delta-base-offset']
  await runBounded([...parameters, join(packs, 'pack')], {
    ...toRun(work),
    // What goes on from a revision of the library may not be in the source.
    environment:
      known === undefined ? {} : { GIT_ALTERNATE_OBJECT_DIRECTORIES: work.objectsOf(lineage) },
    input: `${lines.join('\n')}\n`,
  })
}

/** Revisions that a lineage has and from which the wanted ones go on. */
function frontierOf(
  { revisions }: StagePlan,
  wanted: readonly RevisionId[],
  known: ReadonlySet<RevisionId>,
): readonly RevisionId[] {
  const frontier = new Set<RevisionId>()
  const seen = new Set<RevisionId>()
  const open = [...wanted]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    if (known.has(at)) frontier.add(at)
    else open.push(...(revisions.get(at)?.parents ?? []))
  }
  return [...frontier]
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

function toRun({ gitBinary, gitDirectory, signal, limits }: StageWork) {
  // Synced as a whole once all of it stands.
  const settings = ['core.fsync=none']
  const { timeMs } = limits
  return { gitBinary, gitDirectory, signal, settings, timeMs, maxBytes: MAX_OUTPUT_BYTES }
}
