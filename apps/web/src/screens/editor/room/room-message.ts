import type { Barrier, Closing } from './room-state.ts'

export type RoomMessage =
  | { readonly kind: 'closed'; readonly closing: Closing }
  | { readonly kind: 'barrier'; readonly barrier: Barrier | null }
  | { readonly kind: 'page-moved'; readonly head: string }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const parseJson = (payload: string): unknown => {
  try {
    return JSON.parse(payload)
  } catch (error) {
    if (error instanceof SyntaxError) return null // not a message of this server
    throw error
  }
}

const outcomes = ['published', 'proposed', 'discarded'] as const

/** Reads what the server tells everybody in a room; null for what this client does not know. */
export const parseRoomMessage = (payload: string): RoomMessage | null => {
  const message = parseJson(payload)
  if (!isRecord(message)) return null
  switch (message['kind']) {
    case 'draft-closed': {
      const { outcome, by, proposal } = message
      return {
        kind: 'closed',
        closing: {
          outcome: outcomes.find((known) => known === outcome) ?? 'unknown',
          by: typeof by === 'string' ? by : null,
          proposal: typeof proposal === 'number' ? proposal : null,
        },
      }
    }
    case 'read-only':
      return {
        kind: 'barrier',
        barrier: message['reason'] === 'quarantined' ? 'quarantined' : 'rights',
      }
    case 'writable':
      return { kind: 'barrier', barrier: null }
    case 'page-moved': {
      const { head } = message
      return typeof head === 'string' ? { kind: 'page-moved', head } : null
    }
    default:
      return null
  }
}
