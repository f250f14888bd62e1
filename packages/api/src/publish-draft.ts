import { z } from 'zod'
import { textSchema } from './page.ts'
import { drawnQuery, renderedComparisonSchema, unchangedQuery } from './comparison-drawn.ts'
import { conflictSchema } from './problem.ts'
import { draftParams } from './draft.ts'
import { bare, route } from './route.ts'
import {
  licenseIssueSchema,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugSchema,
} from './shapes.ts'

/**
 * Calls about a draft and the text of its page: what publishing it would change, publishing it, and bringing in what was
 * published meanwhile.
 */
export const publishDraftRoutes = {
  /** What publishing the draft would change, as sentences and as a rendered comparison with the newest text. */
  previewDraft: route({
    ...bare('previewDraft'),
    summary: 'What publishing would change',
    description:
      'The text that publishing would make, compared with the newest one, with what is wrong in it and who wrote in it. `textHash` names what was seen; publishing with it refuses anything newer. `unchanged` and `sides` as for a proposal.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: draftParams,
    query: drawnQuery,
    answer: z.object({
      comparison: renderedComparisonSchema,
      textHash: z.string(),
      text: z.string(),
      errors: z.array(
        z.object({
          path: z.string(),
          message: z.string(),
          code: z.string(),
          /** Of broken front matter, counted from 1. */
          line: z.number().int().optional(),
          column: z.number().int().optional(),
        }),
      ),
      missing: z.array(z.string()),
      license: z.string().nullable(),
      /** Where the licence does not go with that of the page that this one was made from. */
      licensing: z.array(licenseIssueSchema),
      /** What the text that is changed says of the use of its name. */
      namePolicy: z.string().nullable(),
      writers: z.array(personSchema),
      /** Of a draft without a page: the address that its page would get now, null without a title. */
      address: z
        .object({
          slug: slugSchema,
          /** The title alone would lead to one that another page has or had. */
          isTaken: z.boolean(),
        })
        .nullable(),
    }),
  }),
  publishDraft: route({
    ...bare('publishDraft'),
    summary: 'Publish the draft (or send it as a proposal)',
    description:
      'Publishes the draft as one revision, or sends it as a proposal, and closes it. Of a draft without a page it makes the page, or the fork: needs a title, takes `slug` (made from the title when absent; one that is taken is `slug-taken`) and `visibility`. `textHash` refuses (`changed`) what others typed since the preview; `resolved` holds a text that people decided on after a `conflict`.',
    refuses: ['conflict', 'changed', 'not-open', 'too-large', 'slug-taken'],
    access: { kind: 'signed-in' },
    params: draftParams,
    body: z.object({
      reason: reasonSchema,
      title: z.string().trim().min(1).max(120).optional(),
      coAuthors: z.array(z.string().max(100)).max(50).optional(),
      textHash: z.string().max(100).optional(),
      /** Of a draft without a page: the address of the page that it becomes. */
      slug: slugSchema.optional(),
      /** Of a draft without a page that is no fork: who may see the page. */
      visibility: z.enum(['public', 'private']).optional(),
      /** After a conflict: the text people decided on, and the page's head they decided it on. Needs `textHash`. */
      resolved: z.object({ text: textSchema, base: revisionIdSchema }).optional(),
    }),
    answer: z.object({
      revision: revisionSchema.nullable(),
      merged: z.boolean(),
      unchanged: z.boolean(),
      proposal: z.number().int().nullable(),
      /** Of the page that it is a revision of, or is proposed to; null where nothing was changed. */
      slug: slugSchema.nullable(),
    }),
  }),
  /** The page was published since the draft was opened: what both together would be, drawn against what they come from. */
  previewBringIn: route({
    ...bare('previewBringIn'),
    summary: 'What bringing in the newest text of the page would make of the draft',
    description:
      'For a page that was published since the draft was opened: both together, drawn against what they come from, and how much is left to decide. `unchanged` as for a proposal.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: draftParams,
    query: unchangedQuery,
    answer: z.object({
      head: revisionIdSchema,
      comparison: renderedComparisonSchema,
      /** Facts that both changed: `ours` is the page, `theirs` the draft. To be chosen when it is brought in. */
      facts: z.array(conflictSchema),
      /** Passages that will stand in the draft to be decided; null when the texts can only be decided as a whole. */
      passages: z.number().int().nullable(),
    }),
  }),
  bringIn: route({
    ...bare('bringIn'),
    summary: 'Bring the newest text of the page into the draft',
    description:
      'Merges the newest text of the page into the draft. Passages that both changed stand in it as conflicts to decide; facts are taken from the side that `facts` names.',
    refuses: ['conflict', 'changed', 'not-open'],
    access: { kind: 'signed-in' },
    params: draftParams,
    body: z.object({
      /** The page's revision that was previewed. */
      head: revisionIdSchema,
      /** By path: whose value a fact keeps that both changed. */
      facts: z.record(z.string().max(200), z.enum(['page', 'draft'])).default({}),
    }),
    answer: z.object({ base: revisionIdSchema, conflicts: z.number().int() }),
  }),
}
