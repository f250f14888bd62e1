import type { Connection } from '@hocuspocus/server'

/** Who sits behind a connection to a room, as its token and the records said at the door. */
export type RoomMember = {
  readonly user: string
  readonly name: string
  readonly draft: string
  readonly page: string
  /** Id of the access token of a program; null for somebody who signed in. */
  readonly program: string | null
  /** True for a client that would drop what it does not know of the schema: it never writes. */
  readonly isOutdated: boolean
}

/** What Hocuspocus carries along for a connection; `member` is set once it is let in. */
export type RoomContext = {
  readonly hasOrigin: boolean
  readonly member: RoomMember | null
}

export type RoomConnection = Connection<RoomContext>
