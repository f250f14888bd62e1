import { expect, test } from 'vitest'
import {
  firstRoomState,
  isWritable,
  nextRoomState,
  noticeOf,
  type RoomEvent,
} from './room-state.ts'

const after = (...events: readonly RoomEvent[]) => events.reduce(nextRoomState, firstRoomState)
const at = new Date('2026-11-24T14:32:00Z')
const closed: RoomEvent = {
  kind: 'closed',
  closing: { outcome: 'published', by: 'Lieu commun', proposal: null },
}

test('nothing is typed before the text has come', () => {
  expect(isWritable(firstRoomState)).toBe(false)
  expect(isWritable(after({ kind: 'loaded' }))).toBe(true)
})

test('changes wait until they are saved', () => {
  const typed = after({ kind: 'loaded' }, { kind: 'typed' }, { kind: 'typed' })
  expect(typed.waiting).toBe(2)
  expect(nextRoomState(typed, { kind: 'saved', at })).toMatchObject({ waiting: 0, savedAt: at })
})

test('opening a draft is not saving it', () => {
  expect(after({ kind: 'loaded' }, { kind: 'saved', at }).savedAt).toBeNull()
})

test('typing goes on offline and signed out', () => {
  expect(after({ kind: 'loaded' }, { kind: 'disconnected' }).line).toBe('offline')
  expect(isWritable(after({ kind: 'loaded' }, { kind: 'disconnected' }))).toBe(true)
  expect(isWritable(after({ kind: 'loaded' }, { kind: 'signed-out' }))).toBe(true)
})

test('a lost line does not hide that signing in is needed', () => {
  expect(after({ kind: 'loaded' }, { kind: 'signed-out' }, { kind: 'disconnected' }).line).toBe(
    'signed-out',
  )
})

test('what the server cannot store is said until it is stored, whatever the line does', () => {
  const unstored = after({ kind: 'loaded' }, { kind: 'typed' }, { kind: 'unstored' })
  for (const kind of ['disconnected', 'connected', 'loaded'] as const) {
    expect(noticeOf(nextRoomState(unstored, { kind }))).toBe('unstored')
  }
  expect(isWritable(unstored)).toBe(true)
  expect(noticeOf(nextRoomState(unstored, { kind: 'signed-out' }))).toBe('signedOut')
  expect(noticeOf(nextRoomState(unstored, { kind: 'saved', at }))).toBeNull()
})

test('a large deletion is told until what was there is back', () => {
  const deleted = after({ kind: 'loaded' }, { kind: 'much-deleted', checkpoint: 4, by: 'Bo' })
  expect(deleted.deleted).toEqual({ checkpoint: 4, by: 'Bo' })
  const back: RoomEvent = { kind: 'much-deleted', checkpoint: null, by: '' }
  expect(nextRoomState(deleted, back).deleted).toBeNull()
})

test('each time that more or fewer words are lost is told', () => {
  const lost: RoomEvent = { kind: 'words-lost' }
  expect(after({ kind: 'loaded' }, lost, lost).lost).toBe(2)
})

test('a closed draft, a lost right and a newer schema stop typing', () => {
  expect(isWritable(after({ kind: 'loaded' }, closed))).toBe(false)
  expect(isWritable(after({ kind: 'loaded' }, { kind: 'refused' }))).toBe(false)
  expect(isWritable(after({ kind: 'loaded' }, { kind: 'barrier', barrier: 'newer' }))).toBe(false)
})

test('the first word about closing stands', () => {
  const unknown: RoomEvent = {
    kind: 'closed',
    closing: { outcome: 'unknown', by: null, proposal: null },
  }
  expect(after(closed, unknown).closing?.outcome).toBe('published')
})

test('one thing is said at a time, and nothing of the line once the draft is closed', () => {
  const loaded: RoomEvent = { kind: 'loaded' }
  const disconnected: RoomEvent = { kind: 'disconnected' }
  expect(noticeOf(after(loaded))).toBeNull()
  expect(noticeOf(after(loaded, disconnected))).toBe('offline')
  expect(noticeOf(after(loaded, { kind: 'signed-out' }, disconnected))).toBe('signedOut')
  expect(noticeOf(after(loaded, { kind: 'barrier', barrier: 'rights' }, disconnected))).toBe(
    'rights',
  )
  expect(noticeOf(after(loaded, disconnected, closed))).toBeNull()
  expect(after(loaded, closed, disconnected).line).toBe('online')
})
