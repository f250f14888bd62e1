import type { RoomMessage } from '@forkshop/api'

export type ClosedMessage = Extract<RoomMessage, { readonly kind: 'draft-closed' }>

/** What everybody in a draft that was set aside is told, and everybody who comes in later. */
export const inQuarantine: RoomMessage = { kind: 'read-only', reason: 'quarantined' }

/** What a client is told that knows another schema of the editor than this server. */
export const isOutdated: RoomMessage = { kind: 'read-only', reason: 'outdated' }
