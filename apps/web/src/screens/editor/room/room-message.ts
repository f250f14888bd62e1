/** Reads what the server says in a room. It brings the schemas: import it when something is said. */
import { parseRoomMessage, type RoomMessage } from '@forkshop/api'
import type { RoomEvent } from './room-state.ts'

/** What the server said, as the state of the room takes it; null for what this client does not know. */
export const readRoomEvent = (payload: string): RoomEvent | null => {
  const message = parseRoomMessage(payload)
  return message === null ? null : toRoomEvent(message)
}

const toRoomEvent = (message: RoomMessage): RoomEvent => {
  switch (message.kind) {
    case 'draft-closed':
      return { kind: 'closed', closing: message }
    case 'read-only':
      // a client that the server has outgrown is loaded again, as one that finds a newer draft
      return {
        kind: 'barrier',
        barrier: message.reason === 'outdated' ? 'newer' : message.reason,
      }
    case 'writable':
      return { kind: 'barrier', barrier: null }
    case 'words-lost':
      return { kind: 'words-lost' }
    case 'page-moved':
    case 'much-deleted':
      return message
  }
}
