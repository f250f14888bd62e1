import { parseDraftId, type DraftId } from '@forkshop/domain'

const PREFIX = 'draft:'

/** The room of a draft on `/collab`. */
export const roomOf = (draft: string): string => `${PREFIX}${draft}`

/** The draft that a room name stands for; null for any other name. */
export const draftOfRoom = (room: string): DraftId | null =>
  room.startsWith(PREFIX) ? parseDraftId(room.slice(PREFIX.length)) : null
