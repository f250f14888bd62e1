import { DRAFT_BODY } from '@forkshop/document'
import { Document } from '@hocuspocus/server'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import {
  draftOnDisk,
  leftOf,
  makePage,
  openDraft,
  problemOf,
  type Caller,
} from '../../testing/draft-server.ts'
import { bodyOf, type RoomClient } from '../../testing/room-client.ts'
import { useRooms } from '../../testing/use-rooms.ts'
import { roomLosses } from './room-losses.ts'

const { server, ann, bo } = await annAndBo()
const enter = useRooms(server)

/** Both in one draft. */
const together = async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const [anns, bos] = [await enter(draft), await enter(await openDraft(bo, slug))]
  return { slug, id: draft.id, room: draft.room, anns, bos }
}
const lineOf = ({ ydoc }: RoomClient): Y.XmlText => {
  const paragraph = ydoc.getXmlFragment(DRAFT_BODY).get(1)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('the draft has no such line')
  return text
}
/** Makes the second block anew, as an editor does that moves it, turns it or joins it. */
const replace = (client: RoomClient): void => {
  const words = lineOf(client).toJSON()
  const heading = new Y.XmlElement('heading')
  heading.insert(0, [new Y.XmlText(words)])
  client.ydoc.transact(() => {
    const body = client.ydoc.getXmlFragment(DRAFT_BODY)
    body.delete(1)
    body.insert(1, [heading])
  })
}
/** What both do before either hears of the other. */
const atOnce = async (first: RoomClient, second: RoomClient, acts: readonly (() => void)[]) => {
  for (const act of acts) act()
  await Promise.all([first.acknowledged(), second.acknowledged()])
}
const listed = async (id: string, by: Caller = ann) =>
  (await by.call('listLosses', { params: { id } })).items
const at = (id: string, loss: string | undefined) => ({ params: { id, loss: loss ?? '' } })
const onDisk = async (id: string): Promise<string> => bodyOf(await draftOnDisk(server, id))
const times = (text: string, words: string): number => text.split(words).length - 1
const counts = ({ messages }: RoomClient): readonly unknown[] =>
  messages.flatMap((one) => (one.kind === 'words-lost' ? [one['count']] : []))

/** Ann's words go with the block that Bo replaces. */
const lose = async () => {
  const both = await together()
  const { anns, bos } = both
  await atOnce(anns, bos, [() => lineOf(anns).insert(6, ' souvent'), () => replace(bos)])
  return both
}

test('what one wrote in a passage that another replaced is offered, to its author first', async () => {
  const { id, anns, bos } = await lose()
  const loss = { words: ' souvent', by: 'Ann', takenBy: 'Bo' }
  expect(await listed(id)).toMatchObject([{ ...loss, own: true }])
  expect(await listed(id, bo)).toMatchObject([{ ...loss, own: false }])
  expect(await onDisk(id)).not.toContain('souvent')
  for (const one of [anns, bos]) await expect.poll(() => counts(one)).toEqual([1])
})

test('who comes in later is told of it, also by a server that was away', async () => {
  const { slug, id, room, anns, bos } = await lose()
  await listed(id)
  for (const one of [anns, bos]) one.close()
  const { hocuspocus } = server.live
  hocuspocus.flushPendingStores()
  await expect.poll(() => hocuspocus.documents.has(room)).toBe(false)
  const again = await enter(await openDraft(bo, slug))
  await expect.poll(() => counts(again)).toEqual([1])
  expect(await listed(id)).toMatchObject([{ words: ' souvent', by: 'Ann', takenBy: 'Bo' }])
})

test('it comes back after its place, once, however often that is asked', async () => {
  const { id, anns, bos } = await lose()
  const [loss] = await listed(id)
  await Promise.all([
    bo.call('bringBackLoss', at(id, loss?.id)),
    ann.call('bringBackLoss', at(id, loss?.id)),
  ])
  await ann.call('bringBackLoss', at(id, loss?.id))
  const text = await onDisk(id)
  expect(times(text, 'souvent')).toBe(1)
  expect(text).toMatch(/<\/heading><paragraph[^>]*>souvent<\/paragraph><heading/)
  for (const one of [anns, bos]) await one.until((ydoc) => bodyOf(ydoc).includes('souvent'))
  expect(await listed(id)).toEqual([])
  await expect.poll(() => counts(anns)).toEqual([1, 0])
})

test('its author dismisses it, nobody else', async () => {
  const { id, anns } = await lose()
  const [loss] = await listed(id)
  expect(await problemOf(bo.call('dismissLoss', at(id, loss?.id)))).toMatchObject({
    code: 'forbidden',
  })
  await ann.call('dismissLoss', at(id, loss?.id))
  await ann.call('dismissLoss', at(id, loss?.id))
  expect(await listed(id)).toEqual([])
  await expect.poll(() => counts(anns)).toEqual([1, 0])
  expect(await onDisk(id)).not.toContain('souvent')
})

test('what was dismissed comes back all the same, once', async () => {
  const { id, anns } = await lose()
  const [loss] = await listed(id)
  await ann.call('dismissLoss', at(id, loss?.id))
  for (const one of [bo, ann]) await one.call('bringBackLoss', at(id, loss?.id))
  await anns.until((ydoc) => bodyOf(ydoc).includes('souvent'))
  expect(times(await onDisk(id), 'souvent')).toBe(1)
  expect(await listed(id)).toEqual([])
})

test('what is offered to nobody is not brought back, nor looked at by others', async () => {
  const { id } = await lose()
  for (const call of ['bringBackLoss', 'dismissLoss'] as const) {
    for (const loss of ['1-1', 'x']) {
      expect(await problemOf(ann.call(call, at(id, loss)))).toMatchObject({ code: 'not-found' })
    }
  }
  expect(await problemOf(server.caller()('listLosses', { params: { id } }))).toMatchObject({
    code: 'not-signed-in',
  })
})

test('who deletes, or takes along, what they had seen loses nothing', async () => {
  const { id, anns, bos } = await together()
  lineOf(anns).insert(6, ' souvent')
  await anns.acknowledged()
  await bos.until((ydoc) => bodyOf(ydoc).includes('souvent'))
  replace(bos)
  await bos.acknowledged()
  expect(await onDisk(id)).toContain('souvent')
  await anns.until((ydoc) => bodyOf(ydoc).includes('<heading>Chacun'))
  anns.ydoc.getXmlFragment(DRAFT_BODY).delete(1)
  await anns.acknowledged()
  expect(await listed(id)).toEqual([])
  expect(counts(anns)).toEqual([])
})

test('who was away and comes back with a block that they replaced takes nothing for good', async () => {
  const { id, anns, bos } = await together()
  const socket = bos.provider.configuration.websocketProvider
  const left = new Promise<void>((resolve) => bos.provider.on('disconnect', () => resolve()))
  socket.disconnect()
  await left
  lineOf(anns).insert(6, ' souvent')
  await anns.acknowledged()
  replace(bos)
  const back = new Promise<void>((resolve) => bos.provider.on('synced', () => resolve()))
  void socket.connect()
  await back
  await bos.acknowledged()
  expect(await onDisk(id)).not.toContain('souvent')
  expect(await listed(id)).toMatchObject([{ words: ' souvent', by: 'Ann', takenBy: 'Bo' }])
})

test('what a server found that was killed before it kept it is found again in the log', async () => {
  const { id } = await lose()
  const [{ id: loss } = { id: '' }] = await listed(id)
  await server.services.database.deleteFrom('draft_loss').where('draft', '=', id).execute()
  const updates = await server.live.readUpdates(id)
  const found = roomLosses(server.services)
  const ydoc = new Document(id)
  const load = async (each: (update: Uint8Array) => void): Promise<void> => {
    for (const update of updates) {
      each(update)
      Y.applyUpdate(ydoc, update)
    }
  }
  await found.watch(id, ydoc, load)
  await found.close()
  expect(await listed(id)).toMatchObject([{ id: loss, words: ' souvent' }])
  // what was settled stays so
  await ann.call('bringBackLoss', at(id, loss))
  await found.watch(id, new Document(id), load)
  await found.close()
  expect(await listed(id)).toEqual([])
})

test('a draft that is closed keeps no losses', async () => {
  const { id } = await lose()
  await listed(id)
  await ann.call('publishDraft', { params: { id }, body: { reason: 'Try' } })
  expect(await leftOf(server, id)).not.toContain('draft_loss')
})
