import { SCHEMA_VERSION } from '@forkshop/document'
import type { Hocuspocus, onAuthenticatePayload } from '@hocuspocus/server'
import type { Services } from '../../records/services/services.ts'
import { accessOfUser } from './draft-access.ts'
import { findDraft } from './draft-rows.ts'
import { parseDraftToken } from './draft-token.ts'
import type { RoomContext, RoomMember } from './room-member.ts'
import { draftOfRoom } from './room.ts'
import { SocketRefusal } from './socket-refusal.ts'

/** Drafts open in one window at a time: one, and one more while switching; generous. */
const MAX_ROOMS_PER_SOCKET = 8
/** Windows of one person. */
const MAX_SOCKETS_PER_USER = 50
/** People in one draft. */
const MAX_CONNECTIONS_PER_ROOM = 500

type Entry = { readonly member: RoomMember; readonly readOnly: boolean }

/**
 * Lets a connection into a room, or throws: the token must be ours, in time and for this very
 * draft; the draft must be open; what its user may do is looked up now, not at signing.
 */
export const enterRoom = async (
  services: Services,
  request: Pick<
    onAuthenticatePayload<RoomContext>,
    'token' | 'documentName' | 'context' | 'socketId' | 'requestParameters'
  >,
  hocuspocus: Hocuspocus<RoomContext>,
): Promise<Entry> => {
  const grant = parseDraftToken(services.settings.secret, request.token, services.clock())
  const draftId = draftOfRoom(request.documentName)
  if (grant === null || draftId === null || grant.draft !== draftId) {
    throw new SocketRefusal('not-allowed')
  }
  // A page of another site may have sent a browser here; a program has no cookie to be misused.
  if (!request.context.hasOrigin && grant.pass.kind !== 'program')
    throw new SocketRefusal('not-allowed')
  if (isCrowded(hocuspocus, { ...request, user: grant.user })) throw new SocketRefusal('too-many')
  const draft = await findDraft(services, draftId)
  if (draft === null || draft.closed !== null) throw new SocketRefusal('draft-closed')
  const { user, pass } = grant
  const { access, actor } = await accessOfUser(services, { user, pass, draft: draftId })
  if (actor === null || access === 'none') throw new SocketRefusal('not-allowed')
  const isOutdated = knowsOtherSchema(request.requestParameters)
  return {
    member: {
      user: actor.id,
      name: actor.name,
      draft: draftId,
      page: draft.page,
      pass,
      isOutdated,
    },
    readOnly: access === 'read' || isOutdated,
  }
}

/** A client that says it knows another schema would drop what it does not know: it may only read. */
const knowsOtherSchema = (parameters: URLSearchParams): boolean => {
  const version = parameters.get('schema')
  return version !== null && Number(version) !== SCHEMA_VERSION
}

const isCrowded = (
  hocuspocus: Hocuspocus<RoomContext>,
  request: { readonly documentName: string; readonly socketId: string; readonly user: string },
): boolean => {
  let roomsOfSocket = 0
  const socketsOfUser = new Set<string>()
  for (const room of hocuspocus.documents.values()) {
    for (const { socketId, context } of room.getConnections()) {
      if (socketId === request.socketId) roomsOfSocket += 1
      if (context.member?.user === request.user) socketsOfUser.add(socketId)
    }
  }
  const inRoom = hocuspocus.documents.get(request.documentName)?.getConnectionsCount() ?? 0
  return (
    roomsOfSocket >= MAX_ROOMS_PER_SOCKET ||
    socketsOfUser.size >= MAX_SOCKETS_PER_USER ||
    inRoom >= MAX_CONNECTIONS_PER_ROOM
  )
}
