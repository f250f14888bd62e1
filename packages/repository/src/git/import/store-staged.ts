import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PageId } from '@forkshop/domain'
import { RepositoryError } from '../../error.ts'
import { checkId } from '../../names.ts'
import { hasCode, makeFolderDurably, syncFolder, namesIn } from '../durable-files.ts'
import type { LibraryStore } from '../library-store.ts'
import { headRef, mainRef, metaRef } from '../refs/ref-names.ts'
import type { RefStore } from '../refs/ref-store.ts'
import { STAGED_LINEAGES, STAGED_PACKS } from './stage-pages.ts'
import type { PageMove, Staged } from './stage-pages.ts'

/** What was stored: all of it, but for pages that somebody changed meanwhile. */
export type StoreOutcome = { readonly stale: readonly PageId[] }

/**
 * Brings what was staged in `folder` into the library; to be called again after a crash, until it
 * resolves. A page that moved on meanwhile stays as it is.
 */
export async function storeStaged(
  store: LibraryStore,
  folder: string,
  staged: Staged,
): Promise<StoreOutcome> {
  const repositories = new Set<string>()
  for (const lineage of staged.newLineages) {
    const { gitDirectory } = store.repositories(lineage)
    await moveWhenThere(join(folder, STAGED_LINEAGES, `${lineage}.git`), gitDirectory)
    repositories.add(dirname(gitDirectory))
  }
  await Promise.all([...repositories].map(syncFolder))
  const stale: PageId[] = []
  for (const lineage of staged.knownLineages) {
    const { gitDirectory, refs } = store.repositories(lineage)
    await movePacks(join(folder, STAGED_PACKS, lineage), join(gitDirectory, 'objects', 'pack'))
    for (const page of staged.pages) {
      if (page.lineage === lineage) await makeRefs(refs, page)
    }
    for (const move of staged.moves) {
      if (move.lineage !== lineage) continue
      const outcome = await store.queue.run(checkId(move.page), () => moveMain(refs, move))
      if (outcome === 'stale') stale.push(move.page)
    }
  }
  for (const { page, lineage } of staged.pages) store.places.set(page, lineage)
  return { stale }
}

async function makeRefs(refs: RefStore, { page, tip, meta }: Staged['pages'][number]) {
  await makeRef(refs, metaRef(page), meta)
  await refs.point(headRef(page), mainRef(page))
  // Last: it makes the page one.
  await makeRef(refs, mainRef(page), tip)
}

async function makeRef(refs: RefStore, ref: ReturnType<typeof mainRef>, to: string): Promise<void> {
  const moved = await refs.move(ref, null, to)
  if (moved.kind === 'stale' && moved.current !== to) {
    throw new RepositoryError('page-exists', { page: ref.page })
  }
}

async function moveMain(refs: RefStore, { page, from, tip }: PageMove): Promise<'moved' | 'stale'> {
  const moved = await refs.move(mainRef(page), from, tip)
  return moved.kind === 'moved' || moved.current === tip ? 'moved' : 'stale'
}

/** Packs first, then what makes git see them. */
async function movePacks(from: string, to: string): Promise<void> {
  await makeFolderDurably(to)
  const names = await namesIn(from)
  const ordered = names.toSorted((a, b) => Number(a.endsWith('.idx')) - Number(b.endsWith('.idx')))
  for (const name of ordered) await rename(join(from, name), join(to, name))
  await syncFolder(to)
}

async function moveWhenThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    // Moved already, before a crash.
    if (!hasCode(error, 'ENOENT')) throw error
  }
}
