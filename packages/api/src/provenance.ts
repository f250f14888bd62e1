import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import {
  atQuery,
  personSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
} from './shapes.ts'

/** A stretch of a text that came in with one revision. Joined, the texts of all runs are the page's text. */
const runSchema = z.object({
  text: z.string(),
  /** Who wrote it: the revision's author, or who settled a conflict when a proposal was accepted. */
  author: personSchema,
  revision: revisionSchema,
  /** Slug of the event that it came from. */
  event: z.string().nullable(),
  /** Number of the proposal that brought it. */
  proposal: z.number().int().nullable(),
})

/** What else there is to say of a revision that runs name. */
const sourceSchema = z.object({
  revision: revisionIdSchema,
  /** `here` for an account of this library, `guest` of an event, `elsewhere` for a name brought by an import or push. */
  authorFrom: z.enum(['here', 'guest', 'elsewhere']),
  coAuthors: z.array(personSchema),
  /** The event, when everybody may read it. */
  event: z.object({ slug: slugSchema, title: z.string() }).nullable(),
  /** The proposal with the page it was made to: that of the text, or the one it was forked from. */
  proposal: z
    .object({ page: slugSchema, number: z.number().int(), title: z.string().nullable() })
    .nullable(),
  /** The revision before it; null for a first one, and for one of a page that words were taken from. */
  before: revisionIdSchema.nullable(),
  /** The page that it is of, where words were taken from that and everybody may read it. */
  page: slugSchema.nullable(),
})

/** Who wrote each stretch of a text. */
export const provenanceSchema = z.object({
  slug: slugSchema,
  revision: revisionIdSchema,
  /** False while part of a long history is still to be read; `runs` is empty until then: ask again. */
  complete: z.boolean(),
  /** Revisions that were read, of how many. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  runs: z.array(runSchema),
  sources: z.array(sourceSchema),
  /** The top-level blocks of the text in their order, as UTF-16 offsets. */
  blocks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
})
/** What `getProvenance` answers. */
export type Provenance = z.infer<typeof provenanceSchema>

/** The call for who wrote what. */
export const provenanceRoutes = {
  getProvenance: route({
    ...bare('getProvenance'),
    summary: 'Who wrote each stretch of a text',
    description:
      "Runs of text that joined are the page's text, each with author, revision, event and proposal. A long history is read in parts: `complete` is false until all is told; ask again.",
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    answer: provenanceSchema,
  }),
}
