import type { Connection } from '@hocuspocus/server'
import type { Pass } from './pass.ts'

/** Who sits behind a connection to a room, as its token and the records said at the door. */
export type RoomMember = {
  readonly user: string
  readonly name: string
  readonly draft: string
  readonly page: string
  /** The session or access token that the connection lives as long as. */
  readonly pass: Pass
  /** True for a client that would drop what it does not know of the schema: it never writes. */
  readonly isOutdated: boolean
}

/** What Hocuspocus carries along for a connection; `member` is set once it is let in. */
export type RoomContext = {
  readonly hasOrigin: boolean
  readonly member: RoomMember | null
}

export type RoomConnection = Connection<RoomContext>
