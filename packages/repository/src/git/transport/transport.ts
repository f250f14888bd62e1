import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import type { PageId, RevisionId } from '@forkshop/domain'
import { RepositoryError } from '../../error.ts'
import { checkId } from '../../names.ts'
import { startCatFile } from '../objects/cat-file.ts'
import { expectPage, locate, isReachable } from '../library-store.ts'
import type { LibraryStore, OpenPage } from '../library-store.ts'
import { isContentRef, mainRef, proposalRef } from '../refs/ref-names.ts'
import type { MoveOutcome } from '../refs/ref-store.ts'
import { noteUnverified } from '../unverified.ts'
import { listQuarantined, takeIn } from './quarantine.ts'
import { baseOf, readPushed } from './pushed-revisions.ts'
import type { PushLimits } from './push-source.ts'
import type { PushedRevision } from './pushed-revisions.ts'
import { firstHidden, isInPastOf } from './reachable.ts'
import { RefusedPush } from './refused-push.ts'
import type { PushRefusal } from './refused-push.ts'
import { readCapabilities, startUploadPack } from './upload-pack.ts'
import type { UploadRequest } from './upload-pack.ts'

/** A push as it came: the commit that a ref is to name and the pack that goes with it. */
export type PushRequest = {
  readonly page: PageId
  readonly tip: string
  readonly pack: AsyncIterable<Uint8Array>
  /** Of the packed stream. */
  readonly maxBytes: number
  readonly limits: PushLimits
  /** Pages of the lineage whose past a push may go on from, besides the page's own. */
  readonly openPages: () => Promise<ReadonlySet<PageId>>
}

/** What came in: refused, or beside the store until it is kept or discarded. */
export type Incoming =
  | { readonly kind: 'refused'; readonly refusal: PushRefusal }
  | {
      readonly kind: 'taken'
      readonly tip: PushedRevision
      /** What it was made from on the page's main line; null where they have nothing in common. */
      readonly base: RevisionId | null
      /** Those that the lineage lacks, parents first. */
      readonly revisions: readonly PushedRevision[]
      /** On disk when it resolves; then the ref may move. */
      readonly keep: () => Promise<void>
      readonly discard: () => Promise<void>
    }

/** A ref as git clients see it. */
export type AdvertisedRef = { readonly name: string; readonly object: string }

/** What a push moves: the page's main line, or a proposal by its number. */
export type PushTarget = 'main' | number

/** The move of a ref to pushed revisions. */
export type PushStep = {
  /** Null makes the ref. */
  readonly from: RevisionId | null
  readonly to: RevisionId
  /** Those of the push whose author nothing proves. */
  readonly unverified: readonly RevisionId[]
}

/** Pages given to and taken from git clients; needs the git program. */
export type GitTransport = {
  /** What git can do for any page, as version 2 of its protocol tells it first. Throws `unknown-page`. */
  readonly capabilities: (page: PageId) => Promise<Uint8Array>
  /** A running `git upload-pack`. Throws `unknown-page`. */
  readonly upload: (request: UploadRequest) => Promise<ChildProcessWithoutNullStreams>
  /**
   * The first of some objects that the page does not lead to; null when it leads to all of them.
   * What one repository holds of other pages, deleted ones too, is theirs. Throws `unknown-page`.
   */
  readonly firstHidden: (page: PageId, ids: readonly string[]) => Promise<string | null>
  /** The page's refs that a client may push onto, by name. */
  readonly refs: (page: PageId) => Promise<readonly AdvertisedRef[]>
  /** Looks at a push without letting readers see it. Throws `unknown-page`. */
  readonly receive: (request: PushRequest) => Promise<Incoming>
  /** Moves a ref to a revision whose objects are kept. */
  readonly move: (page: PageId, target: PushTarget, step: PushStep) => Promise<MoveOutcome>
}

/** The transport of a library in git. */
export function createTransport(store: LibraryStore, gitBinary: string): GitTransport {
  let capabilities: Promise<Uint8Array> | null = null
  return {
    async capabilities(page) {
      const { repository } = await expectPage(store, checkId(page))
      // The same for all pages, whatever they hold: git is started for it once.
      capabilities ??= readCapabilities(gitBinary, repository.gitDirectory, page)
      return capabilities.catch((cause: unknown) => {
        capabilities = null
        throw cause
      })
    },
    async upload(request) {
      const { repository } = await expectPage(store, checkId(request.page))
      return startUploadPack(gitBinary, repository.gitDirectory, request)
    },
    async firstHidden(page, ids) {
      const opened = await expectPage(store, checkId(page))
      return firstHidden(store, gitBinary, { opened, ids })
    },
    async refs(page) {
      // What the refs say is what the index has, once the page was found.
      await locate(store, checkId(page))
      const rows = await store.index.refsOfPage(page)
      return rows
        .filter(({ name }) => isContentRef({ page, name }))
        .map(({ name, object }) => ({ name, object }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    },
    async receive({ page, tip, pack, maxBytes, limits, openPages }) {
      const opened = await expectPage(store, page)
      const { repository, graph, head } = opened
      const { gitDirectory } = repository
      const quarantine = await takeIn(gitBinary, gitDirectory, { pack, maxBytes }).catch(toRefusal)
      if ('refusal' in quarantine) return { kind: 'refused', ...quarantine }
      const reader = startCatFile(gitBinary, gitDirectory, quarantine.options)
      try {
        const objects = await listQuarantined(gitBinary, gitDirectory, quarantine)
        for (const [id, { kind, bytes }] of objects) {
          if (kind !== 'commit' || bytes <= limits.commitBytes) continue
          throw new RefusedPush('commit-too-large', id)
        }
        const pushed = await readPushed({ objects, reader, graph }, tip, limits)
        await requireOpen(store, opened, { pushed, openPages })
        const { keep, discard } = quarantine
        return { kind: 'taken', ...pushed, base: baseOf(graph, head, pushed), keep, discard }
      } catch (cause) {
        await quarantine.discard()
        return { kind: 'refused', ...toRefusal(cause) }
      } finally {
        await reader.end()
      }
    },
    move: (page, target, { from, to, unverified }) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectPage(store, page)
        await noteUnverified(repository.gitDirectory, unverified)
        const ref = target === 'main' ? mainRef(page) : proposalRef(page, target)
        const moved = await repository.refs.move(ref, from, to)
        if (moved.kind === 'moved') await store.lineages.follow(repository, { ref, object: to })
        return moved
      }),
  }
}

/** Throws `RefusedPush` for one that goes on from what is neither the page's nor a living page's. */
async function requireOpen(
  store: LibraryStore,
  opened: OpenPage,
  {
    pushed: { tip, revisions },
    openPages,
  }: {
    readonly pushed: { readonly tip: PushedRevision; readonly revisions: readonly PushedRevision[] }
    readonly openPages: () => Promise<ReadonlySet<PageId>>
  },
): Promise<void> {
  const mine = new Set(revisions.map(({ id }) => id))
  const known = revisions.length === 0 ? [tip.id] : revisions.flatMap(({ parents }) => parents)
  for (const revision of new Set(known.filter((id) => !mine.has(id)))) {
    if (await isReachable(store, opened, revision)) continue
    if (await isInPastOf(store, opened, { pages: await openPages(), revision })) continue
    throw new RefusedPush('unknown-parent', revision)
  }
}

function toRefusal(cause: unknown): { readonly refusal: PushRefusal } {
  if (cause instanceof RefusedPush) {
    return { refusal: { code: cause.code, subject: cause.subject } }
  }
  if (cause instanceof RepositoryError && cause.code === 'repository-corrupt') {
    return { refusal: { code: 'pack', subject: 'corrupt' } }
  }
  throw cause
}
