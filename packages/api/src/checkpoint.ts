import { z } from 'zod'
import { drawnQuery, renderedComparisonSchema } from './comparison-drawn.ts'
import { draftParams } from './draft.ts'
import { bare, route } from './route.ts'
import { namedPageSchema, nothing, timeSchema } from './shapes.ts'

/**
 * What a checkpoint was made before or for: a deletion of much of the text, some time of work, bringing in or applying
 * another text, bringing back a checkpoint, another version of the editor, or a wish.
 */
export const checkpointReasons = [
  'deletion',
  'time',
  'bring-in',
  'apply',
  'restore',
  'schema',
  'asked',
] as const
/** What a checkpoint was made before or for. */
export type CheckpointReason = (typeof checkpointReasons)[number]

const checkpointSchema = z.object({
  id: z.number().int(),
  /** A reason that this client does not know is `time`. */
  why: z.enum(checkpointReasons).catch('time'),
  made: timeSchema,
  /** Whose act it was made before; null when it was made by itself or that account is no more. */
  by: z.string().nullable(),
})
/** An earlier state of a draft. */
export type Checkpoint = z.infer<typeof checkpointSchema>

const discardedSchema = z.object({
  id: z.string(),
  /** Null for a draft that has no page yet. */
  page: namedPageSchema.nullable(),
  /** What the page is called, or what would have been one; empty where nothing says it. */
  title: z.string(),
  purpose: z.enum(['page', 'proposal', 'start']),
  discarded: timeSchema,
  /** Until when it can be taken back. */
  until: timeSchema,
  /** Who threw it away; null when that account is no more. */
  by: z.string().nullable(),
})
/** A draft that was thrown away and can be taken back. */
export type DiscardedDraft = z.infer<typeof discardedSchema>

const checkpointParams = draftParams.extend({
  checkpoint: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
})

/** Calls about earlier states of drafts, and about drafts that were thrown away. */
export const checkpointRoutes = {
  listCheckpoints: route({
    ...bare('listCheckpoints'),
    summary: 'Earlier states of the draft',
    description:
      'Checkpoints that were kept while people wrote, the newest first, at most 30: before much was deleted, after some time of work, before another text was brought in.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: draftParams,
    answer: z.object({ items: z.array(checkpointSchema) }),
  }),
  keepCheckpoint: route({
    ...bare('keepCheckpoint'),
    summary: 'Keep a checkpoint of the draft as it is',
    description:
      'Keeps the draft as it is on disk now. `why` says what for; nothing is kept when the last checkpoint has the same text.',
    refuses: ['not-open', 'no-room'],
    access: { kind: 'signed-in' },
    params: draftParams,
    body: z.object({ why: z.enum(['apply', 'asked']).default('asked') }),
    answer: nothing,
  }),
  viewCheckpoint: route({
    ...bare('viewCheckpoint'),
    summary: 'A checkpoint beside the draft',
    description:
      'The text of a checkpoint, as it is written and drawn as a page, and what changed from it to the draft as it is now. `sides` as for a proposal; with `unchanged=counted` what is the same is only counted, and `html` is empty.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: checkpointParams,
    query: drawnQuery,
    answer: z.object({
      checkpoint: checkpointSchema,
      text: z.string(),
      html: z.string(),
      comparison: renderedComparisonSchema,
    }),
  }),
  restoreCheckpoint: route({
    ...bare('restoreCheckpoint'),
    summary: 'Bring a checkpoint back',
    description:
      'Makes the draft say what it said then, as a later edit that everybody in it sees; the draft as it was until now is kept as a checkpoint. What was brought in from the page since then stays; passages that both changed stand in the draft as conflicts to decide. `kept` is the checkpoint of the draft as it was until now.',
    refuses: ['conflict', 'not-open', 'no-room'],
    access: { kind: 'signed-in' },
    params: checkpointParams,
    answer: z.object({ conflicts: z.number().int(), kept: z.number().int() }),
  }),
  takeBackDraft: route({
    ...bare('takeBackDraft'),
    summary: 'Take back a draft that was thrown away',
    description:
      'Opens a draft again that was thrown away in the last thirty days, with its text and its checkpoints. Refused (`not-open`) when it was published, or when others write in another draft of the page meanwhile; `too-many` for a text without a page beside as many as one may have.',
    refuses: ['not-open', 'too-many'],
    access: { kind: 'signed-in' },
    params: draftParams,
    answer: nothing,
  }),
  listDiscardedDrafts: route({
    ...bare('listDiscardedDrafts'),
    summary: 'Drafts that were thrown away',
    description:
      'Drafts that were thrown away in the last thirty days and that the caller threw away or wrote in, the last one first, at most 100. What one may not write in any more is left out.',
    access: { kind: 'signed-in' },
    answer: z.object({ items: z.array(discardedSchema) }),
  }),
}
