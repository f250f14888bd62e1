import { isDeepStrictEqual } from 'node:util'
import type { RevisionId } from '@forkshop/domain'
import { toCommitRow } from '../commit-index/commit-row.ts'
import { createCommitGraph } from '../graph.ts'
import { expectRevisionId } from '../names.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { parseCommit } from '../objects/object-formats.ts'
import type { ParsedCommit } from '../objects/object-formats.ts'
import { readUnverified } from './unverified.ts'

/** Ids of the commits whose index rows, or those of a parent, are not what git says of them. */
export async function compareCommits(
  { reader, index }: Pick<LibraryStore, 'reader' | 'index'>,
  { id: lineage, gitDirectory }: LineageRepository,
): Promise<readonly string[]> {
  const rows = await index.commits(lineage)
  const found = new Map<string, ParsedCommit | null>()
  for (const { id } of rows) found.set(id, await readCommit(reader, gitDirectory, id))
  const generations = generationsOf(found)
  const unverified = await readUnverified(gitDirectory)
  return rows.flatMap((row) => {
    const commit = found.get(row.id)
    if (!commit || commit.parents.some((parent) => !found.has(parent))) return [row.id]
    // Of an ancestor that cannot be read, that one is told.
    const generation = generations.get(row.id) ?? row.generation
    const expected = toCommitRow(
      { lineage, id: row.id, generation },
      commit,
      !unverified.has(row.id),
    )
    return isDeepStrictEqual({ ...row }, expected) ? [] : [row.id]
  })
}

async function readCommit(
  reader: LibraryStore['reader'],
  gitDirectory: string,
  id: string,
): Promise<ParsedCommit | null> {
  try {
    return parseCommit(await reader.expect(gitDirectory, id, 'commit'))
  } catch {
    return null
  }
}

/** The generation of each commit whose ancestors are all there. */
function generationsOf(
  commits: ReadonlyMap<string, ParsedCommit | null>,
): ReadonlyMap<string, number> {
  const graph = createCommitGraph()
  const generations = new Map<string, number>()
  const incomplete = new Set<string>()
  const open = [...commits.keys()]
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    const commit = commits.get(id)
    const missing = (commit?.parents ?? []).filter(
      (parent) => !generations.has(parent) && !incomplete.has(parent),
    )
    if (commit && !generations.has(id) && missing.length > 0) {
      open.push(...missing)
      continue
    }
    open.pop()
    if (generations.has(id)) continue
    if (!commit || commit.parents.some((parent) => incomplete.has(parent))) {
      incomplete.add(id)
      continue
    }
    const revision: RevisionId = expectRevisionId(id)
    graph.add(revision, commit.parents.map(expectRevisionId))
    generations.set(id, graph.generation(revision))
  }
  return generations
}
