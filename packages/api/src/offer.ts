import { z } from 'zod'
import { drawnQuery, renderedComparisonSchema } from './comparison-drawn.ts'
import { textSchema } from './page.ts'
import { bare, onPage, route } from './route.ts'
import {
  kindSchema,
  listOf,
  pagingQuery,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  slugParams,
  slugSchema,
  timeSchema,
} from './shapes.ts'

const offerStateSchema = z.enum(['waiting', 'shown', 'refused'])
const idParams = z.object({ id: z.string().max(60) })

/** A guest's proposal that a maintainer reads before others do. */
export const offerSchema = z.object({
  id: z.string(),
  page: slugSchema,
  title: z.string(),
  reason: z.string(),
  author: personSchema,
  time: timeSchema,
  event: slugSchema,
  base: revisionIdSchema,
  state: offerStateSchema,
  /** The number it has as a proposal, once shown. */
  proposal: z.number().int().positive().nullable(),
  /** By whom, when and why it was shown or refused; null while it waits. */
  decision: z.object({ by: personSchema, time: timeSchema, reason: z.string() }).nullable(),
})
/** An offer as its guest and maintainers see it. */
export type Offer = z.infer<typeof offerSchema>

const offerViewSchema = z.object({
  offer: offerSchema,
  page: z.object({
    slug: slugSchema,
    title: z.string(),
    kind: kindSchema.nullable(),
    lang: z.string(),
  }),
  eventTitle: z.string().nullable(),
  comparison: renderedComparisonSchema,
})
/** What `viewOffer` answers: the offer against the page. */
export type OfferView = z.infer<typeof offerViewSchema>

/** Calls about what guests propose. An offer that was decided is `not-open`; more than may wait are `too-many`. */
export const offerRoutes = {
  createOffer: route({
    ...bare('createOffer'),
    summary: 'Propose a text as the guest of an event; a maintainer reads it first',
    description:
      'For guests of an event: a text that waits until a maintainer shows or refuses it. It is in no history until then. At most 10 of a guest and 100 of a page may wait.',
    refuses: ['too-many', 'too-large'],
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    body: z.object({
      text: textSchema,
      base: revisionIdSchema,
      title: z.string().trim().min(1).max(120),
      reason: reasonSchema,
      /** How a guest without a name wants to be called. */
      name: z.string().trim().max(80).optional(),
    }),
    answer: offerSchema,
  }),
  listOffers: route({
    ...bare('listOffers'),
    summary: 'What guests proposed for a page and nobody has decided yet, oldest first',
    description: 'What waits on the page, oldest first.',
    access: onPage('moderate'),
    params: slugParams,
    query: pagingQuery,
    answer: listOf(offerSchema),
  }),
  listOwnOffers: route({
    ...bare('listOwnOffers'),
    summary: 'What the calling guest proposed, newest first; nothing for others',
    description:
      'Where the caller is the guest of an event, their offers with what became of them; nothing for others.',
    access: { kind: 'public' },
    answer: z.object({ items: z.array(offerSchema) }),
  }),
  viewOffer: route({
    ...bare('viewOffer'),
    summary: 'What a guest proposed, as its screen shows it',
    description:
      'The offered text as a comparison with the page, `unchanged` and `sides` as for a proposal.',
    access: onPage('moderate'),
    params: idParams,
    query: drawnQuery,
    answer: offerViewSchema,
  }),
  showOffer: route({
    ...bare('showOffer'),
    summary: 'Make a proposal of what a guest proposed',
    description:
      "Makes a proposal of the offer, with the guest's name, which everybody sees from then on.",
    refuses: ['not-open', 'changed'],
    access: onPage('moderate'),
    params: idParams,
    answer: offerSchema,
  }),
  refuseOffer: route({
    ...bare('refuseOffer'),
    summary: 'Refuse what a guest proposed, with a reason for them',
    description: 'Refuses the offer; its guest reads the reason.',
    refuses: ['not-open'],
    access: onPage('moderate'),
    params: idParams,
    body: z.object({ reason: reasonSchema }),
    answer: offerSchema,
  }),
}
