import type { RevisionId } from '@forkshop/domain'
import type { Library } from '../library.ts'
import { isSameWords } from '../commit-info.ts'
import { checkId, checkMedia, expectRevisionId } from '../names.ts'
import { addCommit } from './commit-writer.ts'
import { expectPage } from './library-store.ts'
import type { LibraryStore, OpenPage } from './library-store.ts'
import { mainRef, proposalRef } from './refs/ref-names.ts'
import {
  addSnapshotTree,
  changeSnapshot,
  isSameSnapshot,
  readSnapshot,
  withMediaOf,
} from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { commitAndMove, expectKnown } from './write-steps.ts'

/** Moves main lines and proposals on. */
export function createRevisionWriter(
  store: LibraryStore,
): Pick<Library, 'commit' | 'writeProposal'> {
  return {
    commit: async (request) =>
      store.queue.run(checkId(request.page), async () => {
        const { page, base, alsoParents, after } = request
        const { repository, head, graph } = await expectPage(store, page)
        if (head !== base) return { kind: 'stale', current: head }
        expectKnown(graph, alsoParents)
        const before = await readSnapshot(store.reader, repository.gitDirectory, base)
        checkMedia(request.media, [...before.media.keys()])
        const move = { repository, ref: mainRef(page), from: base, after }
        const done = await commitAndMove(store, move, (batch) => {
          const changed = changeSnapshot(batch, before, request)
          if (isSameSnapshot(before, changed)) return null
          const tree = addSnapshotTree(batch, changed)
          return addCommit(batch, { tree, parents: [base, ...alsoParents] }, request.commit)
        })
        if (done === null) return { kind: 'unchanged', current: base }
        const { written, moved } = done
        if (moved.kind === 'moved') {
          store.heads.set(page, written.id)
          return { kind: 'committed', revision: written.id }
        }
        return { kind: 'stale', current: expectRevisionId(moved.current ?? '') }
      }),
    writeProposal: async (request) =>
      store.queue.run(checkId(request.page), async () => {
        const { page, number, base, expected } = request
        const opened = await expectPage(store, page)
        const { repository } = opened
        const ref = proposalRef(page, number)
        const current = await repository.refs.read(ref)
        if (current !== expected) return { kind: 'stale', current: toRevision(current) }
        const plan = await planProposal(store, opened, base, expected)
        checkMedia(request.media, [...plan.carried.media.keys()])
        const move = { repository, ref, from: expected }
        const done = await commitAndMove(store, move, (batch) => {
          const after = changeSnapshot(batch, plan.carried, request)
          const { before } = plan
          if (before !== null && isSameSnapshot(before.snapshot, after)) {
            if (isSameWords(before.message, request.commit)) return null
          }
          const tree = addSnapshotTree(batch, after)
          return addCommit(batch, { tree, parents: plan.parents }, request.commit)
        })
        if (done === null) return { kind: 'written', head: expected ?? base }
        const { written, moved } = done
        if (moved.kind === 'moved') return { kind: 'written', head: written.id }
        return { kind: 'stale', current: toRevision(moved.current) }
      }),
  }
}

/**
 * What a proposal carries over and follows. A base that the proposal does not contain yet becomes
 * its second parent, so that the next merge starts from there.
 */
async function planProposal(
  { reader, index }: LibraryStore,
  { repository, graph }: OpenPage,
  base: RevisionId,
  expected: RevisionId | null,
): Promise<ProposalPlan> {
  expectKnown(graph, [base])
  const from = await readSnapshot(reader, repository.gitDirectory, base)
  if (expected === null) return { carried: from, before: null, parents: [base] }
  expectKnown(graph, [expected])
  const snapshot = await readSnapshot(reader, repository.gitDirectory, expected)
  const carried = withMediaOf(snapshot, from)
  if (!graph.isAncestor(base, expected)) {
    return { carried, before: null, parents: [expected, base] }
  }
  const messages = await index.messages(repository.id, [expected])
  const before = { snapshot, message: messages.get(expected) ?? '' }
  return { carried, before, parents: [expected] }
}

type ProposalPlan = {
  readonly carried: Snapshot
  /** The state that is kept when the next one is the same. */
  readonly before: { readonly snapshot: Snapshot; readonly message: string } | null
  readonly parents: readonly RevisionId[]
}

function toRevision(object: string | null): RevisionId | null {
  return object === null ? null : expectRevisionId(object)
}
