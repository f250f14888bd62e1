import { z } from 'zod'
import { textSchema } from './page.ts'
import { renderedComparisonSchema } from './comparison.ts'
import { conflictSchema } from './problem.ts'
import { bare, onPage, route } from './route.ts'
import {
  kindSchema,
  nothing,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
} from './shapes.ts'

/** `draftRoom` is where a proposal's own draft is edited live. */
export const draftSchema = z.object({
  id: z.string(),
  room: z.string(),
  token: z.string(),
  field: z.string(),
  base: revisionIdSchema,
  authors: z.array(personSchema),
  /** The bytes the draft started from: what an untouched publish gives back. */
  baseText: z.string(),
  page: slugSchema,
  title: z.string(),
  lang: z.string(),
  kind: kindSchema.nullable(),
  purpose: z.enum(['page', 'proposal']),
  schemaVersion: z.number().int(),
  /** Of a proposal's draft: the proposal it updates, when there is one; ideas and event it answers. */
  proposal: z.number().int().nullable(),
  ideas: z.array(z.string()),
  event: slugSchema.nullable(),
})
export type Draft = z.infer<typeof draftSchema>

const idParams = z.object({ id: z.string().max(60) })

export const draftRoutes = {
  openDraft: route({
    ...bare('openDraft'),
    summary: 'Open the shared draft, or join it',
    access: onPage('edit'),
    status: 201,
    params: slugParams,
    answer: draftSchema,
  }),
  openProposalDraft: route({
    ...bare('openProposalDraft'),
    summary: "Open a proposal's own draft",
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    body: z.object({
      ideas: z.array(z.string().max(60)).max(20).optional(),
      event: slugSchema.optional(),
      proposal: z.number().int().positive().optional(),
    }),
    answer: draftSchema,
  }),
  /** What publishing the draft would change, as sentences and as a rendered comparison with the newest text. */
  previewDraft: route({
    ...bare('previewDraft'),
    summary: 'What publishing would change',
    access: { kind: 'signed-in' },
    params: idParams,
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
      writers: z.array(personSchema),
    }),
  }),
  publishDraft: route({
    ...bare('publishDraft'),
    summary: 'Publish the draft (or send it as a proposal)',
    access: { kind: 'signed-in' },
    params: idParams,
    body: z.object({
      reason: reasonSchema,
      title: z.string().trim().min(1).max(120).optional(),
      coAuthors: z.array(z.string().max(100)).max(50).optional(),
      textHash: z.string().max(100).optional(),
      /** After a conflict: the text people decided on, and the page's head they decided it on. Needs `textHash`. */
      resolved: z.object({ text: textSchema, base: revisionIdSchema }).optional(),
    }),
    answer: z.object({
      revision: revisionSchema.nullable(),
      merged: z.boolean(),
      unchanged: z.boolean(),
      proposal: z.number().int().nullable(),
    }),
  }),
  /** The page was published since the draft was opened: what both together would be, drawn against what they come from. */
  previewBringIn: route({
    ...bare('previewBringIn'),
    summary: 'What bringing in the newest text of the page would make of the draft',
    access: { kind: 'signed-in' },
    params: idParams,
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
    access: { kind: 'signed-in' },
    params: idParams,
    body: z.object({
      /** The page's revision that was previewed. */
      head: revisionIdSchema,
      /** By path: whose value a fact keeps that both changed. */
      facts: z.record(z.string().max(200), z.enum(['page', 'draft'])).default({}),
    }),
    answer: z.object({ base: revisionIdSchema, conflicts: z.number().int() }),
  }),
  discardDraft: route({
    ...bare('discardDraft'),
    summary: 'Throw the draft away',
    access: { kind: 'signed-in' },
    status: 204,
    params: idParams,
    answer: nothing,
  }),
  /** A fresh token for a room one may still enter (after signing in again). */
  renewDraft: route({
    ...bare('renewDraft'),
    summary: 'A fresh token for the room',
    access: { kind: 'signed-in' },
    params: idParams,
    answer: z.object({ token: z.string() }),
  }),
}
