import { applyTextToDraft } from '@forkshop/document'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import {
  draftOnDisk,
  leftOf,
  makePage,
  openDraft,
  problemOf,
  TEXT,
  type Caller,
} from '../../testing/draft-server.ts'
import { bodyOf, writeParagraph, type RoomClient } from '../../testing/room-client.ts'
import { useRooms } from '../../testing/use-rooms.ts'
import { insertCheckpoint } from './checkpoint-rows.ts'
import { roomCheckpoints } from './room-checkpoints.ts'

const { server, ann, bo } = await annAndBo()
const enter = useRooms(server)

const points = Array.from({ length: 30 }, (_, at) => `Le point ${at} dit quelque chose.\n`)
const LONG = `${TEXT}\n${points.join('\n')}`

const inDraft = async (text = LONG) => {
  const slug = await makePage(ann, text)
  const draft = await openDraft(ann, slug)
  return { slug, draft, id: draft.id, room: await enter(draft) }
}
const write = async (room: RoomClient, words: string): Promise<void> => {
  writeParagraph(room.ydoc, words)
  await room.acknowledged()
}
const clear = ({ ydoc }: RoomClient): void => {
  const body = ydoc.getXmlFragment('body')
  body.delete(0, body.length)
}
const has = (text: string) => (ydoc: Y.Doc) => bodyOf(ydoc).includes(text)
const listed = async (id: string, by: Caller = ann) =>
  (await by.call('listCheckpoints', { params: { id } })).items
const at = (id: string, checkpoint: number | undefined) => ({
  params: { id, checkpoint: checkpoint ?? 0 },
})
const textOf = async (id: string) =>
  (await ann.call('previewDraft', { params: { id }, query: { sides: 'none' } })).text
const stored = async (room: string): Promise<void> => {
  server.live.hocuspocus.flushPendingStores()
  await server.live.hocuspocus.documents.get(room)?.saveMutex.waitForUnlock()
}

test('an update that deletes everything is kept from before, and one call brings it back for all', async () => {
  const { slug, id, room } = await inDraft()
  const bosRoom = await enter(await openDraft(bo, slug))
  await write(room, 'Un mot de plus.')
  clear(bosRoom)
  await bosRoom.acknowledged()
  expect(bodyOf(await draftOnDisk(server, id))).not.toContain('Le point')
  const [before] = await listed(id)
  expect(before).toMatchObject({ why: 'deletion', by: 'Bo' })
  const deletions = () => room.messages.filter(({ kind }) => kind === 'much-deleted')
  await expect.poll(deletions).toEqual([{ kind: 'much-deleted', checkpoint: before?.id, by: 'Bo' }])
  const seen = await ann.call('viewCheckpoint', at(id, before?.id))
  expect(seen.text).toBe(`${LONG}\nUn mot de plus.\n`)
  expect(seen.comparison.changes.some(({ kind }) => kind === 'removed')).toBe(true)
  const { conflicts, kept } = await ann.call('restoreCheckpoint', at(id, before?.id))
  expect(conflicts).toBe(0)
  for (const one of [room, bosRoom]) await one.until(has('Un mot de plus.'))
  // there is nothing to bring back any more
  await expect.poll(() => deletions().at(-1)).toMatchObject({ checkpoint: null })
  expect(await textOf(id)).toBe(seen.text)
  expect((await listed(id)).map(({ why }) => why)).toEqual(['restore', 'deletion'])
  // what was there before it came back is the way back
  await ann.call('restoreCheckpoint', at(id, kept))
  expect(await textOf(id)).not.toContain('Le point')
})

test('a checkpoint is drawn as a page, or only counted', async () => {
  const { id, room } = await inDraft(TEXT)
  await ann.call('keepCheckpoint', { params: { id }, body: {} })
  await write(room, 'Deux mots.')
  const [kept] = await listed(id)
  const whole = await ann.call('viewCheckpoint', at(id, kept?.id))
  expect(whole.html).toContain('<p>')
  expect(whole.html).not.toContain('Deux mots.')
  const counted = await ann.call('viewCheckpoint', {
    ...at(id, kept?.id),
    query: { unchanged: 'counted', sides: 'none' },
  })
  expect([counted.html, counted.comparison.unchangedIn]).toEqual(['', undefined])
  expect(counted.comparison.changes.at(-1)?.words).toEqual({ added: 2, removed: 0 })
})

test('what cannot be kept from before is not deleted', async () => {
  const { id, room } = await inDraft()
  const { database } = server.services
  await sql`create trigger no_checkpoint before insert on draft_checkpoint
    begin select raise(abort, 'broken'); end`.execute(database)
  clear(room)
  expect(await room.refused()).toBe('disk-failed')
  room.close()
  await sql`drop trigger no_checkpoint`.execute(database)
  expect(bodyOf(await draftOnDisk(server, id))).toContain('Le point 29')
})

test('a draft is kept after some time of work, and not again a moment later', async () => {
  const { id, draft, room } = await inDraft()
  for (const words of ['Un.', 'Deux.']) {
    await write(room, words)
    await stored(draft.room)
  }
  expect(await listed(id)).toMatchObject([{ why: 'time', by: null }])
})

test('a clock that was set back or far ahead stops no checkpoint, and changes no order', async () => {
  const { id, room } = await inDraft()
  const year = 365 * 24 * 60 * 60_000
  for (const [years, words] of [
    [0, 'Aujourd’hui.'],
    [-1, 'Il y a un an.'],
    [5, 'Dans cinq ans.'],
  ] as const) {
    await write(room, words)
    const clock = () => new Date(Date.now() + years * year)
    await roomCheckpoints({ ...server.services, clock }).afterWork(id, room.ydoc)
  }
  const [newest, middle, oldest] = await listed(id)
  const texts = await Promise.all(
    [oldest, middle, newest].map(async (one) => {
      const { text } = await ann.call('viewCheckpoint', at(id, one?.id))
      return text.trimEnd().split('\n').at(-1)
    }),
  )
  expect(texts).toEqual(['Aujourd’hui.', 'Il y a un an.', 'Dans cinq ans.'])
})

test('a draft of an older schema is kept once before this one writes in it', async () => {
  const { id, room } = await inDraft()
  const old = new Y.Doc()
  Y.applyUpdate(old, Y.encodeStateAsUpdate(room.ydoc))
  old.getMap('meta').set('schema', 1)
  const checkpoints = roomCheckpoints(server.services)
  await checkpoints.onLoad(id, old)
  old.getText('more').insert(0, 'x')
  await checkpoints.onLoad(id, old)
  await checkpoints.onLoad(id, room.ydoc)
  expect(await listed(id)).toMatchObject([{ why: 'schema' }])
})

test('there are at most thirty, the first and the newest among them', async () => {
  const { id, draft } = await inDraft()
  for (let index = 0; index < 40; index += 1) {
    const payload = new Uint8Array(index + 1)
    await insertCheckpoint(server.services, { draft, why: 'time', user: null, payload })
  }
  const kept = (await listed(id)).map((one) => one.id)
  expect(kept).toHaveLength(30)
  expect((kept[0] ?? 0) - (kept[29] ?? 0)).toBe(39)
})

test('one can be asked for, and the same text is kept once', async () => {
  const { id, room } = await inDraft()
  await write(room, 'Un mot.')
  for (const why of ['asked', 'apply'] as const) {
    await ann.call('keepCheckpoint', { params: { id }, body: { why } })
  }
  expect(await listed(id)).toMatchObject([{ why: 'asked', by: 'Ann' }])
})

test('what the page brought in since then stays when a checkpoint comes back', async () => {
  const { slug, id, room } = await inDraft(TEXT)
  applyTextToDraft(room.ydoc, TEXT.replace('une minute', 'deux minutes'))
  await room.acknowledged()
  const { revision, text } = await bo.call('getPage', { params: { slug } })
  const published = text.replace('ce qui a été dit', 'tout')
  await bo.call('publishPage', {
    params: { slug },
    body: { text: published, base: revision.id, reason: 'Tout' },
  })
  const { head } = await ann.call('previewBringIn', { params: { id } })
  await ann.call('bringIn', { params: { id }, body: { head } })
  const [before] = await listed(id)
  expect(before?.why).toBe('bring-in')
  applyTextToDraft(room.ydoc, published)
  await room.acknowledged()
  await ann.call('restoreCheckpoint', at(id, before?.id))
  expect(await textOf(id)).toBe(published.replace('une minute', 'deux minutes'))
})

test('a checkpoint belongs to its draft, and goes with it', async () => {
  const [one, other] = [await inDraft(), await inDraft()]
  await ann.call('keepCheckpoint', { params: { id: one.id }, body: {} })
  const [kept] = await listed(one.id)
  for (const name of ['viewCheckpoint', 'restoreCheckpoint'] as const) {
    const asked = ann.call(name, at(other.id, kept?.id))
    expect(await problemOf(asked)).toMatchObject({ code: 'not-found' })
  }
  await write(one.room, 'Un mot.')
  await ann.call('publishDraft', { params: { id: one.id }, body: { reason: 'Un mot' } })
  expect(await leftOf(server, one.id)).not.toContain('draft_checkpoint')
})
