import { afterAll } from 'vitest'
import type { DraftServer } from './draft-server.ts'
import { enterRoom, type RoomClient, type RoomEntry } from './room-client.ts'

/** What opens a room: an opened draft has it. */
export type Ticket = Pick<RoomEntry, 'room' | 'token'>

/** Enters rooms of a server; whoever is still in one after the last test of the file leaves it. */
export const useRooms = ({
  base,
}: Pick<DraftServer, 'base'>): ((ticket: Ticket) => Promise<RoomClient>) => {
  const clients: RoomClient[] = []
  afterAll(() => {
    for (const client of clients) client.close()
  })
  return async ({ room, token }) => {
    const client = await enterRoom({ url: base, room, token })
    clients.push(client)
    return client
  }
}
