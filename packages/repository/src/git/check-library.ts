import { parsePageId } from '@forkshop/domain'
import type { LineageId, PageId } from '@forkshop/domain'
import type { Library, LibraryProblem } from '../library.ts'
import { runGit } from './git-process.ts'
import { compareRefs } from './lineage-index.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { MAIN, metaRef } from './ref-names.ts'
import type { PageRef } from './ref-names.ts'
import { readSnapshot } from './snapshot.ts'

/** Looks through every lineage: git's own check where git is there, refs, texts, meta, index. */
export async function checkLibrary(
  store: LibraryStore,
  options: {
    readonly lineages: readonly LineageId[]
    readonly gitBinary: string | null
    readonly readMeta: Library['readMeta']
  },
): Promise<readonly LibraryProblem[]> {
  const problems: LibraryProblem[] = []
  for (const lineage of options.lineages) {
    const repository = store.repositories(lineage)
    if (options.gitBinary !== null) problems.push(...(await fsck(options.gitBinary, repository)))
    problems.push(...(await checkIndex(store, repository)))
    for (const { ref, object } of await repository.refs.listContent()) {
      problems.push(...(await checkRef(store, repository, ref, object)))
      if (ref.name === MAIN) {
        problems.push(...(await checkMeta(repository, ref.page, options.readMeta)))
      }
    }
  }
  return problems
}

async function fsck(
  gitBinary: string,
  { id, gitDirectory }: LineageRepository,
): Promise<readonly LibraryProblem[]> {
  const parameters = ['fsck', '--strict', '--no-dangling', '--no-progress']
  const { status, output } = await runGit(gitBinary, gitDirectory, parameters)
  return status === 0 ? [] : [{ code: 'fsck', page: null, detail: `${id}: ${output.trim()}` }]
}

async function checkIndex(
  store: LibraryStore,
  repository: LineageRepository,
): Promise<readonly LibraryProblem[]> {
  const { moved, gone } = await compareRefs(store.index, repository)
  return [...moved.map(({ ref }) => ref), ...gone].map(({ page, name }) => ({
    code: 'index-differs',
    page: parsePageId(page),
    detail: name,
  }))
}

async function checkRef(
  { reader }: LibraryStore,
  { gitDirectory }: LineageRepository,
  { page, name }: PageRef,
  object: string,
): Promise<readonly LibraryProblem[]> {
  const found = await reader.find(gitDirectory, object)
  if (found === null) return [{ code: 'missing-object', page, detail: `${name} ${object}` }]
  if (found.kind !== 'commit') return []
  const { text } = await readSnapshot(reader, gitDirectory, object)
  return text === null ? [{ code: 'missing-text', page, detail: name }] : []
}

async function checkMeta(
  { refs }: LineageRepository,
  page: PageId,
  readMeta: Library['readMeta'],
): Promise<readonly LibraryProblem[]> {
  if ((await refs.read(metaRef(page))) === null) {
    return [{ code: 'missing-meta', page, detail: 'refs/meta/page' }]
  }
  const meta = await readMeta(page)
  return meta?.id === page ? [] : [{ code: 'broken-meta', page, detail: 'page.json' }]
}
