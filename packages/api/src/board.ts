import { boardStages, cardLimits } from '@forkshop/domain'
import { z } from 'zod'
import { renderedComparisonSchema } from './comparison-drawn.ts'
import { bare, onPage, route } from './route.ts'
import { nothing, revisionIdSchema, slugParams, slugSchema, timeSchema } from './shapes.ts'

/** 128 random bits in hexadecimal, made on the device. */
const cardIdSchema = z.string().regex(/^[0-9a-f]{32}$/)
/** `worked`, `change`, or the id that was given to a column of one's own. */
const columnIdSchema = z.string().regex(/^[a-z0-9]{1,32}$/)
const groupIdSchema = z.string().regex(/^[0-9a-z]{1,40}$/)
/** A step of the day, as `GET /events/{slug}/run` names it. */
const stepIdSchema = z.string().regex(/^[\w-]{1,64}$/)
const wordsSchema = z.string().trim().min(1).max(cardLimits.text)
const titleSchema = z.string().trim().max(cardLimits.title)

/** A card of the closing circle, as its reader may know it. */
export const cardSchema = z.object({
  id: z.string(),
  column: z.string(),
  /** The group that it lies in. */
  group: z.string().nullable(),
  text: z.string(),
  /** The step of the day that it is about. */
  step: z.string().nullable(),
  /** The name that may stand beside it; null where its writer did not say so. */
  name: z.string().nullable(),
  /** Whether the caller wrote it. */
  own: z.boolean(),
  /** All dots on it; null while they are hidden. */
  dots: z.number().int().nullable(),
  /** Those of the caller. */
  ownDots: z.number().int(),
  /** Sent after the board was closed: it waits for who leads. */
  waiting: z.boolean(),
  /** Hidden from everybody but who leads, who is told so, and who wrote it. */
  hidden: z.boolean(),
  /** Whether a guest of the event wrote it; told to who may turn them out alone. */
  byGuest: z.boolean(),
  /** The idea that it became, and the page on which that stands. */
  idea: z.object({ id: z.string(), page: slugSchema }).nullable(),
  time: timeSchema,
})
/** A card of the closing circle. */
export type Card = z.infer<typeof cardSchema>

/** The closing circle of an event. */
export const boardSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  /** The language of the event's page, in which the retrospective is written. */
  lang: z.string(),
  /** The number of the stream up to which this is so: what changed after it is asked for with `since`. */
  number: z.number().int(),
  /** Whether all cards are here; else those that changed. */
  whole: z.boolean(),
  stage: z.enum(boardStages),
  state: z.enum(['open', 'closed']),
  /** Until when cards of guests are taken though it is closed; each waits for who leads. */
  lateUntil: timeSchema.nullable(),
  /** In their order; the first ones have no title of their own and are named by each language. */
  columns: z.array(z.object({ id: z.string(), title: z.string().nullable() })),
  groups: z.array(z.object({ id: z.string(), column: z.string(), title: z.string() })),
  cards: z.array(cardSchema),
  /** Cards that are there no more for this reader. */
  gone: z.array(z.string()),
  dots: z.object({
    /** How many each may give. */
    budget: z.number().int(),
    hidden: z.boolean(),
    /** Given by all, and by the caller. */
    given: z.number().int(),
    own: z.number().int(),
  }),
  /** When it rings, and for how many minutes it was set. */
  timer: z.object({ ends: timeSchema, minutes: z.number().int() }).nullable(),
  now: timeSchema,
  /** How many people wrote a card. */
  writers: z.number().int(),
  /** Whether the caller leads, may turn out guests, and may write the retrospective. */
  leads: z.boolean(),
  moderates: z.boolean(),
  writes: z.boolean(),
  /** The steps that a card can be tied to. */
  steps: z.array(
    z.object({
      id: z.string(),
      step: z.string(),
      start: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
  /** The revision in which it was written into the event's text last. */
  written: z.object({ revision: revisionIdSchema, time: timeSchema }).nullable(),
})
/** The closing circle of an event. */
export type BoardView = z.infer<typeof boardSchema>

/** The retrospective as it would be written now. */
export const retrospectiveSchema = z.object({
  /** The newest revision of the event, on which it would be written. */
  base: revisionIdSchema,
  /** Names what is shown: what is written is this, or nothing. */
  mark: z.string(),
  /** The section as Markdown. */
  text: z.string(),
  /** What it would change in the event's text. */
  comparison: renderedComparisonSchema,
  /** Whether it takes the place of one that was written before. */
  replaces: z.boolean(),
  /** Whether others changed what was written before in the same places: it would then stand below theirs. */
  apart: z.boolean(),
  /** False where the text says so already. */
  changes: z.boolean(),
})
/** The retrospective as it would be written now. */
export type Retrospective = z.infer<typeof retrospectiveSchema>

const cardParams = slugParams.extend({ id: cardIdSchema })
const groupParams = slugParams.extend({ group: groupIdSchema })
const sinceQuery = z.object({
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
})

/** Calls about the closing circle of an event. The world sees only what was written into the event's text. */
export const boardRoutes = {
  getBoard: route({
    ...bare('getBoard'),
    summary: 'The closing circle',
    description:
      'Columns, groups, cards, dots and timer, for who leads the day and the guests of the event. With `since`, the `number` of an earlier answer, only the cards that changed since then, and the ids of those that are gone; all of them (`whole`) where that is not known any more.',
    access: onPage('board'),
    params: slugParams,
    query: sinceQuery,
    answer: boardSchema,
  }),
  changeBoard: route({
    ...bare('changeBoard'),
    summary: 'Lead the closing circle',
    description:
      'What is done now (`stage`), a column that is added, renamed, or with `title: null` taken away while no card lies in it, how many dots each may give and whether they are hidden until shown, the timer (minutes from now; null ends it), and whether the board is open.',
    access: onPage('lead'),
    status: 204,
    params: slugParams,
    body: z.object({
      stage: z.enum(boardStages).optional(),
      state: z.enum(['open', 'closed']).optional(),
      column: z
        .object({
          id: columnIdSchema,
          title: titleSchema.min(1).nullable(),
        })
        .optional(),
      dots: z
        .object({ budget: z.int().min(0).max(50).optional(), hidden: z.boolean().optional() })
        .optional(),
      timer: z
        .object({ minutes: z.int().min(1).max(240) })
        .nullable()
        .optional(),
      /** Minutes that a timer which runs gets more. */
      more: z.int().min(1).max(60).optional(),
    }),
    answer: nothing,
  }),
  addCard: route({
    ...bare('addCard'),
    summary: 'Write a card',
    description:
      'Puts a card into a column, perhaps about a step of the day. It may be sent as often as needed and is kept once. On a board that was closed, and of who was in a room that was closed, cards of guests are taken for 14 days; each waits for who leads.',
    refuses: ['id-taken', 'not-open', 'too-many'],
    access: onPage('card'),
    status: 201,
    params: slugParams,
    body: z.object({
      /**
       * The same id from the same speaker answers the same card, for ever and whatever the rest says; another's is
       * `id-taken`.
       */
      id: cardIdSchema,
      column: columnIdSchema,
      text: wordsSchema,
      step: stepIdSchema.optional(),
      /** Whether the first name of who writes may stand beside it where it is written into the text. */
      named: z.boolean().optional(),
    }),
    answer: cardSchema,
  }),
  changeCard: route({
    ...bare('changeCard'),
    summary: 'Change, move or group a card',
    description:
      'Who wrote it rewords it, ties it to a step, moves it, and says whether their name may stand, while the board is open. Who leads moves it, puts it into the group of another card (`with`: a new one where that has none) or out of its group (`group: null`), and takes in one that waits (`waiting: false`).',
    refuses: ['not-open'],
    access: onPage('board'),
    params: cardParams,
    body: z.object({
      text: wordsSchema.optional(),
      step: stepIdSchema.nullable().optional(),
      named: z.boolean().optional(),
      column: columnIdSchema.optional(),
      group: groupIdSchema.nullable().optional(),
      with: cardIdSchema.optional(),
      waiting: z.literal(false).optional(),
    }),
    answer: cardSchema,
  }),
  removeCard: route({
    ...bare('removeCard'),
    summary: 'Take the own card back',
    description: 'For who wrote it, while the board is open. What became an idea stays one.',
    refuses: ['not-open'],
    access: onPage('board'),
    status: 204,
    params: cardParams,
    answer: nothing,
  }),
  giveDots: route({
    ...bare('giveDots'),
    summary: 'Give dots to a card',
    description: 'How many of the own dots lie on a card; all together no more than the budget.',
    refuses: ['not-open'],
    access: onPage('board'),
    params: cardParams,
    body: z.object({ count: z.int().min(0).max(50) }),
    answer: cardSchema,
  }),
  changeGroup: route({
    ...bare('changeGroup'),
    summary: 'Name or move a group',
    description: 'Gives a group of cards a title, or puts it with its cards into another column.',
    refuses: ['not-open'],
    access: onPage('lead'),
    status: 204,
    params: groupParams,
    body: z.object({ title: titleSchema.optional(), column: columnIdSchema.optional() }),
    answer: nothing,
  }),
  cardToIdea: route({
    ...bare('cardToIdea'),
    summary: 'Make an idea of a card',
    description:
      'Says what a card says as an idea, in the name of who wrote it: on the passage of its step in what was run, or on the event where it has none. Again answers the same idea.',
    access: onPage('lead'),
    params: cardParams,
    answer: cardSchema,
  }),
  viewRetrospective: route({
    ...bare('viewRetrospective'),
    summary: 'The retrospective as it would be written',
    description:
      'The section that the board would be in the event’s text: columns, groups and cards with their dots, in the language of its page; a name only where its bearer said so.',
    access: onPage('lead'),
    params: slugParams,
    answer: retrospectiveSchema,
  }),
  writeRetrospective: route({
    ...bare('writeRetrospective'),
    summary: 'Write the retrospective',
    description:
      'Writes the section that was seen (`mark`) into the event’s text, in one revision. Written again it takes the place of its own section; what others wrote in it stays, and where both changed the same words it stands below. What changed since it was seen is `changed`, and nothing is written. Who leads must also be allowed to publish.',
    refuses: ['changed'],
    access: onPage('lead'),
    params: slugParams,
    body: z.object({ base: revisionIdSchema, mark: z.string().max(100) }),
    answer: z.object({ revision: revisionIdSchema }),
  }),
}
