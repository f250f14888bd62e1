// @vitest-environment happy-dom
import { SCHEMA_VERSION } from '@forkshop/document'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { openRoom } from './open-room.ts'

/** Every socket that was asked for; none is ever answered but by `hear`. */
const sockets: SilentSocket[] = []
class SilentSocket extends EventTarget {
  readyState = 0
  readonly sent: Uint8Array[] = []
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    sockets.push(this)
  }
  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  hear(message: Uint8Array<ArrayBuffer>): void {
    this.dispatchEvent(new MessageEvent('message', { data: message.buffer }))
  }
  send(message: Uint8Array): void {
    this.sent.push(message)
  }
  close(): void {
    this.readyState = 3
    this.dispatchEvent(new Event('close'))
  }
}

beforeEach(() => {
  sockets.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SilentSocket)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const draft = { id: 'd', room: 'draft:d', token: 't', schemaVersion: 1 }
const withoutLine = clientAnswering(() => new TypeError('no line'))

/** A room whose door stays shut while the line is down, so that it will knock again. */
const shutRoom = async () => {
  const room = openRoom(withoutLine, draft, { address: 'ws://localhost/collab' })
  await vi.advanceTimersByTimeAsync(0)
  room.provider.permissionDeniedHandler('permission-denied')
  await vi.advanceTimersByTimeAsync(0)
  sockets.at(-1)?.close()
  return room
}

test('a room knocks again a while after its door stayed shut', async () => {
  const room = await shutRoom()
  const before = sockets.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets.length).toBeGreaterThan(before)
  room.close()
})

test('whoever knocks says what schema they know, each time', async () => {
  const room = await shutRoom()
  await vi.advanceTimersByTimeAsync(60_000)
  room.close()
  expect(sockets.length).toBeGreaterThan(1)
  expect(new Set(sockets.map(({ url }) => new URL(url).search))).toEqual(
    new Set([`?schema=${SCHEMA_VERSION}`]),
  )
})

test('a room that was left knocks no more', async () => {
  const room = await shutRoom()
  room.close()
  const before = sockets.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets.length).toBe(before)
})

test('where another account has signed in, a room asks who it is and knocks no more', async () => {
  const calls: string[] = []
  const client = clientAnswering(({ name }) => {
    calls.push(name)
    return { token: 'of another' }
  })
  const room = openRoom(client, draft, {
    address: 'ws://localhost/collab',
    isSameAccount: () => Promise.resolve(false),
  })
  await vi.advanceTimersByTimeAsync(0)
  room.provider.permissionDeniedHandler('permission-denied')
  await vi.advanceTimersByTimeAsync(0)
  expect(room.state.value.line).toBe('signed-out')
  const before = sockets.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets.length).toBe(before)
  expect(calls).toEqual([])
  room.close()
})

/** A room on a good line, of which nobody could read what is said there. */
const deafRoom = async () => {
  const room = openRoom(withoutLine, draft, {
    address: 'ws://localhost/collab',
    fetchReader: () => Promise.reject(new TypeError('Failed to fetch')),
  })
  await vi.advanceTimersByTimeAsync(0)
  for (const kind of ['connected', 'loaded'] as const) room.note({ kind })
  return room
}

test('a room whose words cannot be read is off the line at once, and knocks again', async () => {
  const room = await deafRoom()
  expect(room.state.value.line).toBe('online')
  room.provider.receiveStateless('{}')
  await vi.advanceTimersByTimeAsync(0)
  expect(room.state.value.line).toBe('offline')
  const before = sockets.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets.length).toBeGreaterThan(before)
  room.close()
})

test('what the disk refuses is sent again, later each time, until it is stored', async () => {
  const room = openRoom(withoutLine, draft, { address: 'ws://localhost/collab' })
  await vi.advanceTimersByTimeAsync(0)
  const { websocketProvider: socket, onClose, onUnsyncedChanges } = room.provider.configuration
  const refuse = (): void => {
    onClose({ event: Object.assign(new CloseEvent('close'), { code: 4500 }) })
  }
  const delays = Array.from({ length: 7 }, () => {
    refuse()
    return socket.configuration.delay
  })
  expect(delays).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  expect(room.state.value.unstored).toBe(true)
  onUnsyncedChanges({ number: 0 })
  expect(socket.configuration.delay).toBe(1_000)
  expect(room.state.value.unstored).toBe(false)
  room.close()
})

test('whatever it waits for, a room waits once, and not when it was left', async () => {
  const room = await deafRoom()
  room.provider.permissionDeniedHandler('permission-denied')
  room.provider.receiveStateless('{}')
  await vi.advanceTimersByTimeAsync(0)
  room.close()
  const before = sockets.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets.length).toBe(before)
  expect(vi.getTimerCount()).toBe(0)
})

const text = (words: string): number[] => [words.length, ...new TextEncoder().encode(words)]
/** A message of the room (Hocuspocus: the room, what kind of message, what it says). */
const message = (...rest: readonly number[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...text(draft.room), ...rest])
const letIn = message(2, 2, ...text('read-write'))
/** The server has an empty draft and asks what it lacks. */
const askAll = message(0, 0, 1, 0)
const acknowledge = message(8, 1)
/** Messages that the server acknowledges, one by one: answers to what it asked, and edits. */
const isContent = (sent: Uint8Array): boolean => {
  const [kind, step] = sent.slice(text(draft.room).length)
  return kind === 0 && step !== 0
}

/** Lets a room in whose socket was asked for last; answers what waits to be acknowledged then. */
const comeIn = async () => {
  const socket = sockets.at(-1)
  if (socket === undefined) throw new Error('no socket was asked for')
  socket.open()
  await vi.advanceTimersByTimeAsync(0)
  socket.hear(letIn)
  socket.hear(askAll)
  return { socket, owed: socket.sent.filter(isContent).length }
}

test('what was written without a line is saved once the server has acknowledged all of it', async () => {
  const room = openRoom(withoutLine, draft, { address: 'ws://localhost/collab' })
  await vi.advanceTimersByTimeAsync(0)
  const first = await comeIn()
  for (let left = first.owed; left > 0; left -= 1) first.socket.hear(acknowledge)
  first.socket.close()
  for (const letter of 'words') room.ydoc.getText('t').insert(0, letter)
  await vi.advanceTimersByTimeAsync(5_000)
  const { socket, owed } = await comeIn()
  room.ydoc.getText('t').insert(0, '!')
  for (let left = owed; left > 0; left -= 1) {
    socket.hear(acknowledge)
    expect(room.state.value.waiting, `${left} of ${owed}`).toBeGreaterThan(0)
  }
  socket.hear(acknowledge)
  expect(room.state.value).toMatchObject({ line: 'online', waiting: 0 })
  expect(await room.saved()).toBe(true)
  room.close()
})

test('what is written while a socket closes is not saved by what came before', async () => {
  const room = openRoom(withoutLine, draft, { address: 'ws://localhost/collab' })
  await vi.advanceTimersByTimeAsync(0)
  const { socket, owed } = await comeIn()
  socket.readyState = 2
  room.ydoc.getText('t').insert(0, 'words')
  for (let left = owed; left > 0; left -= 1) socket.hear(acknowledge)
  expect(room.state.value.waiting).toBe(1)
  expect(await Promise.race([room.saved(), Promise.resolve('waits')])).toBe('waits')
  room.close()
})
