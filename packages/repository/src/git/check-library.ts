import { parsePageId } from '@forkshop/domain'
import type { LineageId, PageId } from '@forkshop/domain'
import type { LibraryProblem } from '../library.ts'
import { parsePageMeta } from '../page-meta.ts'
import { compareCommits } from './compare-commits.ts'
import { runFsck } from './fsck.ts'
import { compareRefs } from './lineage-index.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { readMetaText } from './page-reader.ts'
import { MAIN, metaRef } from './refs/ref-names.ts'
import type { PageRef } from './refs/ref-names.ts'
import { readSnapshot } from './snapshot.ts'

/** Looks through every lineage: git's own check where git is there, refs, texts, meta, index. */
export async function checkLibrary(
  store: LibraryStore,
  options: { readonly lineages: readonly LineageId[]; readonly gitBinary: string | null },
): Promise<readonly LibraryProblem[]> {
  const problems: LibraryProblem[] = []
  for (const lineage of options.lineages) {
    const repository = store.repositories(lineage)
    if (options.gitBinary !== null) problems.push(...(await fsck(options.gitBinary, repository)))
    problems.push(...(await checkIndex(store, repository)))
    for (const { ref, object } of await repository.refs.listIndexed()) {
      problems.push(...(await checkRef(store, repository, ref, object)))
      if (ref.name === MAIN) problems.push(...(await checkMeta(store, repository, ref.page)))
    }
  }
  return problems
}

/** git's own check, one problem a line. */
async function fsck(
  gitBinary: string,
  { id, gitDirectory }: LineageRepository,
): Promise<readonly LibraryProblem[]> {
  const lines = await runFsck(gitBinary, gitDirectory, ['--strict'])
  return lines.map((line) => ({ code: 'fsck', page: null, detail: `${id}: ${line}` }))
}

async function checkIndex(
  store: LibraryStore,
  repository: LineageRepository,
): Promise<readonly LibraryProblem[]> {
  const { moved, gone } = await compareRefs(store.index, repository)
  const refs = [
    ...moved.map(({ ref, object }) => ({ page: ref.page, detail: `${ref.name} ${object}` })),
    ...gone.map(({ page, name }) => ({ page: parsePageId(page), detail: name })),
  ].map((found): LibraryProblem => ({ code: 'index-differs', ...found }))
  const commits = (await compareCommits(store, repository)).map((commit): LibraryProblem => ({
    code: 'index-differs',
    page: null,
    detail: `${repository.id} ${commit}`,
  }))
  return [...refs, ...commits]
}

async function checkRef(
  { reader }: LibraryStore,
  { gitDirectory }: LineageRepository,
  { page, name }: PageRef,
  object: string,
): Promise<readonly LibraryProblem[]> {
  try {
    const found = await reader.find(gitDirectory, object)
    if (found === null) return [{ code: 'missing-object', page, detail: `${name} ${object}` }]
    if (found.kind !== 'commit') return []
    const { text } = await readSnapshot(reader, gitDirectory, object)
    if (text === null) return [{ code: 'missing-text', page, detail: name }]
    await reader.expect(gitDirectory, text.id, 'blob')
    return []
  } catch (error) {
    return [unreadable(page, name, error)]
  }
}

async function checkMeta(
  { reader }: LibraryStore,
  { gitDirectory, refs }: LineageRepository,
  page: PageId,
): Promise<readonly LibraryProblem[]> {
  const commit = await refs.read(metaRef(page))
  if (commit === null) return [{ code: 'missing-meta', page, detail: 'refs/meta/page' }]
  try {
    const meta = parsePageMeta(await readMetaText(reader, gitDirectory, commit))
    return meta?.id === page ? [] : [{ code: 'broken-meta', page, detail: 'page.json' }]
  } catch (error) {
    return [unreadable(page, 'refs/meta/page', error)]
  }
}

/** What cannot be read is what a check is there to find: it goes on with the next. */
function unreadable(page: PageId, name: string, error: unknown): LibraryProblem {
  const why = error instanceof Error ? error.message : String(error)
  return { code: 'unreadable', page, detail: `${name}: ${why}` }
}
