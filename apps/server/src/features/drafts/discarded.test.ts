import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { leftOf, makePage, openDraft, problemOf, type Caller } from '../../testing/draft-server.ts'
import { bodyOf, enterRoom, writeParagraph } from '../../testing/room-client.ts'
import { sweepDiscarded } from './discarded-rows.ts'

const { server, ann, bo } = await annAndBo()
const DAY = 24 * 60 * 60_000

type Ticket = { readonly room: string; readonly token: string }
const writeIn = async ({ room, token }: Ticket, words: string): Promise<string> => {
  const client = await enterRoom({ url: server.base, room, token })
  writeParagraph(client.ydoc, words)
  await client.acknowledged()
  client.close()
  return bodyOf(client.ydoc)
}
const discard = ({ call }: Caller, id: string) => call('discardDraft', { params: { id } })
const takeBack = ({ call }: Caller, id: string) => call('takeBackDraft', { params: { id } })
const discardedOf = async ({ call }: Caller) =>
  (await call('listDiscardedDrafts', {})).items.map(({ id }) => id)
/** A draft of a page in which Ann wrote, thrown away. */
const thrownAway = async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const body = await writeIn(draft, 'Un mot de plus.')
  await discard(ann, draft.id)
  return { slug, draft, id: draft.id, body }
}
const sweepIn = (days: number): Promise<number> =>
  sweepDiscarded({ ...server.services, clock: () => new Date(Date.now() + days * DAY) })

test('a draft that was thrown away is taken back as it was, and written on', async () => {
  const { slug, id, draft, body } = await thrownAway()
  expect(await discardedOf(ann)).toContain(id)
  await takeBack(ann, id)
  expect(await discardedOf(ann)).not.toContain(id)
  const again = await openDraft(ann, slug)
  expect(again.id).toBe(id)
  const now = await writeIn(again, 'Et encore un.')
  expect(now).toContain(body.slice(0, -1))
  expect(now).toContain('Et encore un.')
  expect(again.room).toBe(draft.room)
})

test('its checkpoints come back with it', async () => {
  const slug = await makePage(ann)
  const { id } = await openDraft(ann, slug)
  await ann.call('keepCheckpoint', { params: { id }, body: {} })
  await discard(ann, id)
  await takeBack(ann, id)
  expect((await ann.call('listCheckpoints', { params: { id } })).items).toHaveLength(1)
})

test('who wrote in it finds it too, and nobody else', async () => {
  const slug = await makePage(ann)
  await writeIn(await openDraft(bo, slug), 'De Bo.')
  const draft = await openDraft(ann, slug)
  await discard(ann, draft.id)
  const { items } = await bo.call('listDiscardedDrafts', {})
  expect(items.find(({ id }) => id === draft.id)).toMatchObject({
    page: { slug },
    purpose: 'page',
    by: 'Ann',
  })
  const cy = await server.person('Cy')
  expect(await discardedOf(cy)).toEqual([])
  await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
  expect(await discardedOf(bo)).not.toContain(draft.id)
  expect(await problemOf(takeBack(bo, draft.id))).toMatchObject({ code: 'forbidden' })
})

test('another draft that nobody wrote in gives way, one with words does not', async () => {
  const { slug, id } = await thrownAway()
  const other = await openDraft(bo, slug)
  await takeBack(ann, id)
  expect((await openDraft(bo, slug)).id).toBe(id)
  await discard(ann, id)
  const next = await openDraft(bo, slug)
  expect(next.id).not.toBe(other.id)
  await writeIn(next, 'De Bo.')
  expect(await problemOf(takeBack(ann, id))).toMatchObject({ code: 'not-open' })
  expect((await openDraft(ann, slug)).id).toBe(next.id)
})

test('what was published, or is open, is not taken back', async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  await writeIn(draft, 'Un mot.')
  expect(await problemOf(takeBack(ann, draft.id))).toMatchObject({ code: 'not-open' })
  await ann.call('publishDraft', { params: { id: draft.id }, body: { reason: 'Un mot' } })
  expect(await problemOf(takeBack(ann, draft.id))).toMatchObject({ code: 'not-open' })
})

test('a proposal that was thrown away is its owner’s alone to take back', async () => {
  const slug = await makePage(ann)
  const draft = await bo.call('openProposalDraft', { params: { slug }, body: {} })
  await writeIn(draft, 'Une idée.')
  await discard(bo, draft.id)
  expect(await problemOf(takeBack(ann, draft.id))).toMatchObject({ code: 'forbidden' })
  expect(await discardedOf(ann)).not.toContain(draft.id)
  await takeBack(bo, draft.id)
  expect((await bo.call('openProposalDraft', { params: { slug }, body: {} })).id).toBe(draft.id)
})

test('after thirty days it is forgotten, and not by a clock that jumps for an hour', async () => {
  const { id } = await thrownAway()
  expect(await sweepIn(29)).toBe(0)
  expect(await sweepIn(400)).toBe(0)
  expect(await sweepIn(0)).toBe(0)
  // the mark of a clock that was ahead is of no use to one that is right
  expect(await sweepIn(31)).toBe(0)
  expect(await discardedOf(ann)).toContain(id)
  expect(await sweepIn(33)).toBeGreaterThan(0)
  expect(await discardedOf(ann)).not.toContain(id)
  expect(await problemOf(takeBack(ann, id))).toMatchObject({ code: 'not-open' })
  expect(await leftOf(server, id)).toEqual([])
})
