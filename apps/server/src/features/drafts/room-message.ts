/** What the server tells everybody in a room, as JSON in a stateless message. */
export type RoomMessage =
  | {
      readonly kind: 'draft-closed'
      readonly outcome: 'published' | 'proposed' | 'discarded'
      readonly by: string
      readonly revision: string | null
      readonly proposal: number | null
    }
  /** From now on edits are not taken: the right was lost, or the draft is kept for inspection. */
  | { readonly kind: 'read-only'; readonly reason: 'rights' | 'quarantined' }
  | { readonly kind: 'writable' }
  /** The page has a newer text than the draft was made from. */
  | { readonly kind: 'page-moved'; readonly head: string }

export type ClosedMessage = Extract<RoomMessage, { readonly kind: 'draft-closed' }>

/** What everybody in a draft that was set aside is told, and everybody who comes in later. */
export const inQuarantine: RoomMessage = { kind: 'read-only', reason: 'quarantined' }
