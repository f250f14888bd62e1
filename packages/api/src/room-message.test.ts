import { expect, test } from 'vitest'
import { formatRoomMessage, parseRoomMessage, type RoomMessage } from './room-message.ts'

const closed: RoomMessage = {
  kind: 'draft-closed',
  outcome: 'proposed',
  by: 'Ann',
  revision: null,
  proposal: 3,
}

test.each<readonly [RoomMessage]>([
  [closed],
  [{ kind: 'read-only', reason: 'quarantined' }],
  [{ kind: 'read-only', reason: 'outdated' }],
  [{ kind: 'writable' }],
  [{ kind: 'page-moved', head: 'abc' }],
  [{ kind: 'much-deleted', checkpoint: 3, by: 'Ann' }],
  [{ kind: 'much-deleted', checkpoint: null, by: 'Ann' }],
  [{ kind: 'words-lost', count: 2 }],
])('%j is read as it was said', (message) => {
  expect(parseRoomMessage(formatRoomMessage(message))).toEqual(message)
})

test('what a later server says of a closed draft still closes it', () => {
  expect(parseRoomMessage(JSON.stringify({ ...closed, outcome: 'split' }))).toEqual({
    ...closed,
    outcome: 'unknown',
  })
  expect(parseRoomMessage('{"kind":"read-only","reason":"night"}')).toEqual({
    kind: 'read-only',
    reason: 'rights',
  })
})

test.each(['', 'null', '[]', '{"kind":"party"}', '{"kind":"page-moved"}', '{"head":"abc"}'])(
  '%j is no message',
  (payload) => {
    expect(parseRoomMessage(payload)).toBeNull()
  },
)
