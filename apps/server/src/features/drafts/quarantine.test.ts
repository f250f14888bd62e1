import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  draftOnDisk,
  draftServer,
  makePage,
  openDraft,
  problemOf,
  type DraftServer,
} from '../../testing/draft-server.ts'
import type { TestServerOptions } from '../../testing/test-server.ts'
import { bodyOf, enterRoom, writeParagraph, type RoomClient } from '../../testing/room-client.ts'

let dataDirectory: string
let server: DraftServer
const clients: RoomClient[] = []

beforeEach(async () => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-quarantine-'))
  server = await draftServer({ dataDirectory })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const enter = async (draft: { room: string; token: string }): Promise<RoomClient> => {
  const client = await enterRoom({ url: server.base, room: draft.room, token: draft.token })
  clients.push(client)
  return client
}
const restart = async (overrides: TestServerOptions['overrides'] = {}): Promise<void> => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
  server = await draftServer({ dataDirectory, overrides })
}
const told = async (client: RoomClient): Promise<void> => {
  if (client.messages.length > 0) return
  await new Promise((resolve) => client.provider.on('stateless', resolve))
}
const setAside = { kind: 'read-only', reason: 'quarantined' }

/** Ann's draft, in quarantine for a node that no text can say. */
const quarantined = async () => {
  const ann = await server.person('Ann')
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const client = await enter(draft)
  writeParagraph(client.ydoc, 'good words')
  client.ydoc.getXmlFragment(draft.field).insert(0, [new Y.XmlElement('video')])
  await client.acknowledged()
  server.live.hocuspocus.flushPendingStores()
  await told(client)
  expect(client.messages).toEqual([setAside])
  return { slug, draft }
}

test('who comes into a draft in quarantine reads it, is told so and writes nothing', async () => {
  const { slug } = await quarantined()
  const bo = await server.person('Bo')
  const client = await enter(await openDraft(bo, slug))
  await told(client)
  expect(client.messages).toEqual([setAside])
  expect(client.provider.authorizedScope).toBe('readonly')
})

test('a draft in quarantine stays there over a restart, and can be thrown away', async () => {
  const { slug, draft } = await quarantined()
  await restart()
  const ann = await server.known('ann@example.org')
  const again = await openDraft(ann, slug)
  expect(again.id).toBe(draft.id)
  const client = await enter(again)
  await told(client)
  expect(client.messages).toEqual([setAside])
  expect(client.provider.authorizedScope).toBe('readonly')
  writeParagraph(client.ydoc, 'more words')
  await ann.call('changePage', { params: { slug }, body: { editing: 'open' } })
  const onDisk = bodyOf(await draftOnDisk(server, draft.id))
  expect(onDisk).toContain('good words')
  expect(onDisk).not.toContain('more words')
  const inParams = { params: { id: draft.id } }
  const publish = ann.call('publishDraft', { ...inParams, body: { reason: 'try' } })
  expect(await problemOf(publish)).toMatchObject({ status: 422 })
  await ann.call('discardDraft', inParams)
  expect((await openDraft(ann, slug)).id).not.toBe(draft.id)
})

test('what a newer server can read is let out of quarantine', async () => {
  const ann = await server.person('Ann')
  const draft = await openDraft(ann, await makePage(ann))
  await server.services.database
    .updateTable('draft')
    .set({ quarantined: 'not in the schema: chart' })
    .where('id', '=', draft.id)
    .execute()
  const client = await enter(draft)
  await told(client)
  expect(client.messages).toEqual([{ kind: 'writable' }])
  writeParagraph(client.ydoc, 'on we go')
  await client.acknowledged()
  expect(bodyOf(await draftOnDisk(server, draft.id))).toContain('on we go')
})

test('what cannot be read of a draft is told to the operator, of one that is whole nothing is', async () => {
  const ann = await server.person('Ann')
  const draft = await openDraft(ann, await makePage(ann))
  const client = await enter(draft)
  for (const word of ['first', 'second']) writeParagraph(client.ydoc, word)
  await client.acknowledged()
  const complaints: string[] = []
  const log = {
    info: () => {},
    warn: () => {},
    error: (_data: object, words: string) => void complaints.push(words),
  }
  await restart({ log })
  await enter(draft)
  expect(complaints).toEqual([])
  const torn = { draft: draft.id, payload: Buffer.from('torn') }
  await server.services.database.insertInto('draft_log').values(torn).execute()
  await restart({ log })
  await enter(draft)
  expect(complaints).toEqual(['unreadable draft log entries'])
})
