import { sql } from 'kysely'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import {
  draftOnDisk,
  draftServer,
  leftOf,
  makePage,
  openDraft,
  problemOf,
  type Caller,
} from '../../testing/draft-server.ts'
import {
  bodyOf,
  enterRoom,
  joinRoom,
  statusOfUpgrade,
  writeParagraph,
} from '../../testing/room-client.ts'
import { useRooms, type Ticket } from '../../testing/use-rooms.ts'

const { server, ann, bo } = await annAndBo()
const admin = await server.person('Ada', { admin: true })
const enter = useRooms(server)

/** Knocks and answers why nobody opened. */
const refusal = async (ticket: Ticket & { readonly origin?: string | null }): Promise<string> => {
  const client = joinRoom({ url: server.base, ...ticket })
  const reason = await client.refused()
  client.close()
  return reason
}
/** A new page with a draft that Ann and Bo are in. */
const inOneDraft = async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  const bosDraft = await openDraft(bo, slug)
  return { slug, draft, bosDraft, a: await enter(draft), b: await enter(bosDraft) }
}
const onDisk = async (draft: string) => bodyOf(await draftOnDisk(server, draft))
const has = (text: string) => (ydoc: Y.Doc) => bodyOf(ydoc).includes(text)
const settings = (slug: string, body: { editing?: 'maintainers'; visibility?: 'private' }) =>
  ann.call('changePage', { params: { slug }, body })

test('a page has one shared draft', async () => {
  const { draft, bosDraft } = await inOneDraft()
  expect(bosDraft.id).toBe(draft.id)
  expect(bosDraft.token).not.toBe(draft.token)
})

test('two people who open it at the same moment get the same draft', async () => {
  const slug = await makePage(ann)
  const drafts = await Promise.all([
    openDraft(ann, slug),
    openDraft(bo, slug),
    openDraft(ann, slug),
  ])
  expect(new Set(drafts.map((draft) => draft.id)).size).toBe(1)
})

test('two people who write at once see the same text', async () => {
  const { a, b } = await inOneDraft()
  writeParagraph(a.ydoc, 'from Ann')
  writeParagraph(b.ydoc, 'from Bo')
  await Promise.all([a.until(has('from Bo')), b.until(has('from Ann'))])
  expect(bodyOf(a.ydoc)).toBe(bodyOf(b.ydoc))
})

test('what is acknowledged is on disk', async () => {
  const { draft, a } = await inOneDraft()
  writeParagraph(a.ydoc, 'kept')
  await a.acknowledged()
  expect(await onDisk(draft.id)).toContain('kept')
})

test('a compaction keeps the text', async () => {
  const { draft, a } = await inOneDraft()
  for (const word of ['one', 'two', 'three']) writeParagraph(a.ydoc, word)
  await a.acknowledged()
  const before = await onDisk(draft.id)
  server.live.hocuspocus.flushPendingStores()
  await server.live.hocuspocus.documents.get(draft.room)?.saveMutex.waitForUnlock()
  expect(await leftOf(server, draft.id)).not.toContain('draft_log')
  expect(await onDisk(draft.id)).toBe(before)
})

test('somebody who only looked is not an author', async () => {
  const { slug, a } = await inOneDraft()
  writeParagraph(a.ydoc, 'by Ann alone')
  await a.acknowledged()
  const { authors } = await openDraft(bo, slug)
  expect(authors).toEqual([{ id: ann.id, name: 'Ann' }])
})

test('the name that others see is the account’s, whatever the client says', async () => {
  const { a, b } = await inOneDraft()
  const seen = new Promise<unknown>((resolve) => {
    b.provider.on('awarenessChange', ({ states }: { states: { user?: { name: string } }[] }) => {
      const other = states.find(({ user }) => user?.name === 'Ann')
      if (other !== undefined) resolve(other.user)
    })
  })
  a.provider.awareness?.setLocalState({
    user: { name: '<b>Boss</b>', color: 'red;}' },
    html: '<script>',
  })
  expect(await seen).toMatchObject({ id: ann.id, name: 'Ann', color: expect.any(Number) })
  expect(JSON.stringify([...(b.provider.awareness?.getStates().values() ?? [])])).not.toMatch(
    /Boss|script|red/,
  )
})

test('a token for one draft opens no other room', async () => {
  const { draft, b } = await inOneDraft()
  const other = await openDraft(ann, await makePage(ann))
  expect(await refusal({ room: other.room, token: draft.token })).toBe('not-allowed')
  expect(await refusal({ room: 'draft:nothing', token: draft.token })).toBe('not-allowed')
  expect(await refusal({ room: draft.id, token: draft.token })).toBe('not-allowed')
  expect(b.provider.synced).toBe(true)
})

test.each(['', 'forged', 'a.b'])('the token %j opens nothing', async (token) => {
  const { draft } = await inOneDraft()
  expect(await refusal({ room: draft.room, token })).toBe('not-allowed')
})

test('a foreign origin is refused before the socket is open', async () => {
  expect(await statusOfUpgrade(server.base, 'https://evil.example')).toBe(403)
  expect(await statusOfUpgrade(server.base, 'null')).toBe(403)
  expect(await statusOfUpgrade(server.base, server.base)).toBe(101)
})

test('without an origin only the token of a program opens a room', async () => {
  const { slug, draft } = await inOneDraft()
  expect(await refusal({ ...draft, origin: null })).toBe('not-allowed')
  const { token } = await ann.call('createToken', { body: { name: 'bot', scopes: ['write'] } })
  const program = server.caller({ authorization: `Bearer ${token}` })
  const opened = await program('openDraft', { params: { slug } })
  const client = await enterRoom({ url: server.base, ...opened, origin: null })
  writeParagraph(client.ydoc, 'by a program')
  await client.acknowledged()
  client.close()
  expect(await onDisk(draft.id)).toContain('by a program')
})

test('a program whose access token is deleted loses its socket, and its owner keeps theirs', async () => {
  const { slug, draft, a } = await inOneDraft()
  const made = await ann.call('createToken', { body: { name: 'bot', scopes: ['write'] } })
  const program = server.caller({ authorization: `Bearer ${made.token}` })
  const opened = await program('openDraft', { params: { slug } })
  const client = await enterRoom({ url: server.base, ...opened, origin: null })
  await ann.call('deleteToken', { params: { id: made.id } })
  expect(await client.refused()).toBe('not-allowed')
  client.close()
  expect(await refusal({ ...opened, origin: null })).toBe('not-allowed')
  writeParagraph(a.ydoc, 'still there')
  await a.acknowledged()
  expect(await onDisk(draft.id)).toContain('still there')
})

test('who may no longer edit reads on, and nothing they send is taken', async () => {
  const { slug, draft, bosDraft, b } = await inOneDraft()
  writeParagraph(b.ydoc, 'while allowed')
  await b.acknowledged()
  const told = new Promise((resolve) => b.provider.on('stateless', resolve))
  await settings(slug, { editing: 'maintainers' })
  await told
  expect(b.messages).toEqual([{ kind: 'read-only', reason: 'rights' }])
  writeParagraph(b.ydoc, 'too late')
  const again = await enter({ ...bosDraft, ...(await renewed(bo, draft.id)) })
  expect(again.provider.authorizedScope).toBe('readonly')
  writeParagraph(again.ydoc, 'never')
  expect(await onDisk(draft.id)).not.toMatch(/too late|never/)
  expect(b.provider.unsyncedChanges).toBeGreaterThan(0)
})

const renewed = (caller: Caller, id: string) => caller.call('renewDraft', { params: { id } })

test('who may not edit cannot open the page’s draft, and may propose instead', async () => {
  const slug = await makePage(ann)
  await settings(slug, { editing: 'maintainers' })
  expect(await problemOf(openDraft(bo, slug))).toMatchObject({ code: 'forbidden' })
  const draft = await bo.call('openProposalDraft', { params: { slug }, body: {} })
  expect(draft).toMatchObject({ purpose: 'proposal', page: slug })
  expect((await enter(draft)).provider.authorizedScope).toBe('read-write')
})

test('a page that becomes private closes the sockets of others', async () => {
  const { slug, draft, a, b } = await inOneDraft()
  await settings(slug, { visibility: 'private' })
  expect(await b.refused()).toBe('not-allowed')
  expect(await problemOf(renewed(bo, draft.id))).toMatchObject({ status: 404 })
  writeParagraph(a.ydoc, 'still there')
  await a.acknowledged()
  expect(await onDisk(draft.id)).toContain('still there')
})

test('a banned account loses its socket', async () => {
  const slug = await makePage(ann)
  const cy = await server.person('Cy')
  const client = await enter(await openDraft(cy, slug))
  await admin.call('changeUser', { params: { id: cy.id }, body: { banned: true } })
  expect(await client.refused()).toBe('not-allowed')
})

test('whose rights cannot be looked up loses their socket, and may come back later', async () => {
  const { bosDraft, b } = await inOneDraft()
  const { database, events } = server.services
  await sql`alter table maintainer rename to maintainer_away`.execute(database)
  events.emit({ kind: 'rights-changed', page: null, user: bo.id })
  const reason = await b.refused()
  await sql`alter table maintainer_away rename to maintainer`.execute(database)
  expect(reason).toBe('not-allowed')
  expect((await enter(bosDraft)).provider.authorizedScope).toBe('read-write')
})

test('a deleted page closes its draft', async () => {
  const { slug, b } = await inOneDraft()
  await ann.call('deletePage', { params: { slug }, body: { reason: 'made by mistake' } })
  expect(await b.refused()).toBe('not-allowed')
})

test('who is in a room when the server stops hears that it starts again', async () => {
  const stopped = await draftServer()
  const writer = await stopped.person('Writer')
  const draft = await openDraft(writer, await makePage(writer))
  const client = await enterRoom({ url: stopped.base, ...draft })
  await stopped.close()
  expect(await client.refused()).toBe('restarting')
  client.close()
})

test('an oversized update ends the connection and is not kept', async () => {
  const { draft, a } = await inOneDraft()
  writeParagraph(a.ydoc, 'x'.repeat(1_050_000))
  expect(await a.refused()).toBe('too-large')
  a.close()
  expect((await onDisk(draft.id)).length).toBeLessThan(2_000)
})

test('a flood of updates ends the connection', async () => {
  const { slug, draft, b } = await inOneDraft()
  const ed = await enter(await openDraft(await server.person('Ed'), slug))
  for (let index = 0; index < 1_500; index += 1) writeParagraph(ed.ydoc, 'x')
  expect(await ed.refused()).toBe('too-many')
  ed.close()
  writeParagraph(b.ydoc, 'undisturbed')
  await b.acknowledged()
  expect(await onDisk(draft.id)).toContain('undisturbed')
})

test('content of another schema puts the draft in quarantine and deletes nothing', async () => {
  const { draft, a, b } = await inOneDraft()
  writeParagraph(b.ydoc, 'good words')
  await b.acknowledged()
  a.ydoc.getXmlFragment(draft.field).insert(0, [new Y.XmlElement('video')])
  await a.acknowledged()
  const told = new Promise((resolve) => b.provider.on('stateless', resolve))
  server.live.hocuspocus.flushPendingStores()
  await told
  expect(b.messages).toEqual([{ kind: 'read-only', reason: 'quarantined' }])
  const publish = ann.call('publishDraft', { params: { id: draft.id }, body: { reason: 'try' } })
  expect(await problemOf(publish)).toMatchObject({ status: 422 })
  expect(await onDisk(draft.id)).toContain('good words')
})

test('a client of another schema version may only read', async () => {
  const { draft } = await inOneDraft()
  for (const [schema, scope] of [
    [draft.schemaVersion, 'read-write'],
    [draft.schemaVersion - 1, 'readonly'],
  ] as const) {
    const client = await enterRoom({ url: server.base, ...draft, schema })
    expect(client.provider.authorizedScope).toBe(scope)
    client.close()
  }
})

test('a client of another schema version may still only read after a change of rights', async () => {
  const { slug, draft } = await inOneDraft()
  const entry = { url: server.base, ...draft, schema: draft.schemaVersion - 1 }
  const client = await enterRoom(entry)
  await settings(slug, { editing: 'maintainers' })
  const other = await enter({ ...draft, ...(await renewed(ann, draft.id)) })
  writeParagraph(other.ydoc, 'of today')
  await client.until(has('of today'))
  writeParagraph(client.ydoc, 'of yesterday')
  writeParagraph(other.ydoc, 'and on')
  await client.until(has('and on'))
  client.close()
  expect(client.messages).toEqual([{ kind: 'read-only', reason: 'outdated' }])
  expect(await onDisk(draft.id)).not.toContain('of yesterday')
})

test('a right lost while somebody comes in is lost', async () => {
  const slug = await makePage(ann)
  const late = await server.person('Late')
  const draft = await openDraft(late, slug)
  const { extensions } = server.live.hocuspocus.configuration
  extensions.push({
    // Past the door, not yet in a seat.
    onLoadDocument: async ({ documentName }) => {
      if (documentName !== draft.room) return
      await admin.call('changeUser', { params: { id: late.id }, body: { banned: true } })
    },
  })
  const client = joinRoom({ url: server.base, room: draft.room, token: draft.token })
  const reason = await client.refused()
  extensions.pop()
  client.close()
  expect(reason).toBe('not-allowed')
})

test('a draft whose start is lost is refused, never shown empty', async () => {
  const draft = await openDraft(ann, await makePage(ann))
  const { database } = server.services
  await database.deleteFrom('draft_snapshot').where('draft', '=', draft.id).execute()
  expect(await refusal(draft)).toBe('permission-denied')
  expect(server.live.hocuspocus.documents.has(draft.room)).toBe(false)
  const publish = ann.call('publishDraft', { params: { id: draft.id }, body: { reason: 'try' } })
  expect(await problemOf(publish)).toMatchObject({ status: 500 })
})

test('one socket keeps a good room when it is refused a bad one', async () => {
  const { draft, a } = await inOneDraft()
  const other = await openDraft(ann, await makePage(ann))
  const socket = a.provider.configuration.websocketProvider
  const { HocuspocusProvider } = await import('@hocuspocus/provider')
  const bad = new HocuspocusProvider({
    websocketProvider: socket,
    name: other.room,
    token: draft.token,
  })
  const refused = new Promise((resolve) => bad.on('authenticationFailed', resolve))
  bad.attach()
  expect(await refused).toEqual({ reason: 'not-allowed' })
  writeParagraph(a.ydoc, 'still good')
  await a.acknowledged()
  bad.destroy()
  expect(await onDisk(draft.id)).toContain('still good')
})
