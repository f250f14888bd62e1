import { z } from 'zod'
import {
  blockWordSchema,
  htmlMarksSchema,
  renderedComparisonSchema,
  unchangedQuery,
} from './comparison-drawn.ts'
import { bare, onPage, route } from './route.ts'
import {
  atQuery,
  historyEntrySchema,
  kindSchema,
  placeSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  versionSchema,
} from './shapes.ts'

/**
 * Names a passage of the text `at`: its nth block (from 0), in that perhaps its nth item or row, or the words from
 * `quote` to `until`; or a step of the agenda by day and row (`0.3`), a field by its key, or places in UTF-16 units.
 */
const passageQuery = atQuery
  .extend({
    block: placeSchema,
    part: placeSchema,
    quote: z.string().max(300).optional(),
    until: z.string().max(300).optional(),
    step: z
      .string()
      .regex(/^\d{1,6}\.\d{1,6}$/)
      .optional(),
    field: z.string().min(1).max(80).optional(),
    start: placeSchema,
    end: placeSchema,
    limit: z.coerce.number().int().min(1).max(20).default(10),
    cursor: z.string().max(400).optional(),
    ...unchangedQuery.shape,
  })
  .refine(
    ({ block, step, field, start }) => [block, step, field, start].some((one) => one !== undefined),
    {
      path: ['block'],
    },
  )

const pageLinkSchema = z.object({ slug: slugSchema, title: z.string() })

/** What one revision did to a passage. */
export const passageChangeSchema = z.object({
  /**
   * `new` where the passage came in, `first` where it stands in the first text of all; `returned` where it came back
   * word for word, `removed` where it had been taken out before.
   */
  kind: z.enum(['changed', 'new', 'first', 'returned', 'removed']),
  revision: historyEntrySchema,
  /** The page that the revision was made on, where that is one that this page was forked from and everybody may read. */
  page: pageLinkSchema.nullable(),
  /** Whether it was made on a page that this one was forked from. */
  inOrigin: z.boolean(),
  /** The event that it came from, when everybody may read it. */
  event: pageLinkSchema.nullable(),
  /** The proposal that was accepted by it; `page` is null where not everybody may read that. */
  proposal: z
    .object({
      page: slugSchema.nullable(),
      number: z.number().int(),
      title: z.string().nullable(),
    })
    .nullable(),
  /** What the passage said in the revision before, and in this one, as Markdown; null where it did not stand. */
  before: z.object({ revision: revisionIdSchema, text: z.string() }).nullable(),
  after: z.object({ text: z.string() }).nullable(),
  /** Both in one; of a passage that came in, the passage alone, and all of it. */
  comparison: renderedComparisonSchema
    .pick({ unchanged: true, unchangedIn: true, fields: true, titles: true, degraded: true })
    .extend({
      changes: z.array(
        z.object({
          block: blockWordSchema,
          html: z.string(),
          marks: htmlMarksSchema,
          blockIndex: z.number().int(),
        }),
      ),
    }),
})
/** One revision in the history of a passage. */
export type PassageChange = z.infer<typeof passageChangeSchema>

/** A passage, and what changed it. Places are UTF-16 units of the text of `revision`, `html` is safe. */
export const passageHistorySchema = z.object({
  slug: slugSchema,
  title: z.string(),
  kind: kindSchema.nullable(),
  lang: z.string(),
  revision: revisionSchema,
  version: versionSchema.nullable(),
  /** Whether `revision` is the newest one of the page. */
  current: z.boolean(),
  passage: z.object({
    kind: z.enum([
      'sentence',
      'item',
      'row',
      'field',
      'heading',
      'paragraph',
      'list',
      'table',
      'block',
      'blocks',
    ]),
    /** The name of the field that it is, or of the first of them. */
    field: z.string().nullable(),
    start: z.number().int(),
    end: z.number().int(),
    text: z.string(),
    /** As a page shows it; empty for a field. */
    html: z.string(),
    /** What it is as people call it, the first of several blocks; null for a field. */
    block: blockWordSchema.nullable(),
    /** The heading that it stands under. */
    heading: z.string().nullable(),
  }),
  /** Newest first. There may be none although there are older ones: then enough was looked at for one answer. */
  items: z.array(passageChangeSchema),
  /** How many revisions were looked at for this answer. */
  looked: z.number().int(),
  /** The oldest of them: since then, nothing else has changed the passage. */
  back: revisionSchema,
  nextCursor: z.string().nullable(),
})
/** What `getPassageHistory` answers. */
export type PassageHistory = z.infer<typeof passageHistorySchema>

/**
 * The call for the history of a passage. A place that is no passage is `not-found`, one of more than 10,000 units
 * `too-large`.
 */
export const passageRoutes = {
  getPassageHistory: route({
    ...bare('getPassageHistory'),
    summary: 'What became of a passage, newest first',
    description:
      'Each revision that changed a passage, with both its states, newest first. The passage is named by block, step, field or place in the text at `at`. There may be no items yet a cursor: then enough was read for one answer. With `unchanged=counted`, most of what stayed in a passage of several blocks is only counted; `viewBlocks` draws it.',
    refuses: ['too-large'],
    access: onPage('read'),
    params: slugParams,
    query: passageQuery,
    answer: passageHistorySchema,
  }),
}
