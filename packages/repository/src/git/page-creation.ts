import type { RevisionId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { CommitInfo, Library, NewPage, PageMeta } from '../library.ts'
import { checkId, checkMedia, expectRevisionId } from '../names.ts'
import { toObject, toTree } from '../objects/new-object.ts'
import { FILE_MODE } from '../objects/object-formats.ts'
import { formatPageMeta } from '../page-meta.ts'
import { makeBareRepository, removeUnmade } from './bare-repository.ts'
import { addCommit } from './commit-writer.ts'
import type { WrittenCommit } from './commit-writer.ts'
import { expectNoPage, expectPage, expectRevision } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { createObjectBatch } from './objects/object-batch.ts'
import type { ObjectBatch } from './objects/object-batch.ts'
import { headRef, mainRef, metaRef } from './refs/ref-names.ts'
import { addSnapshotTree, changeSnapshot, readSnapshot } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { writeAndMove } from './write-steps.ts'

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
        const media = checkMedia(request.media ?? [], [...before.media.keys()])
        return addPage(store, repository, { ...request, media, before, parents: [parent] })
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
  const batch = createObjectBatch(gitDirectory)
  const { id, commit } = addRevision(batch, content)
  const meta = addMeta(batch, present, content)
  const steps = [
    { ref: metaRef(page), from: present, to: meta },
    { ref: mainRef(page), from: null, to: id },
  ]
  const room = refs.makeRoom(page).then(() => refs.point(headRef(page), mainRef(page)))
  const moved = await refs.moveInTurn(steps, [batch.flush(), room])
  if (moved.kind === 'stale') throw new RepositoryError('page-exists', { page })
  store.reader.keep(gitDirectory, batch.objects())
  const ref = mainRef(page)
  await store.lineages.record(repository, { ref, object: id, target: id, commit })
  store.places.set(page, repository.id)
  store.heads.set(page, id)
  return id
}

function addRevision(
  batch: ObjectBatch,
  { before, parents, commit, ...change }: PageContent,
): WrittenCommit {
  const tree = addSnapshotTree(batch, changeSnapshot(batch, before, change))
  return addCommit(batch, { tree, parents }, commit)
}

/** Writes `page.json` after the present one. */
async function putMeta(
  repository: LineageRepository,
  meta: PageMeta,
  commit: CommitInfo,
): Promise<void> {
  const page = meta.id
  const present = await repository.refs.read(metaRef(page))
  const move = { repository, ref: metaRef(page), from: present }
  const { moved } = await writeAndMove(move, (batch) => ({
    id: addMeta(batch, present, { meta, commit }),
  }))
  if (moved.kind === 'stale') throw new RepositoryError('locked', { page })
}

function addMeta(
  batch: ObjectBatch,
  present: string | null,
  { meta, commit }: { readonly meta: PageMeta; readonly commit: CommitInfo },
): RevisionId {
  const blob = toObject('blob', Buffer.from(formatPageMeta(meta)))
  const entry = { mode: FILE_MODE, name: 'page.json', id: batch.add(blob) }
  const tree = batch.add(toTree([entry]))
  const parents = present === null ? [] : [expectRevisionId(present)]
  return addCommit(batch, { tree, parents }, commit).id
}
