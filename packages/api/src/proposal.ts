import { z } from 'zod'
import { mergePreviewSchema, renderedComparisonSchema } from './comparison.ts'
import { textSchema } from './page.ts'
import { endpoints } from './endpoints.ts'
import { route } from './route.ts'
import {
  kindSchema,
  listOf,
  nothing,
  pagingQuery,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

export const proposalStateSchema = z.enum(['open', 'accepted', 'declined', 'withdrawn'])

export const proposalSchema = z.object({
  number: z.number().int().positive(),
  state: proposalStateSchema,
  title: z.string(),
  reason: z.string(),
  author: personSchema,
  time: timeSchema,
  base: revisionIdSchema,
  head: revisionIdSchema,
  event: slugSchema.nullable(),
  ideas: z.array(z.string()),
  mergeable: z.enum(['clean', 'conflict', 'unchanged']),
  /** Set when decided: by whom, when, why; `revision` when accepted. */
  decision: z
    .object({
      by: personSchema,
      time: timeSchema,
      reason: z.string(),
      revision: revisionIdSchema.nullable(),
    })
    .nullable(),
  comments: z.number().int(),
})
export type Proposal = z.infer<typeof proposalSchema>

export const commentSchema = z.object({
  id: z.string(),
  author: personSchema,
  time: timeSchema,
  text: z.string(),
})
export type Comment = z.infer<typeof commentSchema>

export const reviewSchema = z.object({
  id: z.string(),
  author: personSchema,
  time: timeSchema,
  verdict: z.enum(['for', 'against', 'question']),
  text: z.string(),
})

/** All that the proposal screen shows that is the same for every reader. */
export const proposalViewSchema = z.object({
  page: z.object({
    slug: slugSchema,
    title: z.string(),
    kind: kindSchema.nullable(),
    lang: z.string(),
    head: revisionIdSchema,
    license: z.string().nullable(),
  }),
  proposal: proposalSchema,
  /** The version the proposal was made on, when its base is released. */
  baseVersion: versionSchema.nullable(),
  eventTitle: z.string().nullable(),
  changedMeanwhile: z.boolean(),
  comparison: renderedComparisonSchema,
  preview: mergePreviewSchema,
  discussion: z.array(commentSchema),
  reviews: z.array(reviewSchema),
  ideas: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      observed: z.string().nullable(),
      event: slugSchema.nullable(),
      eventTitle: z.string().nullable(),
    }),
  ),
  acceptedIn: versionSchema.nullable(),
})
export type ProposalView = z.infer<typeof proposalViewSchema>

const numberParams = slugParams.extend({ number: z.coerce.number().int().positive() })
const page = (action: string) => ({ kind: 'page', action }) as const

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

export const proposalRoutes = {
  listProposals: route({
    ...endpoints.listProposals,
    summary: 'Proposals, newest first',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: pagingQuery.extend({ state: proposalStateSchema.optional() }),
    body: nothing,
    answer: listOf(proposalSchema).extend({
      slug: slugSchema,
      title: z.string(),
      kind: kindSchema.nullable(),
    }),
  }),
  createProposal: route({
    ...endpoints.createProposal,
    summary: 'Propose a text',
    access: page('propose'),
    status: 201,
    params: slugParams,
    query: nothing,
    body: z.object({
      text: textSchema.optional(),
      from: z.string().max(140).optional(),
      base: revisionIdSchema,
      title: z.string().trim().min(1).max(120),
      reason: reasonSchema,
      ideas: z.array(z.string().max(60)).max(20).optional(),
      event: slugSchema.optional(),
    }),
    answer: proposalSchema,
  }),
  openProposalDraft: route({
    ...endpoints.openProposalDraft,
    summary: "Open a proposal's own draft",
    access: page('propose'),
    status: 201,
    params: slugParams,
    query: nothing,
    body: z.object({
      ideas: z.array(z.string().max(60)).max(20).optional(),
      event: slugSchema.optional(),
      proposal: z.number().int().positive().optional(),
    }),
    answer: draftSchema,
  }),
  getProposal: route({
    ...endpoints.getProposal,
    summary: 'A proposal',
    access: page('read'),
    status: 200,
    params: numberParams,
    query: nothing,
    body: nothing,
    answer: proposalSchema,
  }),
  viewProposal: route({
    ...endpoints.viewProposal,
    summary: 'A proposal as its screen shows it',
    access: page('read'),
    status: 200,
    params: numberParams,
    query: nothing,
    body: nothing,
    answer: proposalViewSchema,
  }),
  updateProposal: route({
    ...endpoints.updateProposal,
    summary: "Change a proposal's text or words",
    access: page('propose'),
    status: 200,
    params: numberParams,
    query: nothing,
    body: z.object({
      text: textSchema.optional(),
      head: revisionIdSchema.optional(),
      /** A newer revision of the page that `text` holds already, as after deciding a conflict. */
      base: revisionIdSchema.optional(),
      title: z.string().trim().min(1).max(120).optional(),
      reason: reasonSchema.optional(),
    }),
    answer: proposalSchema,
  }),
  acceptProposal: route({
    ...endpoints.acceptProposal,
    summary: 'Accept what was previewed',
    access: page('accept'),
    status: 200,
    params: numberParams,
    query: nothing,
    body: z.object({
      head: revisionIdSchema.optional(),
      base: revisionIdSchema.optional(),
      /** The whole text that a conflict was decided to; only with `head` and `base`. */
      text: textSchema.optional(),
    }),
    answer: z.object({ revision: revisionSchema }),
  }),
  declineProposal: route({
    ...endpoints.declineProposal,
    summary: 'Decline with a reason',
    access: page('accept'),
    status: 200,
    params: numberParams,
    query: nothing,
    body: z.object({ reason: reasonSchema }),
    answer: proposalSchema,
  }),
  withdrawProposal: route({
    ...endpoints.withdrawProposal,
    summary: 'Take the own proposal back',
    access: page('propose'),
    status: 200,
    params: numberParams,
    query: nothing,
    body: nothing,
    answer: proposalSchema,
  }),
  listComments: route({
    ...endpoints.listComments,
    summary: 'Discussion, oldest first',
    access: page('read'),
    status: 200,
    params: numberParams,
    query: pagingQuery,
    body: nothing,
    answer: listOf(commentSchema),
  }),
  addComment: route({
    ...endpoints.addComment,
    summary: 'Say something about a proposal',
    access: page('comment'),
    status: 201,
    params: numberParams,
    query: nothing,
    body: z.object({ text: z.string().trim().min(1).max(5000) }),
    answer: commentSchema,
  }),
  addReview: route({
    ...endpoints.addReview,
    summary: 'Say for, against or ask',
    access: page('comment'),
    status: 201,
    params: numberParams,
    query: nothing,
    body: z.object({
      verdict: z.enum(['for', 'against', 'question']),
      text: z.string().trim().max(5000),
    }),
    answer: reviewSchema,
  }),
  openDraft: route({
    ...endpoints.openDraft,
    summary: 'Open the shared draft, or join it',
    access: page('edit'),
    status: 201,
    params: slugParams,
    query: nothing,
    body: nothing,
    answer: draftSchema,
  }),
  /** What publishing the draft would change, as sentences and as a rendered comparison with the newest text. */
  previewDraft: route({
    ...endpoints.previewDraft,
    summary: 'What publishing would change',
    access: { kind: 'signed-in' },
    status: 200,
    params: z.object({ id: z.string().max(60) }),
    query: nothing,
    body: nothing,
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
    ...endpoints.publishDraft,
    summary: 'Publish the draft (or send it as a proposal)',
    access: { kind: 'signed-in' },
    status: 200,
    params: z.object({ id: z.string().max(60) }),
    query: nothing,
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
  discardDraft: route({
    ...endpoints.discardDraft,
    summary: 'Throw the draft away',
    access: { kind: 'signed-in' },
    status: 204,
    params: z.object({ id: z.string().max(60) }),
    query: nothing,
    body: nothing,
    answer: nothing,
  }),
  /** A fresh token for a room one may still enter (after signing in again). */
  renewDraft: route({
    ...endpoints.renewDraft,
    summary: 'A fresh token for the room',
    access: { kind: 'signed-in' },
    status: 200,
    params: z.object({ id: z.string().max(60) }),
    query: nothing,
    body: nothing,
    answer: z.object({ token: z.string() }),
  }),
}
