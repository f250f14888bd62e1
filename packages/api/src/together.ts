import { z } from 'zod'
import { renderedComparisonSchema } from './comparison-drawn.ts'
import { proposalSchema } from './proposal.ts'
import { conflictSchema } from './problem.ts'
import { bare, onPage, route } from './route.ts'
import { kindSchema, revisionIdSchema, slugParams, slugSchema } from './shapes.ts'

/** Proposals that are tried together at a time. */
export const MAX_TOGETHER = 12

/** What a page would say with several proposals, and all that are open, to choose from. */
export const togetherSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  kind: kindSchema.nullable(),
  lang: z.string(),
  /** The newest revision of the page, with which they were tried. */
  head: revisionIdSchema,
  open: z.array(proposalSchema),
  /** The whole text with those that go together. */
  text: z.string(),
  /** Their numbers, in the order in which they were taken. */
  order: z.array(z.number().int()),
  /** Those that do not: `with` is the number of the one that each clashes with, null for the page itself. */
  conflicts: z.array(
    z.object({
      number: z.number().int(),
      with: z.number().int().nullable(),
      conflicts: z.array(conflictSchema),
    }),
  ),
  /** The page beside that text. */
  comparison: renderedComparisonSchema,
})
/** What `viewTogether` answers. */
export type Together = z.infer<typeof togetherSchema>

const numbers = z
  .string()
  .regex(/^(\d{1,9}(,\d{1,9})*)?$/)
  .default('')
  .transform((text) => [...new Set(text.split(',').filter(Boolean).map(Number))])
  .refine((all) => all.length <= MAX_TOGETHER)

/** The call that tries proposals together. */
export const togetherRoutes = {
  viewTogether: route({
    ...bare('viewTogether'),
    summary: 'What accepting several proposals would give',
    description:
      'The text of the page with the open proposals that `of` names (`3,5`), taken in this order, with those that clash and with what. Nothing is written; nothing but the page without `of`.',
    refuses: ['not-found', 'not-open'],
    access: onPage('read'),
    params: slugParams,
    query: z.object({ of: numbers }),
    answer: togetherSchema,
  }),
}
