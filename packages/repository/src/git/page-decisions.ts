import { RepositoryError } from '../error.ts'
import type { Library } from '../library.ts'
import { checkDecisions, checkId, expectRevisionId } from '../names.ts'
import { toObject, toTree } from '../objects/new-object.ts'
import { FILE_MODE } from '../objects/object-formats.ts'
import { withDecisions } from '../page-decisions.ts'
import { addCommit } from './commit-writer.ts'
import { expectPage, locate } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import { filesAt } from './page-reader.ts'
import { upstreamRef } from './refs/ref-names.ts'
import { writeAndMove } from './write-steps.ts'

const SUFFIX = '.json'

/** Keeps what was decided about pages, beside their texts: one file a decision. */
export function createPageDecisions(
  store: LibraryStore,
): Pick<Library, 'writeDecisions' | 'readDecisions'> {
  return {
    writeDecisions: async (page, decisions, commit) => {
      checkDecisions(decisions)
      return store.queue.run(checkId(page), async () => {
        const { repository } = await expectPage(store, page)
        const ref = upstreamRef(page)
        const from = await repository.refs.read(ref)
        const before =
          from === null ? [] : await filesAt(store.reader, repository.gitDirectory, from)
        const added = decisions.add.map(({ name, text }) => {
          const object = toObject('blob', Buffer.from(text))
          return { name: `${name}${SUFFIX}`, id: object.id, object }
        })
        const held = withDecisions<{ readonly name: string; readonly id: string }>(before, {
          add: added,
          remove: decisions.remove.map((name) => `${name}${SUFFIX}`),
        })
        if (held === null) return from === null ? null : expectRevisionId(from)
        const { moved, written } = await writeAndMove({ repository, ref, from }, (batch) => {
          for (const { id, object } of added)
            if (held.some((file) => file.id === id)) batch.add(object)
          const entries = held.map(({ name, id }) => ({ mode: FILE_MODE, name, id }))
          const parents = from === null ? [] : [expectRevisionId(from)]
          return { id: addCommit(batch, { tree: batch.add(toTree(entries)), parents }, commit).id }
        })
        if (moved.kind === 'stale') throw new RepositoryError('locked', { page })
        return written.id
      })
    },
    async readDecisions(page) {
      const repository = await locate(store, page)
      const commit = await repository?.refs.read(upstreamRef(page))
      if (!repository || !commit) return null
      const { gitDirectory } = repository
      const entries = await filesAt(store.reader, gitDirectory, commit)
      const decoder = new TextDecoder()
      const files = await Promise.all(
        entries.map(async ({ name, id }) => ({
          name: name.slice(0, -SUFFIX.length),
          text: decoder.decode(await store.reader.expect(gitDirectory, id, 'blob')),
        })),
      )
      return { revision: expectRevisionId(commit), files }
    },
  }
}
