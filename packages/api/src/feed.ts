import { z } from 'zod'
import { bare, route } from './route.ts'
import { namedPageSchema, nothing, slugSchema, timeSchema } from './shapes.ts'

/** What a feed of one's own tells of: one's inbox, all pages that one may read, or one of them. */
const feedSubjects = ['inbox', 'changes', 'page'] as const
/** What a feed of one's own tells of. */
export type FeedSubject = (typeof feedSubjects)[number]

const madeSchema = z.object({
  id: z.string(),
  /** Where it is read as Atom. */
  atom: z.string(),
  /** Where it is read as JSON Feed. */
  json: z.string(),
})

const idParams = z.object({ id: z.string().max(60) })

/** Calls about feeds of one's own, which programs read at secret addresses. */
export const feedRoutes = {
  listFeeds: route({
    ...bare('listFeeds'),
    summary: 'Own feeds',
    description:
      "The caller's feeds with a secret address, the newest first, without their secrets; `page` is missing where its owner may not read it now. `pages`: those that the caller looks after and not everybody may read, for whoever chooses one.",
    access: { kind: 'signed-in' },
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          of: z.enum(feedSubjects),
          page: namedPageSchema.optional(),
          created: timeSchema,
          lastUsed: timeSchema.nullable(),
        }),
      ),
      pages: z.array(namedPageSchema),
    }),
  }),
  createFeed: route({
    ...bare('createFeed'),
    summary: 'Make a secret address of a feed; it is shown once',
    description:
      'Whoever has the address reads, as Atom or JSON Feed, what its owner may read at that moment: with `of` `inbox` what they are told, with `changes` what happened on all pages that are public or that they look after, with `page` the revisions and ideas of one page. It ends when its owner ends it, is banned, or gets a new password. At most 20.',
    access: { kind: 'signed-in' },
    status: 201,
    body: z.discriminatedUnion('of', [
      z.object({ of: z.literal('inbox') }),
      z.object({ of: z.literal('changes') }),
      z.object({ of: z.literal('page'), page: slugSchema }),
    ]),
    answer: madeSchema,
  }),
  renewFeed: route({
    ...bare('renewFeed'),
    summary: 'Give a feed another secret address; it is shown once',
    description: 'Programs that have the address of before get nothing any more.',
    access: { kind: 'signed-in' },
    params: idParams,
    answer: madeSchema,
  }),
  deleteFeed: route({
    ...bare('deleteFeed'),
    summary: 'End the secret address of a feed',
    description: 'Programs that have it get nothing any more.',
    access: { kind: 'signed-in' },
    status: 204,
    params: idParams,
    answer: nothing,
  }),
}
