import { z } from 'zod'
import { textSchema } from './page.ts'
import { mergePreviewSchema } from './comparison.ts'
import { drawnQuery, renderedComparisonSchema, unchangedQuery } from './comparison-drawn.ts'
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

/** What became of a proposal. */
export const proposalStateSchema = z.enum(['open', 'accepted', 'declined', 'withdrawn'])

/**
 * A change that somebody proposes for a page: the text of revision `head`, written on the page's revision `base`.
 * `mergeable` tells what accepting would come to now, `comments` how many there are.
 */
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
/** A proposal as lists and calls answer it. */
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
/** What `viewProposal` answers. */
export type ProposalView = z.infer<typeof proposalViewSchema>

/**
 * Calls about proposals. A decided one is `not-open`; what is not as it was previewed is `changed`, what both sides
 * changed `conflict`.
 */
export const proposalRoutes = {
  listProposals: route({
    ...bare('listProposals'),
    summary: 'Proposals, newest first',
    description: 'Proposals of the page by number, newest first.',
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
    description:
      'Proposes a whole text, or that of another page (`from` as `slug@at`), written on the revision `base`. `ideas` are those that it takes up; `event` the one it came from. A text that changes nothing is refused.',
    refuses: ['changed', 'too-large'],
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
    description:
      'State, words and revisions of one proposal; `mergeable` tells whether it could be accepted now.',
    access: onPage('read'),
    params: numberParams,
    answer: proposalSchema,
  }),
  viewProposal: route({
    ...bare('viewProposal'),
    summary: 'A proposal as its screen shows it',
    description:
      'A proposal with its comparison, discussion, reviews and ideas: what its screen shows, the same for every reader. With `unchanged=counted`, most of what is the same is only counted; `viewBlocks` draws it. With `sides=none`, both texts are drawn in one and neither by itself.',
    access: onPage('read'),
    params: numberParams,
    query: drawnQuery,
    answer: proposalViewSchema,
  }),
  /** What the page would say, drawn against what page and proposal come from, with the side of each change. */
  viewProposalMerge: route({
    ...bare('viewProposalMerge'),
    summary: 'The page as it would be with the proposal',
    description:
      'What the page would say, drawn against what page and proposal both come from; each change tells its side. `unchanged` as for the proposal.',
    access: onPage('read'),
    params: numberParams,
    query: unchangedQuery,
    answer: renderedComparisonSchema,
  }),
  updateProposal: route({
    ...bare('updateProposal'),
    summary: "Change a proposal's text or words",
    description:
      'For its author, while it is open: another text, title or reason. `head` is what was seen last; a newer one is refused as `changed`.',
    refuses: ['not-open', 'changed', 'too-large'],
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
    description:
      'Merges the proposal into the page as one revision whose author is the proposer. `head` and `base` are what was previewed; when either has moved on, it is refused as `changed`. Where both changed the same words, `text` is the decided whole.',
    refuses: ['not-open', 'changed', 'conflict', 'too-large'],
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
    description:
      'Closes an open proposal with a reason that its author reads; its ideas are open again.',
    refuses: ['not-open'],
    access: onPage('accept'),
    params: numberParams,
    body: z.object({ reason: reasonSchema }),
    answer: proposalSchema,
  }),
  withdrawProposal: route({
    ...bare('withdrawProposal'),
    summary: 'Take the own proposal back',
    description: "Closes one's own open proposal; its ideas are open again.",
    refuses: ['not-open'],
    access: onPage('propose'),
    params: numberParams,
    answer: proposalSchema,
  }),
}
