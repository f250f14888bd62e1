import { afterAll, expect, test } from 'vitest'
import { manageAccount } from '../accounts/manage-account.ts'
import {
  draftOnDisk,
  draftServer,
  makePage,
  openDraft,
  problemOf,
} from '../../testing/draft-server.ts'
import { bodyOf, enterRoom, joinRoom, writeParagraph } from '../../testing/room-client.ts'
import { TEST_PASSWORD } from '../../testing/test-server.ts'

const MINUTE_MS = 60_000
const time = { now: Date.now() }
const server = await draftServer({ overrides: { clock: () => new Date(time.now) } })
afterAll(() => server.close())
const ann = await server.person('Ann')

const enter = (ticket: { readonly room: string; readonly token: string }) =>
  enterRoom({ url: server.base, ...ticket })

/** Knocks and answers why nobody opened. */
const refusal = async (
  ticket: { readonly room: string; readonly token: string },
  origin: string | null = server.base,
): Promise<string> => {
  const client = joinRoom({ url: server.base, ...ticket, origin })
  const reason = await client.refused()
  client.close()
  return reason
}

/** Somebody who is in one draft from two browsers, each signed in by itself. */
const inTwoBrowsers = async (name: string) => {
  const slug = await makePage(ann)
  const here = await server.person(name)
  const there = await server.known(`${name.toLowerCase()}@example.org`)
  const ticket = await openDraft(here, slug)
  const otherTicket = await openDraft(there, slug)
  const client = await enter(ticket)
  const other = await enter(otherTicket)
  return { here, there, ticket, otherTicket, client, other }
}

const account = (path: string, headers: { readonly cookie: string }, payload: object = {}) =>
  server.inject({ method: 'POST', url: `/api/auth${path}`, headers, payload })

/** Sets when the sessions of an account run out; a call would prolong them. */
const setEnd = (user: string, end: number) =>
  server.services.database
    .updateTable('session')
    .set({ expiresAt: new Date(end).toISOString() })
    .where('userId', '=', user)
    .execute()

const onDisk = async (draft: string) => bodyOf(await draftOnDisk(server, draft))

test('signing out closes the sockets of that browser, and its token opens nothing any more', async () => {
  const { here, ticket, client, other } = await inTwoBrowsers('Di')
  expect((await account('/sign-out', here.headers)).statusCode).toBe(200)
  expect(await client.refused()).toBe('not-allowed')
  client.close()
  expect(await refusal(ticket)).toBe('not-allowed')
  writeParagraph(other.ydoc, 'from the other browser')
  await other.acknowledged()
  other.close()
  expect(await onDisk(ticket.id)).toContain('from the other browser')
})

test('a new password that ends the other sessions closes their sockets and refuses their tokens', async () => {
  const { here, ticket, otherTicket, client, other } = await inTwoBrowsers('Ed')
  const change = { currentPassword: TEST_PASSWORD, newPassword: 'another long password' }
  const answer = await account('/change-password', here.headers, {
    ...change,
    revokeOtherSessions: true,
  })
  expect(answer.statusCode).toBe(200)
  expect(await other.refused()).toBe('not-allowed')
  expect(await client.refused()).toBe('not-allowed')
  client.close()
  other.close()
  expect(await refusal(otherTicket)).toBe('not-allowed')
  expect(await refusal(ticket)).toBe('not-allowed')
})

test('a new password that ends no session lets everybody stay', async () => {
  const { here, client, other } = await inTwoBrowsers('Fi')
  const change = { currentPassword: TEST_PASSWORD, newPassword: 'another long password' }
  expect((await account('/change-password', here.headers, change)).statusCode).toBe(200)
  writeParagraph(client.ydoc, 'one')
  writeParagraph(other.ydoc, 'two')
  await Promise.all([client.acknowledged(), other.acknowledged()])
  client.close()
  other.close()
})

test('a password set by a link closes every socket and refuses every token', async () => {
  const { ticket, otherTicket, client, other } = await inTwoBrowsers('Gus')
  const made = await manageAccount(server.services, {
    action: 'reset-link',
    email: 'gus@example.org',
  })
  const link = new URL((made.kind === 'done' ? made.link : null) ?? 'no-link:')
  const token = link.pathname.split('/').at(-1)
  const password = 'another long password'
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/reset/${token}`,
    payload: { password },
  })
  expect(answer.statusCode).toBe(200)
  expect(await client.refused()).toBe('not-allowed')
  expect(await other.refused()).toBe('not-allowed')
  client.close()
  other.close()
  expect(await refusal(ticket)).toBe('not-allowed')
  expect(await refusal(otherTicket)).toBe('not-allowed')
})

test('a session that runs out while somebody types loses nothing, and they go on after the next', async () => {
  const slug = await makePage(ann)
  const fay = await server.person('Fay')
  const draft = await openDraft(fay, slug)
  await setEnd(fay.id, time.now + MINUTE_MS)
  const client = await enter(draft)
  writeParagraph(client.ydoc, 'typed before')
  await client.acknowledged()
  time.now += 2 * MINUTE_MS
  writeParagraph(client.ydoc, 'typed after')
  expect(await client.refused()).toBe('not-allowed')
  client.close()
  expect(await refusal(draft)).toBe('not-allowed')
  expect(await onDisk(draft.id)).not.toContain('typed after')
  const again = await server.known('fay@example.org')
  const renewed = await again.call('renewDraft', { params: { id: draft.id } })
  const back = await enterRoom({ url: server.base, ...draft, ...renewed, ydoc: client.ydoc })
  await back.acknowledged()
  back.close()
  expect(await onDisk(draft.id)).toMatch(/typed before.*typed after/s)
})

test('a program whose access token expires loses its socket and does not come back', async () => {
  const slug = await makePage(ann)
  const { token } = await ann.call('createToken', {
    body: {
      name: 'bot',
      scopes: ['write'],
      expires: new Date(time.now + MINUTE_MS).toISOString(),
    },
  })
  const program = server.caller({ authorization: `Bearer ${token}` })
  const opened = await program('openDraft', { params: { slug } })
  const client = await enterRoom({ url: server.base, ...opened, origin: null })
  writeParagraph(client.ydoc, 'in time')
  await client.acknowledged()
  time.now += MINUTE_MS
  expect(await client.refused()).toBe('not-allowed')
  client.close()
  expect(await refusal(opened, null)).toBe('not-allowed')
  expect(await problemOf(program('openDraft', { params: { slug } }))).toMatchObject({ status: 401 })
  expect(await onDisk(opened.id)).toContain('in time')
})

test('a session that was prolonged meanwhile keeps its socket', async () => {
  const slug = await makePage(ann)
  const hal = await server.person('Hal')
  const draft = await openDraft(hal, slug)
  await setEnd(hal.id, time.now + MINUTE_MS)
  const client = await enter(draft)
  await setEnd(hal.id, time.now + 60 * MINUTE_MS)
  time.now += 2 * MINUTE_MS
  let isGone = false
  void client.refused().then(() => (isGone = true))
  writeParagraph(client.ydoc, 'going on')
  await client.acknowledged()
  expect(isGone).toBe(false)
  client.close()
  expect(await onDisk(draft.id)).toContain('going on')
})
