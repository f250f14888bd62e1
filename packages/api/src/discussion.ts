import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import { listOf, pagingQuery, personSchema, slugParams, timeSchema } from './shapes.ts'

/** As large as the records can count. */
const MAX_NUMBER = 2_147_483_647

export const numberParams = slugParams.extend({
  number: z.coerce.number().int().positive().max(MAX_NUMBER),
})

export const commentSchema = z.object({
  id: z.string(),
  author: personSchema,
  time: timeSchema,
  text: z.string(),
})
export type Comment = z.infer<typeof commentSchema>

export const reviewSchema = z.object({
  id: z.string(),
  author: personSchema,
  time: timeSchema,
  verdict: z.enum(['for', 'against', 'question']),
  text: z.string(),
})

export const discussionRoutes = {
  listComments: route({
    ...bare('listComments'),
    summary: 'Discussion, oldest first',
    access: onPage('read'),
    params: numberParams,
    query: pagingQuery,
    answer: listOf(commentSchema),
  }),
  addComment: route({
    ...bare('addComment'),
    summary: 'Say something about a proposal',
    access: onPage('comment'),
    status: 201,
    params: numberParams,
    body: z.object({ text: z.string().trim().min(1).max(5000) }),
    answer: commentSchema,
  }),
  addReview: route({
    ...bare('addReview'),
    summary: 'Say for, against or ask',
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
