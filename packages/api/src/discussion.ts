import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { listOf, pagingQuery, personSchema, slugParams, timeSchema } from './shapes.ts'

/** As large as the records can count. */
const MAX_NUMBER = 2_147_483_647

/** Names a proposal: its page and its number there, from 1. */
export const numberParams = slugParams.extend({
  number: z.coerce.number().int().positive().max(MAX_NUMBER),
})

/** Something said about a proposal, as plain text; `time` is when. */
export const commentSchema = z.object({
  id: z.string(),
  author: personSchema,
  time: timeSchema,
  text: z.string(),
  /** Hidden from everybody but maintainers, who are told so, and who said it. */
  hidden: z.boolean().optional(),
})
/** A comment of a proposal's discussion. */
export type Comment = z.infer<typeof commentSchema>

/** A verdict on a proposal with its words, which may be empty. It decides nothing by itself. */
export const reviewSchema = z.object({
  id: z.string(),
  author: personSchema,
  time: timeSchema,
  verdict: z.enum(['for', 'against', 'question']),
  text: z.string(),
})

/** Calls about what is said of a proposal, also once it is decided. */
export const discussionRoutes = {
  listComments: route({
    ...bare('listComments'),
    summary: 'Discussion, oldest first',
    description: 'Comments on a proposal, oldest first; reviews are in `viewProposal`.',
    access: onPage('read'),
    params: numberParams,
    query: pagingQuery,
    answer: listOf(commentSchema),
  }),
  addComment: route({
    ...bare('addComment'),
    summary: 'Say something about a proposal',
    description: 'Adds a comment; guests may on proposals of their event.',
    access: onPage('comment'),
    status: 201,
    params: numberParams,
    body: z.object({ text: z.string().trim().min(1).max(5000) }),
    answer: commentSchema,
  }),
  addReview: route({
    ...bare('addReview'),
    summary: 'Say for, against or ask',
    description: 'Adds a verdict with words; it decides nothing by itself.',
    access: onPage('comment'),
    status: 201,
    params: numberParams,
    body: z.object({
      verdict: z.enum(['for', 'against', 'question']),
      text: z.string().trim().max(5000),
    }),
    answer: reviewSchema,
  }),
}
