import { formatRoomMessage, type RoomMessage } from '@forkshop/api'
import type { Services } from '../../records/services/services.ts'
import { accessOfUser } from './draft-access.ts'
import { letGo } from './let-go.ts'
import type { RoomConnection } from './room-member.ts'

/**
 * Looks up again what those behind the connections may do: closes, downgrades or restores each.
 * One look-up for each session (or program) and draft, whatever the number of windows; `holdsUntil`
 * is told of each until when, in milliseconds since 1970, what it came with holds.
 */
export const recheckRights = async (
  services: Services,
  connections: readonly RoomConnection[],
  holdsUntil: (connection: RoomConnection, until: number) => void,
): Promise<void> => {
  const byMember = Map.groupBy(connections, ({ context }) =>
    JSON.stringify([context.member?.user, context.member?.draft, context.member?.pass]),
  )
  await Promise.all(
    [...byMember.values()].map(async (windows) => {
      const member = windows[0]?.context.member ?? null
      if (member === null) return
      const { access, until } = await accessOfUser(services, member)
      for (const connection of windows) {
        const { member: window } = connection.context
        holdsUntil(connection, until)
        if (access === 'none') letGo(connection, 'not-allowed')
        else setWritable(connection, access === 'write' && window?.isOutdated === false)
      }
    }),
  )
}

const setWritable = (connection: RoomConnection, writable: boolean): void => {
  if (connection.readOnly === !writable) return
  connection.readOnly = !writable
  const message: RoomMessage = writable
    ? { kind: 'writable' }
    : { kind: 'read-only', reason: 'rights' }
  connection.sendStateless(formatRoomMessage(message))
}
