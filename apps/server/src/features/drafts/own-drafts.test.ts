import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, openDraft, type Caller } from '../../testing/draft-server.ts'
import { enterRoom, writeParagraph } from '../../testing/room-client.ts'

const { server, ann, bo } = await annAndBo()

type Ticket = { readonly room: string; readonly token: string }
const writeIn = async ({ room, token }: Ticket): Promise<void> => {
  const client = await enterRoom({ url: server.base, room, token })
  writeParagraph(client.ydoc, 'Un mot de plus.')
  await client.acknowledged()
  client.close()
}
const ownOf = async (by: Pick<Caller, 'call'>, slug: string) =>
  (await by.call('getRights', { params: { slug } })).ownDrafts
const idsOf = async (by: Pick<Caller, 'call'>, slug: string) =>
  (await ownOf(by, slug)).map(({ id }) => id)
const propose = (slug: string, body: { ideas?: string[] } = {}) =>
  bo.call('openProposalDraft', { params: { slug }, body })

test('a page tells who wrote in its draft of it, until it is published', async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  expect(await ownOf(ann, slug)).toEqual([])
  await writeIn(draft)
  expect(await ownOf(ann, slug)).toMatchObject([{ id: draft.id, purpose: 'page', proposal: null }])
  expect(await ownOf(bo, slug)).toEqual([])
  expect(await ownOf({ call: server.caller() }, slug)).toEqual([])
  await ann.call('publishDraft', { params: { id: draft.id }, body: { reason: 'Un mot' } })
  expect(await ownOf(ann, slug)).toEqual([])
})

test('a draft that one may not go on with is not told of', async () => {
  const slug = await makePage(ann)
  await writeIn(await openDraft(bo, slug))
  expect(await ownOf(bo, slug)).toHaveLength(1)
  await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
  expect(await ownOf(bo, slug)).toEqual([])
})

test('a proposal that was begun is told to who began it, as long as its ideas are open', async () => {
  const slug = await makePage(ann)
  const idea = await ann.call('createIdea', { params: { slug }, body: { text: 'Plus court.' } })
  const [plain, answering] = [await propose(slug), await propose(slug, { ideas: [idea.id] })]
  await writeIn(plain)
  await writeIn(answering)
  const own = await ownOf(bo, slug)
  expect(new Map(own.map(({ id, ideas }) => [id, ideas]))).toEqual(
    new Map([
      [answering.id, [idea.id]],
      [plain.id, []],
    ]),
  )
  expect(await ownOf(ann, slug)).toEqual([])
  await ann.call('declineIdea', { params: { id: idea.id }, body: { reason: 'Déjà fait.' } })
  expect(await idsOf(bo, slug)).toEqual([plain.id])
})

test('a draft that changes a proposal is told of as long as that is open', async () => {
  const slug = await makePage(ann)
  const first = await propose(slug)
  await writeIn(first)
  const body = { reason: 'Un mot', title: 'Un mot' }
  const { proposal } = await bo.call('publishDraft', { params: { id: first.id }, body })
  const number = proposal ?? 0
  const again = await bo.call('openProposalDraft', { params: { slug }, body: { proposal: number } })
  await writeIn(again)
  expect(await ownOf(bo, slug)).toMatchObject([{ id: again.id, proposal: number }])
  await ann.call('declineProposal', {
    params: { slug, number },
    body: { reason: 'Pas maintenant.' },
  })
  expect(await ownOf(bo, slug)).toEqual([])
})
