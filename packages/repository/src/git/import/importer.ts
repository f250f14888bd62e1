import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import type { ImportedRevision } from '../../import/rewrite.ts'
import type { ImportSettings } from '../../import/source.ts'
import { expectRevisionId } from '../../names.ts'
import { openPage } from '../library-store.ts'
import type { LibraryStore } from '../library-store.ts'
import { parseCommit } from '../../objects/object-formats.ts'
import type { ParsedCommit } from '../../objects/object-formats.ts'
import { mainRef } from '../refs/ref-names.ts'
import { fetchSource } from './fetch-source.ts'
import type { FetchedSource, ImportWork, SourceLocation } from './fetch-source.ts'
import { readSource } from './read-source.ts'
import type { SourceReading } from './read-source.ts'
import { stagePages } from './stage-pages.ts'
import type { Staged, StagePlan } from './stage-pages.ts'
import { storeStaged } from './store-staged.ts'
import type { StoreOutcome } from './store-staged.ts'

/** What the caller decides about the work of an import. */
export type ImportTerms = Omit<ImportWork, 'gitBinary'>

/** How a history stands to a page: what both have, and how many revisions each has alone. */
export type Standing = {
  readonly head: RevisionId
  /** The newest revision that both have. */
  readonly base: RevisionId
  readonly ahead: number
  readonly behind: number
}

/** Brings histories from elsewhere into a library, in steps; needs the git program. */
export type GitImporter = {
  /** Gets a source into a folder of its own. Throws `RefusedSource`. */
  readonly fetch: (
    location: SourceLocation,
    folder: string,
    terms: ImportTerms,
  ) => Promise<FetchedSource>
  /** Reads which pages a source becomes. Throws `RefusedSource`. */
  readonly read: (
    source: FetchedSource,
    settings: ImportSettings,
    terms: ImportTerms,
  ) => Promise<SourceReading>
  /** Those of the revisions that the library has, by lineage. */
  readonly known: (
    revisions: readonly RevisionId[],
  ) => Promise<ReadonlyMap<LineageId, ReadonlySet<RevisionId>>>
  /** How a history (parents first) stands to a page; null where they have nothing in common. */
  readonly standing: (
    page: PageId,
    history: readonly Pick<ImportedRevision, 'id' | 'parents'>[],
  ) => Promise<Standing | null>
  /** Writes into the folder what is to be stored; on disk when it resolves, seen by nobody. */
  readonly stage: (
    folder: string,
    plan: StagePlan,
    terms: ImportTerms & {
      readonly gitDirectory: string
      readonly onStaged?: (done: number, total: number) => void
    },
  ) => Promise<Staged>
  /**
   * Brings what was staged into the library. Can be done again after a crash, then without
   * `revisions`: they are read from git.
   */
  readonly store: (
    folder: string,
    staged: Staged,
    revisions: StagePlan['revisions'] | null,
  ) => Promise<StoreOutcome>
}

/** The importer of a library in git; `catchUp` brings the index to what the refs of all lineages say. */
export function createImporter(
  store: LibraryStore,
  gitBinary: string,
  catchUp: () => Promise<void>,
): GitImporter {
  return {
    fetch: (location, folder, terms) => fetchSource(location, folder, { ...terms, gitBinary }),
    read: (source, settings, terms) => readSource(source, settings, { ...terms, gitBinary }),
    async known(revisions) {
      await catchUp()
      return store.index.lineagesWith(revisions)
    },
    standing: (page, history) => standingOf(store, page, history),
    stage: (folder, plan, terms) => stagePages(folder, plan, { ...terms, gitBinary }),
    async store(folder, staged, revisions) {
      const outcome = await storeStaged(store, folder, staged)
      await index(store, staged, revisions)
      return outcome
    },
  }
}

async function standingOf(
  store: LibraryStore,
  page: PageId,
  history: readonly Pick<ImportedRevision, 'id' | 'parents'>[],
): Promise<Standing | null> {
  const found = await openPage(store, page)
  if (found === null) return null
  const { graph, head } = found
  const common = new Set<RevisionId>()
  let base: RevisionId | null = null
  for (const { id, parents } of history.toReversed()) {
    if (!common.has(id) && !(graph.has(id) && graph.isAncestor(id, head))) continue
    base ??= id
    common.add(id)
    // What a common revision came from is common too.
    for (const parent of parents) common.add(parent)
  }
  if (base === null) return null
  const ahead = history.filter(({ id }) => !common.has(id)).length
  return { head, base, ahead, behind: graph.countAll(head) - common.size }
}

async function index(
  store: LibraryStore,
  staged: Staged,
  revisions: StagePlan['revisions'] | null,
): Promise<void> {
  const { lineages, repositories } = store
  const known =
    revisions === null ? [...staged.newLineages, ...staged.knownLineages] : staged.knownLineages
  for (const lineage of known) await lineages.sync(repositories(lineage))
  if (revisions === null) return
  const pagesOf = Map.groupBy(staged.pages, ({ lineage }) => lineage)
  await lineages.adopt(
    staged.newLineages.map((lineage) => {
      const pages = pagesOf.get(lineage) ?? []
      const tips = pages.map(({ tip }) => tip)
      return {
        repository: repositories(lineage),
        commits: () => commitsOf(tips, revisions),
        refs: pages.map(({ page, tip }) => ({ ref: mainRef(page), object: tip })),
      }
    }),
  )
}

function* commitsOf(
  tips: readonly RevisionId[],
  revisions: StagePlan['revisions'],
): Generator<{ readonly id: string; readonly commit: ParsedCommit }> {
  for (const { id, objects } of pastOf(tips, revisions)) {
    yield { id, commit: parseCommit(objects.at(-1)?.bytes ?? new Uint8Array()) }
  }
}

/** Revisions up to some tips, parents first. */
function pastOf(
  tips: readonly RevisionId[],
  revisions: StagePlan['revisions'],
): ReadonlySet<ImportedRevision> {
  const done = new Set<ImportedRevision>()
  const stack = [...tips]
  for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
    const revision = revisions.get(expectRevisionId(at))
    const missing = (revision?.parents ?? []).filter((parent) => {
      const before = revisions.get(parent)
      return before !== undefined && !done.has(before)
    })
    if (revision !== undefined && !done.has(revision) && missing.length > 0) stack.push(...missing)
    else {
      if (revision !== undefined) done.add(revision)
      stack.pop()
    }
  }
  return done
}
