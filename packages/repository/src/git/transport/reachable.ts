import { createInterface } from 'node:readline'
import { parsePageId, type PageId, type RevisionId } from '@forkshop/domain'
import { expectRevisionId } from '../../names.ts'
import { startGit } from '../git-process.ts'
import type { LibraryStore, OpenPage } from '../library-store.ts'
import { isReachable } from '../library-store.ts'
import { isContentRef } from '../refs/ref-names.ts'

// A partial clone asks for files of what it looks at, which is found at once as a rule.
const SEARCH_MS = 20_000

/**
 * The first of some objects that the page's main line, versions and proposals do not lead to; null
 * when they lead to all. Tips are known at once, commits by the graph; only for others git is asked.
 */
export async function firstHidden(
  store: LibraryStore,
  gitBinary: string,
  { opened, ids }: { readonly opened: OpenPage; readonly ids: readonly string[] },
): Promise<string | null> {
  const { page, head, graph, repository } = opened
  const refs = (await store.index.refsOfPage(page)).filter(({ name }) =>
    isContentRef({ page, name }),
  )
  const tips = new Set<string>([head, ...refs.flatMap(({ object, target }) => [object, target])])
  const missing = new Set(ids.filter((id) => !tips.has(id)))
  for (const id of missing) {
    if (!graph.has(id)) continue
    if (!(await isReachable(store, opened, expectRevisionId(id)))) return id
    missing.delete(id)
  }
  if (missing.size === 0) return null
  await dropReachable(gitBinary, repository.gitDirectory, { tips, missing })
  return missing.values().next().value ?? null
}

/** Whether a revision belongs to one of these pages of a lineage: the way to a living one's past. */
export async function isInPastOf(
  store: LibraryStore,
  { repository, graph }: OpenPage,
  { pages, revision }: { readonly pages: ReadonlySet<PageId>; readonly revision: RevisionId },
): Promise<boolean> {
  const refs = await store.index.refsOfLineage(repository.id)
  return refs.some(({ page: text, name, target }) => {
    const page = parsePageId(text)
    if (page === null || !pages.has(page) || !isContentRef({ page, name })) return false
    return graph.has(target) && graph.isAncestor(revision, expectRevisionId(target))
  })
}

/** Takes away what the tips lead to, newest commits first, and stops once nothing is left. */
async function dropReachable(
  gitBinary: string,
  gitDirectory: string,
  { tips, missing }: { readonly tips: ReadonlySet<string>; readonly missing: Set<string> },
): Promise<void> {
  const parameters = ['rev-list', '--objects', '--in-commit-order', '--stdin']
  const git = startGit(gitBinary, gitDirectory, parameters)
  const timer = setTimeout(() => git.kill('SIGKILL'), SEARCH_MS)
  try {
    git.stderr.resume()
    git.stdin.on('error', () => undefined)
    git.stdin.end([...tips].join('\n'))
    for await (const line of createInterface({ input: git.stdout })) {
      missing.delete(line.slice(0, ID_LENGTH))
      if (missing.size === 0) break
    }
  } finally {
    clearTimeout(timer)
    git.kill('SIGKILL')
  }
}

const ID_LENGTH = 40
