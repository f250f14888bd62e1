import { z } from 'zod'
import { livePath } from './live-stream.ts'
import { route } from './route.ts'
import { nothing, slugSchema } from './shapes.ts'

/** Numbers go on for ever: a program passes over kinds that it does not know. */
const numberSchema = z.number().int().min(0)

/**
 * Something that happened on a page, numbered in the order of appearance. `page` is its slug of today (empty for
 * what is of no page), `formerly` has
 * those under which it may be known too, where there are any. Numbers that a reader may not know of are left out.
 */
export const liveEventSchema = z.object({
  number: numberSchema,
  kind: z.string(),
  page: z.union([slugSchema, z.literal('')]),
  id: z.string(),
  formerly: z.array(slugSchema).optional(),
})
/** Something that happened on a page. */
export type LiveEvent = z.infer<typeof liveEventSchema>

/** The one stream: no call of the client, which would wait for its end. */
export const followLive = route({
  verb: 'GET',
  path: livePath,
  summary: 'Follow what happens',
  description:
    'Server-sent events as they happen; rights are asked when they are sent, so that numbers may be missing. Each has its number as `id`. Begins after `since` or `Last-Event-ID`, without them from now on. The event `place` says where the stream stands, first and every half minute. Numbers are kept for 14 days: an older one, or one from before a backup was restored, is answered by the event `reset` with the number from which it goes on; what is known from before is to be read anew. With `screen`, an event, it tells who leads its day or opened a link to the screen of its room (`openRoomScreen`) when that screen is to be looked at again, as the kind `showing`, and nothing else. The stream ends when the session does.',
  refuses: ['too-many'],
  access: { kind: 'public' },
  status: 200,
  mediaType: 'text/event-stream',
  params: nothing,
  query: z.object({
    since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    screen: slugSchema.optional(),
  }),
  body: nothing,
  answer: liveEventSchema,
})
