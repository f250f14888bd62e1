import { applyTextToDraft, draftText } from '@forkshop/document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, openDraft, problemOf, TEXT, type Caller } from '../../testing/draft-server.ts'
import { bodyOf, enterRoom, type RoomClient } from '../../testing/room-client.ts'

const { server, ann, bo } = await annAndBo()

const mine = TEXT.replace('une minute', 'deux minutes')
const published = TEXT.replace('une minute', 'cinq minutes').replace('ce qui a été dit', 'tout')

const enter = (draft: { room: string; token: string }): Promise<RoomClient> =>
  enterRoom({ url: server.base, room: draft.room, token: draft.token })
const put = async (caller: Caller, slug: string, text: string): Promise<string> => {
  const { revision } = await caller.call('getPage', { params: { slug } })
  const body = { text, base: revision.id, reason: 'Ailleurs' }
  await caller.call('publishPage', { params: { slug }, body })
  return (await caller.call('getPage', { params: { slug } })).revision.id
}
const rawText = (slug: string) => ann.call('getText', { params: { slug } })
const preview = (id: string) => ann.call('previewBringIn', { params: { id } })
const bringIn = (id: string, head: string, facts: Record<string, 'page' | 'draft'> = {}) =>
  ann.call('bringIn', { params: { id }, body: { head, facts } })
const publish = async (id: string, seen = true) => {
  const textHash = seen
    ? { textHash: (await ann.call('previewDraft', { params: { id } })).textHash }
    : {}
  return ann.call('publishDraft', { params: { id }, body: { reason: 'Ensemble', ...textHash } })
}

/** Ann's draft says `text`; then Bo publishes another text. */
const behind = async (text = mine, other = published) => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const room = await enter(draft)
  applyTextToDraft(room.ydoc, text)
  await room.acknowledged()
  return { slug, draft, id: draft.id, room, head: await put(bo, slug, other) }
}
/** Puts words in the place of the only conflict, as an editor does. */
const decide = async (room: RoomClient, words: string): Promise<void> => {
  const body = room.ydoc.getXmlFragment('body')
  const at = body
    .toArray()
    .findIndex((node) => node instanceof Y.XmlElement && node.nodeName === 'conflict')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  room.ydoc.transact(() => {
    body.delete(at, 1)
    body.insert(at, [paragraph])
  })
  await room.acknowledged()
}
const hasConflict = (ydoc: Y.Doc): boolean => bodyOf(ydoc).includes('<conflict')

test('what was published meanwhile comes into the draft for everybody in it', async () => {
  const { slug, id, room, head } = await behind(mine, TEXT.replace('ce qui a été dit', 'tout'))
  const bosRoom = await enter(await openDraft(bo, slug))
  expect(await bringIn(id, head)).toEqual({ base: head, conflicts: 0 })
  for (const one of [room, bosRoom]) {
    await one.until((ydoc) => ydoc.getMap('meta').get('base') === head)
    expect(bodyOf(one.ydoc)).toContain('deux minutes')
    expect(bodyOf(one.ydoc)).toContain('On note tout.')
  }
  expect(await openDraft(bo, slug)).toMatchObject({ id, base: head })
  expect(await publish(id)).toMatchObject({ merged: false })
  expect(await rawText(slug)).toBe(mine.replace('ce qui a été dit', 'tout'))
  room.close()
  bosRoom.close()
})

test('a passage that both changed stands in the draft, and once decided is not asked again', async () => {
  const { slug, id, room, head } = await behind()
  const seen = await preview(id)
  expect(seen).toMatchObject({ head, facts: [], passages: 1 })
  const sides = seen.comparison.changes.flatMap(({ side }) => side ?? [])
  expect(sides).toEqual(['open', 'ours'])
  expect(await bringIn(id, head)).toEqual({ base: head, conflicts: 1 })
  await room.until(hasConflict)
  expect(draftText(room.ydoc, published)).toMatchObject({ kind: 'unresolved', conflicts: 1 })
  await decide(room, 'Chacun parle trois minutes.')
  expect(await publish(id)).toMatchObject({ merged: false, unchanged: false })
  expect(await rawText(slug)).toBe(published.replace('cinq minutes', 'trois minutes'))
  room.close()
})

test.each([
  ['unseen', false],
  ['previewed', true],
])('a draft with an open passage is not published, %s', async (_, seen) => {
  const { slug, id, room, head } = await behind()
  await bringIn(id, head)
  const shown = await ann.call('previewDraft', { params: { id } })
  expect(shown.errors.map(({ code }) => code)).toEqual(['unresolved'])
  expect(shown.text).not.toContain('<<<<<<<')
  expect(await problemOf(publish(id, seen))).toMatchObject({
    status: 422,
    code: 'invalid',
    errors: [{ path: 'text', code: 'unresolved' }],
  })
  const again = await put(bo, slug, published.replace('tout', 'tout, et plus'))
  expect((await problemOf(bringIn(id, again))).errors).toMatchObject([{ code: 'unresolved' }])
  room.close()
})

test('facts that both changed are chosen before anything is brought in', async () => {
  const titled = (text: string, title: string) => text.replace('title: Tour de table', title)
  const { id, slug, room, head } = await behind(
    titled(mine, 'title: Le tour'),
    titled(TEXT, 'title: La ronde'),
  )
  expect((await preview(id)).facts).toMatchObject([
    { path: 'title', ours: 'title: La ronde\n', theirs: 'title: Le tour\n' },
  ])
  expect(await problemOf(bringIn(id, head))).toMatchObject({
    status: 409,
    code: 'conflict',
    conflicts: [{ path: 'title' }],
  })
  expect(await openDraft(ann, slug)).not.toMatchObject({ base: head })
  await bringIn(id, head, { title: 'draft' })
  await publish(id)
  expect(await rawText(slug)).toBe(titled(mine, 'title: Le tour'))
  room.close()
})

test('only the text that was previewed is brought in, and nothing twice', async () => {
  const { slug, id, room, head } = await behind()
  const later = await put(bo, slug, published.replace('tout', 'tout, et plus'))
  expect(await problemOf(bringIn(id, head))).toMatchObject({ status: 409, code: 'changed' })
  await bringIn(id, later)
  await room.until(hasConflict)
  await decide(room, 'Chacun parle trois minutes.')
  expect(await problemOf(bringIn(id, later))).toMatchObject({ status: 409, code: 'not-open' })
  room.close()
})

test('those in a draft are told that the page moved on, and those who come later', async () => {
  const { slug, room, head } = await behind()
  const told = { kind: 'page-moved', head }
  await expect.poll(() => room.messages).toEqual([told])
  const bosRoom = await enter(await openDraft(bo, slug))
  await expect.poll(() => bosRoom.messages).toEqual([told])
  room.close()
  bosRoom.close()
})

test('a proposal’s draft takes in what was published, and is made on it', async () => {
  const slug = await makePage(ann)
  const draft = await ann.call('openProposalDraft', { params: { slug }, body: {} })
  const room = await enter(draft)
  applyTextToDraft(room.ydoc, mine)
  await room.acknowledged()
  const head = await put(bo, slug, published)
  await bringIn(draft.id, head)
  await room.until(hasConflict)
  await decide(room, 'Chacun parle trois minutes.')
  const body = { reason: 'Ensemble', title: 'Trois minutes' }
  const { proposal } = await ann.call('publishDraft', { params: { id: draft.id }, body })
  const view = await ann.call('viewProposal', { params: { slug, number: proposal ?? 0 } })
  expect(view.proposal).toMatchObject({ base: head, mergeable: 'clean' })
  room.close()
})

test('what a proposal and the page become together is drawn with the side of each change', async () => {
  const slug = await makePage(ann)
  const { revision } = await ann.call('getPage', { params: { slug } })
  const { number } = await bo.call('createProposal', {
    params: { slug },
    body: { text: mine, base: revision.id, title: 'Deux minutes', reason: 'Plus de temps' },
  })
  await put(ann, slug, TEXT.replace('ce qui a été dit', 'tout'))
  const merged = await ann.call('viewProposalMerge', { params: { slug, number } })
  expect(merged.changes.flatMap(({ side, label }) => (side ? [[side, label]] : []))).toEqual([
    ['theirs', expect.stringContaining('Chacun')],
    ['ours', expect.stringContaining('On note')],
  ])
})
