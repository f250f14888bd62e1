import git from 'isomorphic-git'
import type { PageId, RevisionId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { CommitInfo, Library, NewPage, PageMeta } from '../library.ts'
import { checkId, checkMedia, expectRevisionId } from '../names.ts'
import { formatPageMeta } from '../page-meta.ts'
import { makeBareRepository, removeUnmade } from './bare-repository.ts'
import { writeCommit } from './commit-writer.ts'
import type { WrittenCommit } from './commit-writer.ts'
import { createWriteBatch } from './durable-files.ts'
import { expectNoPage, expectPage, expectRevision } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { headRef, mainRef, metaRef } from './refs/ref-names.ts'
import { changeSnapshot, readSnapshot, writeSnapshotTree } from './snapshot.ts'
import type { Snapshot, SnapshotTarget } from './snapshot.ts'
import { inBatch } from './write-steps.ts'

/** Makes pages and keeps what git says about them besides their text. */
export function createPageCreation(
  store: LibraryStore,
): Pick<Library, 'createPage' | 'forkPage' | 'writeMeta'> {
  return {
    createPage: async (request) =>
      store.queue.run(checkId(request.page), async () => {
        const repository = store.repositories(checkId(request.lineage))
        checkMedia(request.media, [])
        await expectNoPage(store, request.page, repository)
        try {
          await makeBareRepository(repository.gitDirectory)
          return await addPage(store, repository, { ...request, before: null, parents: [] })
        } catch (cause) {
          await removeUnmade(repository.gitDirectory)
          throw cause
        }
      }),
    forkPage: async (request) =>
      store.queue.run(checkId(request.page), async () => {
        const { repository } = await expectRevision(store, request.origin)
        await expectNoPage(store, request.page, repository)
        const parent = request.origin.revision
        const before = await readSnapshot(store.reader, repository.gitDirectory, parent)
        return addPage(store, repository, { ...request, media: [], before, parents: [parent] })
      }),
    writeMeta: async (page, meta, commit) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectPage(store, page)
        await putMeta(repository, meta, commit)
      }),
  }
}

type PageContent = Omit<NewPage, 'lineage'> & {
  readonly before: Snapshot | null
  readonly parents: readonly RevisionId[]
}

/** Writes a page's first commit and its refs; the main line comes last and makes it a page. */
async function addPage(
  store: LibraryStore,
  repository: LineageRepository,
  content: PageContent,
): Promise<RevisionId> {
  const { page } = content
  const { refs, gitDirectory } = repository
  const present = await refs.read(metaRef(page))
  const batch = createWriteBatch()
  try {
    const target = { gitDirectory, batch }
    const [{ written, meta }] = await Promise.all([
      writeObjects(target, present, content),
      refs.makeRoom(page),
    ])
    const { id, commit } = written
    const steps = [
      { ref: metaRef(page), from: present, to: meta },
      { ref: mainRef(page), from: null, to: id },
    ]
    const ready = [batch.flush(), refs.point(headRef(page), mainRef(page))]
    const moved = await refs.moveInTurn(steps, ready)
    if (moved.kind === 'stale') throw new RepositoryError('page-exists', { page })
    const ref = mainRef(page)
    await store.lineages.record(repository, { ref, object: id, target: id, commit })
    store.places.set(page, repository.id)
    return id
  } finally {
    await batch.discard()
  }
}

async function writeObjects(
  target: SnapshotTarget,
  present: string | null,
  content: PageContent,
): Promise<{ readonly written: WrittenCommit; readonly meta: RevisionId }> {
  const { before, parents, commit } = content
  const tree = await writeSnapshotTree(target, await changeSnapshot(target, before, content))
  return {
    written: await writeCommit(target, { tree, parents }, commit),
    meta: await writeMetaCommit(target, present, content),
  }
}

/** Writes `page.json` after the present one. */
async function putMeta(
  repository: LineageRepository,
  meta: PageMeta,
  commit: CommitInfo,
): Promise<void> {
  const present = await repository.refs.read(metaRef(meta.id))
  const to = await inBatch(repository, (target) =>
    writeMetaCommit(target, present, { meta, commit }),
  )
  await moveMeta(repository, meta.id, { from: present, to })
}

async function writeMetaCommit(
  target: SnapshotTarget,
  present: string | null,
  { meta, commit }: { readonly meta: PageMeta; readonly commit: CommitInfo },
): Promise<RevisionId> {
  const { gitDirectory, batch } = target
  const blob = new TextEncoder().encode(formatPageMeta(meta))
  const oid = await git.writeBlob({ fs: batch.fs, gitdir: gitDirectory, blob })
  const entry = { mode: '100644', path: 'page.json', oid, type: 'blob' as const }
  const tree = await git.writeTree({ fs: batch.fs, gitdir: gitDirectory, tree: [entry] })
  const parents = present === null ? [] : [expectRevisionId(present)]
  return (await writeCommit(target, { tree, parents }, commit)).id
}

async function moveMeta(
  { refs }: LineageRepository,
  page: PageId,
  { from, to }: { readonly from: string | null; readonly to: RevisionId },
): Promise<void> {
  const moved = await refs.move(metaRef(page), from, to)
  if (moved.kind === 'stale') throw new RepositoryError('locked', { page })
}
