import { z } from 'zod'
import { drawnQuery, renderedComparisonSchema } from './comparison-drawn.ts'
import { comparisonSchema } from './comparison-told.ts'
import { bare, onPage, route } from './route.ts'
import { conflictSchema } from './problem.ts'
import {
  atSchema,
  placeSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  versionSchema,
} from './shapes.ts'

const endSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  lang: z.string(),
  version: versionSchema.nullable(),
  revision: revisionSchema,
})

/**
 * A drawn comparison with the two texts that it is of; `versions` are those of the page that `to` is of, to choose
 * from.
 */
export const compareViewSchema = renderedComparisonSchema.extend({
  from: endSchema,
  to: endSchema,
  kind: z.string().nullable(),
  versions: z.array(z.object({ version: versionSchema, revision: z.string() })),
})
/** What `viewComparison` and `viewPagesComparison` answer. */
export type CompareView = z.infer<typeof compareViewSchema>

/**
 * Whether two texts can be merged: `clean`, `unchanged` where nothing would, or `conflict` with what is to be
 * decided.
 */
export const mergePreviewSchema = z.object({
  kind: z.enum(['clean', 'conflict', 'unchanged']),
  conflicts: z.array(conflictSchema),
})

const sides = z.object({ from: atSchema, to: atSchema.default('head') })
const anySides = z.object({ from: z.string().max(140), to: z.string().max(140) })

// Far more than a page has.
const MAX_BLOCKS = 100_000

/** Blocks of the text `at`, or of the passage of it between two places. */
const blocksQuery = z
  .object({
    at: atSchema,
    start: placeSchema,
    end: placeSchema,
    first: z.coerce.number().int().min(0),
    count: z.coerce.number().int().min(1).max(MAX_BLOCKS),
  })
  .refine(({ start, end }) => (start === undefined) === (end === undefined), { path: ['end'] })

/** Calls that compare two texts; texts too heavy to read are `too-large`, and `busy` says to come back. */
export const comparisonRoutes = {
  comparePage: route({
    ...bare('comparePage'),
    summary: 'Compare two texts of a page',
    description:
      'Two texts of one page block by block and word by word, with changed fields, steps and lengths of days. `degraded` tells that the texts were too large for words and are compared by blocks.',
    access: onPage('read'),
    params: slugParams,
    query: sides,
    answer: comparisonSchema,
  }),
  viewComparison: route({
    ...bare('viewComparison'),
    summary: 'The same, drawn as a page',
    description:
      'The same comparison as HTML a block and as sentences, in the language of `Accept-Language`. With `unchanged=counted`, most of what is the same is only counted; `viewBlocks` draws it. With `sides=none`, both texts are drawn in one and neither by itself.',
    access: onPage('read'),
    params: slugParams,
    query: sides.extend(drawnQuery.shape),
    answer: compareViewSchema,
  }),
  viewBlocks: route({
    ...bare('viewBlocks'),
    summary: 'Draw some blocks of a text',
    description:
      'Blocks of a text in a row as safe HTML: what a comparison counts as unchanged, when somebody wants to read it. With `start` and `end`, those of the passage between two places of the text.',
    access: onPage('read'),
    params: slugParams,
    query: blocksQuery,
    answer: z.object({ html: z.string() }),
  }),
  comparePages: route({
    ...bare('comparePages'),
    summary: 'Compare texts of two pages (`slug@at`)',
    description:
      'Texts of two pages, each named as `slug@at`; both must be readable for the caller.',
    access: { kind: 'public' },
    query: anySides,
    answer: comparisonSchema,
  }),
  viewPagesComparison: route({
    ...bare('viewPagesComparison'),
    summary: 'The same, drawn as a page',
    description:
      'The same comparison as HTML a block and as sentences, in the language of `Accept-Language`, `unchanged` and `sides` as for one page.',
    access: { kind: 'public' },
    query: anySides.extend(drawnQuery.shape),
    answer: compareViewSchema,
  }),
}
