import { z } from 'zod'

/**
 * What the server tells everybody in the room of a draft, as JSON in a stateless message beside the document. A reader
 * takes an outcome or a reason that it does not know for `unknown` and `rights`: a later server may have others, and
 * the draft is closed, or edits are not taken, all the same.
 */
const roomMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('draft-closed'),
    outcome: z.enum(['published', 'proposed', 'discarded', 'unknown']).catch('unknown'),
    /** The name of who closed it. */
    by: z.string(),
    /** The revision it became; null when it became none. */
    revision: z.string().nullable(),
    /** The number of the proposal it became or belongs to; null when there is none. */
    proposal: z.number().nullable(),
    /** Of a draft that had no page: the slug of the one that it became. */
    slug: z.string().nullish(),
  }),
  /**
   * From now on edits are not taken: the right was lost, the draft is kept for inspection, or this client knows
   * another version of the editor than the server (`outdated`) and is to be loaded again.
   */
  z.object({
    kind: z.literal('read-only'),
    reason: z.enum(['rights', 'quarantined', 'outdated']).catch('rights'),
  }),
  z.object({ kind: z.literal('writable') }),
  /**
   * Nearly all of the draft was deleted by somebody; `checkpoint` has it as it was before. Null: that came back, and
   * there is nothing to bring back any more.
   */
  z.object({
    kind: z.literal('much-deleted'),
    checkpoint: z.number().int().nullable(),
    /** The name of who did it. */
    by: z.string(),
  }),
  /** So many losses of the draft are open (`GET /drafts/{id}/losses`), since a moment ago or since before one came. */
  z.object({ kind: z.literal('words-lost'), count: z.number().int() }),
  /** The page has a newer text, the revision `head`, than the draft was made from. */
  z.object({ kind: z.literal('page-moved'), head: z.string() }),
])

/** A message of a draft's room. */
export type RoomMessage = z.output<typeof roomMessageSchema>

/** A message as it is sent. */
export const formatRoomMessage = (message: RoomMessage): string => JSON.stringify(message)

/** Reads a message that was sent; null for what is none, or one that this reader does not know. */
export const parseRoomMessage = (payload: string): RoomMessage | null =>
  roomMessageSchema.safeParse(parseJson(payload)).data ?? null

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch (error) {
    if (error instanceof SyntaxError) return null // not a message of this server
    throw error
  }
}
