import type { RoomMessage } from '@forkshop/api'
import type { RoomEvent } from './room-state.ts'

/** What a message of the server means for the state of the room. */
export const toRoomEvent = (message: RoomMessage): RoomEvent => {
  switch (message.kind) {
    case 'draft-closed':
      return { kind: 'closed', closing: message }
    case 'read-only':
      return { kind: 'barrier', barrier: message.reason }
    case 'writable':
      return { kind: 'barrier', barrier: null }
    case 'page-moved':
      return message
  }
}
