import type { RoomConnection } from './room-member.ts'
import { closeCodes, type CloseReason } from './socket-refusal.ts'

/**
 * Ends a connection to a room together with its socket: a provider whose room alone is closed
 * would go on sending into the void, one whose socket is closed comes back and asks at the door.
 */
export const letGo = (connection: RoomConnection, reason: CloseReason): void => {
  const code = closeCodes[reason]
  connection.close({ code, reason })
  connection.webSocket.close(code, reason)
}
