import { z } from 'zod'
import { reviewSchema, commentSchema } from './discussion.ts'
import { ideaSchema } from './idea.ts'
import { photographSchema } from './photograph.ts'
import { bare, onPage, route } from './route.ts'
import { nothing, slugParams, timeSchema } from './shapes.ts'

/** Names something that was said: `idea:<id>`, `card:<id>`, `comment:<id>` (a review being a comment) or `photograph:<id>`. */
export const saidSchema = z.string().regex(/^(?:idea|comment|card|photograph):[0-9a-z]{1,60}$/)

/** How long the reason of a report may be, in characters. */
const MAX_REASON = 500

const ofBody = z.object({ of: saidSchema })
const ofParams = z.object({ of: saidSchema })

const heldIdeaSchema = ideaSchema.extend({ of: saidSchema })
const heldCommentSchema = commentSchema.extend({
  of: saidSchema,
  /** The thread that it was said in, and the proposal that the thread is about. */
  thread: z.string(),
  proposal: z.number().int().nullable(),
  verdict: reviewSchema.shape.verdict.nullable(),
})

/** How many people reported something, with what they said, the newest first and at most 20. */
export const reportedSchema = z.object({
  of: saidSchema,
  count: z.number().int(),
  reasons: z.array(z.object({ reason: z.string(), time: timeSchema })),
})
/** What was reported, as maintainers see it. */
export type Reported = z.infer<typeof reportedSchema>

const heldPhotographSchema = photographSchema.extend({ of: saidSchema })

const heldSchema = z.object({
  ideas: z.array(heldIdeaSchema),
  photographs: z.array(heldPhotographSchema),
  comments: z.array(heldCommentSchema),
  reports: z.array(reportedSchema),
})
/** What is hidden on a page, as far as the caller sees it, and what was reported there. */
export type Held = z.infer<typeof heldSchema>

/**
 * Calls about what does not belong here. What is hidden is in no list, count, feed or export, and 404 by its id; its
 * maintainers see it marked (`hidden`), and who said it sees it as it was sent. It is hidden by the maintainers of its
 * page, and by those of the event that let its speaker in as a guest.
 */
export const moderationRoutes = {
  createReport: route({
    ...bare('createReport'),
    summary: 'Report an idea, a comment or a photograph',
    description:
      'Tells its maintainers that something said does not belong here, and why. Needs no account. Each account, guest or place on the network counts once for each thing; again changes nothing.',
    access: onPage('report'),
    status: 204,
    body: ofBody.extend({ reason: z.string().trim().min(1).max(MAX_REASON) }),
    answer: nothing,
  }),
  dismissReports: route({
    ...bare('dismissReports'),
    summary: 'Put the reports of something aside',
    description:
      'Says that the reports of an idea, a comment or a photograph were read. Those who sent them are not counted again; what others report later is.',
    access: onPage('moderate'),
    status: 204,
    params: ofParams,
    answer: nothing,
  }),
  hide: route({
    ...bare('hide'),
    summary: 'Hide an idea, a comment or a photograph',
    description: 'Takes it out of everything that others see, at once; again changes nothing.',
    access: onPage('moderate'),
    status: 204,
    body: ofBody,
    answer: nothing,
  }),
  showAgain: route({
    ...bare('showAgain'),
    summary: 'Show an idea, a comment or a photograph again',
    description: 'Puts something that was hidden back as it was; again changes nothing.',
    access: onPage('moderate'),
    status: 204,
    params: ofParams,
    answer: nothing,
  }),
  listHidden: route({
    ...bare('listHidden'),
    summary: 'What is hidden on a page, and what was reported',
    description:
      'To maintainers all that is hidden there, the newest first and at most 200 of each, and what was reported and not put aside; for an event also what its guests said of other pages. To others what they said themselves, as they sent it, and no reports.',
    access: onPage('read'),
    params: slugParams,
    answer: heldSchema,
  }),
  turnOut: route({
    ...bare('turnOut'),
    summary: 'Turn a guest out of an event',
    description:
      'Ends the session of the guest of this event who said something (`of`), at once and in streams that are open; with it they do not come in again. Nobody else is held back, not even behind the same address. With `hide` all that they said through the event is hidden.',
    access: onPage('moderate'),
    params: slugParams,
    body: ofBody.extend({ hide: z.boolean().optional() }),
    answer: z.object({
      /** How many things were hidden. */
      hidden: z.number().int(),
    }),
  }),
}
