import git from 'isomorphic-git'
import { toIdentity, withoutNul } from '../commit-info.ts'
import { compareVersions, parseVersion } from '@forkshop/domain'
import type { Library, LibraryRelease } from '../library.ts'
import { checkId, checkVersion, expectRevisionId } from '../names.ts'
import { toStamp } from './commit-writer.ts'
import { createWriteBatch } from './durable-files.ts'
import { expectRevision, locate } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import { parseTag } from './object-formats.ts'
import { releaseRef, RELEASES } from './ref-names.ts'

/** Versions of pages as annotated tags. */
export function createReleases(store: LibraryStore): Pick<Library, 'release' | 'releases'> {
  return {
    release: async ({ page, revision, version, notes, by, time }) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectRevision(store, { page, revision })
        const ref = releaseRef(page, version)
        if ((await repository.refs.read(ref)) !== null) return { kind: 'taken' }
        const batch = createWriteBatch()
        try {
          const object = await git.writeTag({
            fs: batch.fs,
            gitdir: repository.gitDirectory,
            tag: {
              object: revision,
              type: 'commit',
              tag: `v${checkVersion(version)}`,
              tagger: toStamp(toIdentity(by), time),
              message: withoutNul(notes),
            },
          })
          await batch.flush()
          const moved = await repository.refs.move(ref, null, object)
          if (moved.kind === 'stale') return { kind: 'taken' }
          await store.lineages.record(repository, { ref, object, target: revision, commit: null })
          return { kind: 'released' }
        } finally {
          await batch.discard()
        }
      }),
    async releases(page) {
      const repository = await locate(store, page)
      if (repository === null) return []
      const rows = await store.index.refsOfPage(page)
      const found = await Promise.all(
        rows.map(async ({ name, object, target }): Promise<LibraryRelease | null> => {
          const version = name.startsWith(RELEASES)
            ? parseVersion(name.slice(RELEASES.length))
            : null
          if (version === null) return null
          // A tag that somebody pushed may be a plain ref without an object of its own.
          const stored = await store.reader.find(repository.gitDirectory, object)
          if (stored?.kind !== 'tag') return null
          const { tagger, message } = parseTag(stored.bytes)
          return {
            version,
            revision: expectRevisionId(target),
            notes: message.endsWith('\n') ? message.slice(0, -1) : message,
            time: (tagger?.time ?? new Date(0)).toISOString(),
            by: tagger?.person ?? { name: 'unknown', email: '' },
          }
        }),
      )
      return found
        .filter((release) => release !== null)
        .toSorted((a, b) => compareVersions(b.version, a.version))
    },
  }
}
