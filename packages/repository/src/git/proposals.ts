import { parseMessage, parseRevisionId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { Library, LibraryProposal } from '../library.ts'
import { checkId, expectRevisionId } from '../names.ts'
import { expectPage, locate, openPage } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { proposalEndRef, proposalNumber, proposalRef } from './refs/ref-names.ts'
import { makeTag, readTag } from './tags.ts'

const END = /^proposal-\d+-(declined|withdrawn)$/

/** Reads proposals and keeps how they ended, as an annotated tag on what was offered last. */
export function createProposals(
  store: LibraryStore,
): Pick<Library, 'proposalHead' | 'proposals' | 'endProposal'> {
  return {
    async proposalHead(page, number) {
      const ref = proposalRef(page, number)
      const object = await (await locate(store, page))?.refs.read(ref)
      return object ? parseRevisionId(object) : null
    },
    async proposals(page) {
      const found = await openPage(store, page)
      if (found === null) return []
      const { repository } = found
      const refs = await store.index.refsOfPage(page)
      const objects = new Map(refs.map(({ name, object }) => [name, object]))
      const heads = refs.flatMap(({ name, target }) => {
        const number = proposalNumber(name)
        return number === null ? [] : [{ number, head: expectRevisionId(target) }]
      })
      const messages = await store.index.messages(
        repository.id,
        heads.map(({ head }) => head),
      )
      const proposals = await Promise.all(
        heads.map(async ({ number, head }): Promise<LibraryProposal> => {
          const { reason: title, body } = parseMessage(messages.get(head) ?? '')
          const object = objects.get(proposalEndRef(page, number).name)
          const end = object === undefined ? null : await readEnd(store, repository, object)
          return { number, head, title, reason: body, end }
        }),
      )
      return proposals.toSorted((a, b) => a.number - b.number)
    },
    endProposal: async ({ page, number, state, reason, by, time }) =>
      store.queue.run(checkId(page), async () => {
        const { repository } = await expectPage(store, page)
        const head = await repository.refs.read(proposalRef(page, number))
        if (head === null) throw new RepositoryError('unknown-revision', { page, number })
        const ref = proposalEndRef(page, number)
        const name = `proposal-${number}-${state}`
        const tag = { revision: expectRevisionId(head), name, message: reason, by, time }
        const made = await makeTag(store, { repository, ref }, tag)
        return { kind: made.kind === 'moved' ? 'ended' : 'taken' }
      }),
  }
}

async function readEnd(
  store: LibraryStore,
  repository: LineageRepository,
  object: string,
): Promise<LibraryProposal['end']> {
  const tag = await readTag(store, repository, object)
  const state = END.exec(tag?.name ?? '')?.[1]
  if (tag === null || (state !== 'declined' && state !== 'withdrawn')) return null
  return { state, reason: tag.reason, time: tag.time, by: tag.by }
}
