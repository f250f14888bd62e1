import { compareVersions, parseVersion } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { Library, LibraryEnd, LibraryRelease } from '../library.ts'
import { checkId, checkVersion, expectRevisionId } from '../names.ts'
import { expectPage, expectRevision, locate } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import { releaseEndRef, releaseRef, RELEASES } from './refs/ref-names.ts'
import { makeTag, readTag } from './tags.ts'

/** Versions of pages as annotated tags, and their withdrawals as further ones. */
export function createReleases(
  store: LibraryStore,
): Pick<Library, 'release' | 'releases' | 'withdrawRelease'> {
  return {
    release: async ({ page, revision, version, notes, by, time }) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectRevision(store, { page, revision })
        const ref = releaseRef(page, version)
        const name = `v${checkVersion(version)}`
        const tag = { revision, name, message: notes, by, time }
        const made = await makeTag(store, { repository, ref }, tag)
        return { kind: made.kind === 'moved' ? 'released' : 'taken' }
      }),
    withdrawRelease: async ({ page, version, reason, by, time }) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectPage(store, page)
        const { name } = releaseRef(page, version)
        const rows = await store.index.refsOfPage(page)
        const released = rows.find((row) => row.name === name)
        if (released === undefined) throw new RepositoryError('unknown-revision', { page, version })
        const ref = releaseEndRef(page, version)
        const made = await makeTag(
          store,
          { repository, ref },
          {
            revision: expectRevisionId(released.target),
            name: `v${version}-withdrawn`,
            message: reason,
            by,
            time,
          },
        )
        return { kind: made.kind === 'moved' ? 'ended' : 'taken' }
      }),
    async releases(page) {
      const repository = await locate(store, page)
      if (repository === null) return []
      const rows = await store.index.refsOfPage(page)
      const objects = new Map(rows.map(({ name, object }) => [name, object]))
      const found = await Promise.all(
        rows.map(async ({ name, object, target }): Promise<LibraryRelease | null> => {
          const version = name.startsWith(RELEASES)
            ? parseVersion(name.slice(RELEASES.length))
            : null
          const tag = version === null ? null : await readTag(store, repository, object)
          if (version === null || tag === null) return null
          const end = objects.get(releaseEndRef(page, version).name)
          const { reason: notes, time, by } = tag
          const withdrawn = end === undefined ? null : toEnd(await readTag(store, repository, end))
          return { version, revision: expectRevisionId(target), notes, time, by, withdrawn }
        }),
      )
      return found
        .filter((release) => release !== null)
        .toSorted((a, b) => compareVersions(b.version, a.version))
    },
  }
}

function toEnd(tag: LibraryEnd | null): LibraryEnd | null {
  return tag && { reason: tag.reason, time: tag.time, by: tag.by }
}
