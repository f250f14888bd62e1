import { z } from 'zod'
import { textSchema } from './page.ts'
import { renderedComparisonSchema, mergePreviewSchema } from './comparison.ts'
import { commentSchema, reviewSchema, numberParams } from './discussion.ts'
import { bare, onPage, route } from './route.ts'
import {
  kindSchema,
  listOf,
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
  /** Its author came in with the code of an event: nobody checked their name. */
  byGuest: z.boolean(),
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
  /**
   * What `comparison` shows: what the proposal would change, or, once it is accepted, what that
   * changed on the page.
   */
  shows: z.enum(['proposed', 'merged']),
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

export const proposalRoutes = {
  listProposals: route({
    ...bare('listProposals'),
    summary: 'Proposals, newest first',
    access: onPage('read'),
    params: slugParams,
    query: pagingQuery.extend({ state: proposalStateSchema.optional() }),
    answer: listOf(proposalSchema).extend({
      /** Titles of the events that they name, by slug. */
      eventTitles: z.record(z.string(), z.string()),
      slug: slugSchema,
      title: z.string(),
      kind: kindSchema.nullable(),
    }),
  }),
  createProposal: route({
    ...bare('createProposal'),
    summary: 'Propose a text',
    access: onPage('propose'),
    status: 201,
    params: slugParams,
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
  getProposal: route({
    ...bare('getProposal'),
    summary: 'A proposal',
    access: onPage('read'),
    params: numberParams,
    answer: proposalSchema,
  }),
  viewProposal: route({
    ...bare('viewProposal'),
    summary: 'A proposal as its screen shows it',
    access: onPage('read'),
    params: numberParams,
    answer: proposalViewSchema,
  }),
  /** What the page would say, drawn against what page and proposal come from, with the side of each change. */
  viewProposalMerge: route({
    ...bare('viewProposalMerge'),
    summary: 'The page as it would be with the proposal',
    access: onPage('read'),
    params: numberParams,
    answer: renderedComparisonSchema,
  }),
  updateProposal: route({
    ...bare('updateProposal'),
    summary: "Change a proposal's text or words",
    access: onPage('propose'),
    params: numberParams,
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
    ...bare('acceptProposal'),
    summary: 'Accept what was previewed',
    access: onPage('accept'),
    params: numberParams,
    body: z.object({
      head: revisionIdSchema.optional(),
      base: revisionIdSchema.optional(),
      /** The whole text that a conflict was decided to; only with `head` and `base`. */
      text: textSchema.optional(),
    }),
    answer: z.object({ revision: revisionSchema }),
  }),
  declineProposal: route({
    ...bare('declineProposal'),
    summary: 'Decline with a reason',
    access: onPage('accept'),
    params: numberParams,
    body: z.object({ reason: reasonSchema }),
    answer: proposalSchema,
  }),
  withdrawProposal: route({
    ...bare('withdrawProposal'),
    summary: 'Take the own proposal back',
    access: onPage('propose'),
    params: numberParams,
    answer: proposalSchema,
  }),
}
