import { z } from 'zod'
import { commentSchema } from './discussion.ts'
import { proposalSchema } from './proposal.ts'
import { bare, onPage, route } from './route.ts'
import {
  atSchema,
  kindSchema,
  listOf,
  nothing,
  pagingQuery,
  personSchema,
  revisionIdSchema,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** How long something said in a thread may be, in characters. */
const MAX_TEXT = 5000

const passageParts = {
  quote: z.string().min(1).max(2000).optional(),
  prefix: z.string().max(200).optional(),
  suffix: z.string().max(200).optional(),
}

/**
 * What a thread is about: a page, a passage of one of its texts (`at`, `quote` with up to 200 characters around it), one
 * of its drafts, a proposal to it, or a comparison of two of its texts. At most one of `draft`, `proposal` and `compare`;
 * with each a passage of it may be named. An event is a page.
 */
export const threadAnchorSchema = z
  .object({
    page: slugSchema,
    at: atSchema.optional(),
    ...passageParts,
    draft: z.string().max(60).optional(),
    proposal: proposalSchema.shape.number.positive().max(2_147_483_647).optional(),
    compare: z.object({ from: atSchema, to: atSchema }).optional(),
  })
  .refine(
    ({ draft, proposal, compare }) =>
      [draft, proposal, compare].filter((one) => one !== undefined).length <= 1,
    { error: 'must name one of draft, proposal and compare at most' },
  )
/** What a thread is about, as it is asked for. */
export type ThreadAnchor = z.infer<typeof threadAnchorSchema>

/** An anchor in an address: its JSON. */
const anchorQuery = z
  .string()
  .max(6000)
  .transform((text, context) => {
    const anchor = threadAnchorSchema.safeParse(parseJson(text))
    if (anchor.success) return anchor.data
    context.addIssue({
      code: 'custom',
      message: 'must be an anchor as JSON, such as {"page":"a-page"}',
    })
    return z.NEVER
  })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Something said in a thread. What its author took back has no words any more. */
export const threadCommentSchema = commentSchema.omit({ hidden: true }).extend({
  byGuest: z.boolean(),
  /** When its author last changed it. */
  edited: timeSchema.nullable(),
  withdrawn: z.boolean(),
  support: z.number().int(),
  /** The verdict of a review of a proposal. */
  verdict: z.enum(['for', 'against', 'question']).nullable(),
})
/** Something said in a thread, as answers show it. */
export type ThreadComment = z.infer<typeof threadCommentSchema>

/** A thread with what was said in it, the oldest first. */
export const threadSchema = z.object({
  id: z.string(),
  kind: z.enum(['remark', 'question']),
  anchor: z.object({
    page: slugSchema,
    /** The text in which the quotation stands, and its version where it has one. */
    at: revisionIdSchema.nullable(),
    version: versionSchema.nullable(),
    quote: z.string().nullable(),
    /** Whether the quoted words of a text of the page stand in its newest one; null where it quotes none. */
    stands: z.boolean().nullable(),
    prefix: z.string(),
    suffix: z.string(),
    draft: z.string().nullable(),
    proposal: z.number().int().nullable(),
    compare: z.object({ from: revisionIdSchema, to: revisionIdSchema }).nullable(),
  }),
  /** The event through which it was begun. */
  event: slugSchema.nullable(),
  author: personSchema,
  time: timeSchema,
  resolved: z.object({ by: personSchema, time: timeSchema }).nullable(),
  /** The comment that answers it. */
  answer: z.string().nullable(),
  comments: z.array(threadCommentSchema),
  /** How many comments there are; in lists `comments` has the first, the answer and the last of many. */
  count: z.number().int(),
})
/** A thread as answers show it. */
export type Thread = z.infer<typeof threadSchema>

const threadParams = z.object({ id: z.string().max(60) })
const textBody = z.object({ text: z.string().trim().min(1).max(MAX_TEXT) })

/** Calls about threads. */
export const threadRoutes = {
  listThreads: route({
    ...bare('listThreads'),
    summary: 'Threads about something, newest first',
    description:
      'The threads of an anchor (JSON in `anchor`), newest first. Of a page all but those of its drafts and the main thread of each proposal; of a draft, a proposal (its main thread included) or a comparison, those about it; with `quote` those about that passage. Those of a draft are for whoever may see the draft.',
    access: onPage('read'),
    query: pagingQuery.extend({
      anchor: anchorQuery,
      state: z.enum(['open', 'resolved']).optional(),
    }),
    answer: listOf(threadSchema).extend({
      slug: slugSchema,
      title: z.string(),
      kind: kindSchema.nullable(),
      lang: z.string(),
      open: z.number().int(),
      resolved: z.number().int(),
    }),
  }),
  createThread: route({
    ...bare('createThread'),
    summary: 'Ask or remark on something',
    description:
      'Begins a thread about a page, a passage of a text, a draft, a proposal or a comparison. A quotation is tied to the very revision that `at` leads to, the newest where it is left out. What is said about a draft never enters its text. Guests may where their event is concerned.',
    refuses: ['too-many', 'not-open'],
    access: onPage('comment'),
    status: 201,
    body: textBody.extend({
      anchor: threadAnchorSchema,
      kind: threadSchema.shape.kind.default('remark'),
    }),
    answer: threadSchema,
  }),
  getThread: route({
    ...bare('getThread'),
    summary: 'One thread',
    description: 'A thread with all that was said in it.',
    access: onPage('read'),
    params: threadParams,
    answer: threadSchema,
  }),
  addThreadComment: route({
    ...bare('addThreadComment'),
    summary: 'Say something in a thread',
    description: 'Adds a comment to a thread; one that was resolved is open again.',
    refuses: ['too-many', 'not-open'],
    access: onPage('comment'),
    status: 201,
    params: threadParams,
    body: textBody,
    answer: threadCommentSchema,
  }),
  resolveThread: route({
    ...bare('resolveThread'),
    summary: 'Resolve a thread, or open it again',
    description:
      'Says that a thread is settled; with `resolved: false` it is open again. For who began it and for maintainers; of a draft for all who write in it.',
    access: onPage('comment'),
    params: threadParams,
    body: z.object({ resolved: z.boolean().default(true) }),
    answer: threadSchema,
  }),
  markAnswer: route({
    ...bare('markAnswer'),
    summary: 'Mark the answer of a thread',
    description:
      'Marks one of its comments as the answer; null takes the mark away. For those who may resolve it.',
    refuses: ['invalid'],
    access: onPage('comment'),
    params: threadParams,
    body: z.object({ comment: z.string().max(60).nullable() }),
    answer: threadSchema,
  }),
  changeComment: route({
    ...bare('changeComment'),
    summary: 'Change one’s own comment',
    description: 'Gives a comment other words; only who said it may.',
    access: onPage('withdraw'),
    params: threadParams,
    body: textBody,
    answer: threadCommentSchema,
  }),
  withdrawComment: route({
    ...bare('withdrawComment'),
    summary: 'Take one’s own comment back',
    description:
      'Takes the words of a comment away. A thread in which nothing else was said goes with it. Maintainers hide what does not belong there.',
    access: onPage('withdraw'),
    status: 204,
    params: threadParams,
    answer: nothing,
  }),
  supportComment: route({
    ...bare('supportComment'),
    summary: 'Support a comment',
    description: 'Says that one means the same; again changes nothing.',
    access: onPage('support'),
    params: threadParams,
    answer: threadCommentSchema,
  }),
}
