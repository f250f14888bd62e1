// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { openRoom } from './open-room.ts'

/** Every socket that was asked for; none is ever answered. */
const sockets: SilentSocket[] = []
class SilentSocket extends EventTarget {
  readonly readyState = 0
  constructor() {
    super()
    sockets.push(this)
  }
  send(): void {}
  close(): void {
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
  const room = openRoom(withoutLine, draft, 'ws://localhost/collab')
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

test('a room that was left knocks no more', async () => {
  const room = await shutRoom()
  room.close()
  const before = sockets.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sockets.length).toBe(before)
})
