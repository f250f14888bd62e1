import { z } from 'zod'
import { bare, route } from './route.ts'
import { slugSchema, timeSchema } from './shapes.ts'

/** How the histories lie on disk, and how far putting them in order is. */
export const storageSchema = z.object({
  /** False where there is no git program: histories are then left as they are. */
  available: z.boolean(),
  bytes: z.number().int(),
  histories: z.number().int(),
  /** Null when nothing is being put in order. */
  tidying: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** When all were looked through last; null before the first time since the start. */
  finished: timeSchema.nullable(),
  /** The largest histories, at most twenty, each named by its first page. */
  largest: z.array(
    z.object({
      page: z.object({ slug: slugSchema, title: z.string() }).nullable(),
      bytes: z.number().int(),
      looseObjects: z.number().int(),
      packs: z.number().int(),
      tidied: timeSchema.nullable(),
      /** What git said when it could not put this one in order; nothing is lost then. */
      problem: z.string().nullable(),
    }),
  ),
})
/** What the calls about storage answer. */
export type Storage = z.infer<typeof storageSchema>

/** Calls of admins about histories on disk; `busy` where the server has no git program. */
export const storageRoutes = {
  getStorage: route({
    ...bare('getStorage'),
    summary: 'How the histories lie on disk',
    description:
      'Size of the histories, the largest of them, and how far putting them in order is.',
    access: { kind: 'admin' },
    answer: storageSchema,
  }),
  tidyStorage: route({
    ...bare('tidyStorage'),
    summary: 'Put all histories in order, beside who reads and writes',
    description:
      'Begins to put every history in order, beside readers and writers, and answers at once.',
    refuses: ['busy'],
    access: { kind: 'admin' },
    answer: storageSchema,
  }),
  stopTidying: route({
    ...bare('stopTidying'),
    summary: 'Stop after the history that is being put in order',
    description: 'Stops after the history at hand.',
    refuses: ['busy'],
    access: { kind: 'admin' },
    answer: storageSchema,
  }),
}
