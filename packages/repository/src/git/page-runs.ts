import { RepositoryError } from '../error.ts'
import type { Library } from '../library.ts'
import { checkId, expectRevisionId } from '../names.ts'
import { toObject, toTree } from '../objects/new-object.ts'
import { FILE_MODE } from '../objects/object-formats.ts'
import { addCommit } from './commit-writer.ts'
import { expectPage, locate } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import { readFileAt } from './page-reader.ts'
import { runRef } from './refs/ref-names.ts'
import { writeAndMove } from './write-steps.ts'

const FILE = 'run.json'

/** Keeps how pages were run, beside their texts. */
export function createPageRuns(store: LibraryStore): Pick<Library, 'writeRun' | 'readRun'> {
  return {
    writeRun: async (page, text, commit) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectPage(store, page)
        const ref = runRef(page)
        const from = await repository.refs.read(ref)
        const { moved, written } = await writeAndMove({ repository, ref, from }, (batch) => {
          const blob = batch.add(toObject('blob', Buffer.from(text)))
          const tree = batch.add(toTree([{ mode: FILE_MODE, name: FILE, id: blob }]))
          const parents = from === null ? [] : [expectRevisionId(from)]
          return { id: addCommit(batch, { tree, parents }, commit).id }
        })
        if (moved.kind === 'stale') throw new RepositoryError('locked', { page })
        return written.id
      }),
    async readRun(page) {
      const repository = await locate(store, page)
      const commit = await repository?.refs.read(runRef(page))
      if (!repository || !commit) return null
      const text = await readFileAt(store.reader, repository.gitDirectory, { commit, name: FILE })
      return { revision: expectRevisionId(commit), text }
    },
  }
}
