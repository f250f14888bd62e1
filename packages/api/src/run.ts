import { moveKinds, stepStates } from '@forkshop/domain'
import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import {
  personSchema,
  revisionIdSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** What the clocks at the event's place show: ISO 8601 with their offset. */
const placeTimeSchema = z.iso.datetime({ offset: true })
/** What a device's clock says. */
const deviceTimeSchema = z.iso.datetime({ offset: true })
/** 128 random bits or more, made on the device. */
const moveIdSchema = z.string().regex(/^[\w-]{16,64}$/)
/** `day-row` of the programme that is run, or the id of the move that inserted it. */
const stepIdSchema = z.string().regex(/^[\w-]{1,64}$/)
const noteSchema = z.string().trim().min(1).max(1000)

const made = {
  id: moveIdSchema,
  /** The newest moves that the device had seen; those that they had seen need not be named. */
  after: z.array(moveIdSchema).max(50),
  at: deviceTimeSchema,
}
const oneStep = { ...made, step: stepIdSchema }

/**
 * Something that who leads the day did. `start` without a step starts the schedule, or ends a freeze; `insert` puts a new
 * step before `before`, behind `step`, or next; `reorder` puts a step before `before`, or at the end of its day; `undo`
 * takes the move `of` back.
 */
const moveSchema = z.discriminatedUnion('kind', [
  z.object({ ...made, kind: z.literal('start'), step: stepIdSchema.optional() }),
  z.object({ ...oneStep, kind: z.literal('done') }),
  z.object({ ...oneStep, kind: z.literal('skip') }),
  z.object({ ...oneStep, kind: z.literal('extend'), minutes: z.int().min(-600).max(600) }),
  z.object({ ...made, kind: z.literal('freeze') }),
  z.object({ ...made, kind: z.literal('note'), step: stepIdSchema.optional(), text: noteSchema }),
  z.object({
    ...made,
    kind: z.literal('insert'),
    step: stepIdSchema.optional(),
    before: stepIdSchema.optional(),
    minutes: z.int().min(0).max(1440),
    text: z.string().trim().min(1).max(200),
  }),
  z.object({ ...oneStep, kind: z.literal('reorder'), before: stepIdSchema.optional() }),
  z.object({ ...made, kind: z.literal('undo'), of: moveIdSchema }),
])
/** Something that who leads the day did, as a device sends it. */
export type SentMove = z.infer<typeof moveSchema>

/** A move as it is kept: `time` is when it was made by the server's clock, `number` counts those of the run. */
export const madeMoveSchema = z.object({
  number: z.number().int(),
  id: z.string(),
  after: z.array(z.string()),
  at: deviceTimeSchema,
  time: timeSchema,
  received: timeSchema,
  kind: z.enum(moveKinds),
  of: z.string().optional(),
  step: z.string().optional(),
  before: z.string().optional(),
  minutes: z.number().int().optional(),
  text: z.string().optional(),
  by: personSchema,
})
/** A move as it is kept. */
export type MadeMove = z.infer<typeof madeMoveSchema>

const plannedStepShape = {
  id: z.string(),
  /** Index of the day, from 0. */
  day: z.number().int(),
  step: z.string(),
  ledBy: z.string(),
  /** Keeps its hour whatever happens before it. */
  fixed: z.boolean(),
  plannedStart: placeTimeSchema.nullable(),
  plannedEnd: placeTimeSchema.nullable(),
}
/** Slugs of the methods that a step uses. */
const usedMethods = z.array(slugSchema)

/** The day of an event as it goes. Hours are those of its place. */
export const runSchema = z.object({
  state: z.enum(['none', 'going', 'closed']),
  event: z.object({ slug: slugSchema, title: z.string(), lang: z.string() }),
  /** What is run: the page and revision that it was started on; null without a programme. */
  of: z
    .object({
      slug: slugSchema,
      /** The language in which its steps are written. */
      lang: z.string(),
      revision: revisionIdSchema,
      /** Null where the programme was changed for this day. */
      version: versionSchema.nullable(),
    })
    .nullable(),
  /** IANA name of the zone of the place. */
  zone: z.string(),
  /** How much later than planned what comes next will be; with a minus sign earlier. */
  driftMinutes: z.number().int(),
  now: placeTimeSchema,
  /** Since when the clock waits; null when it goes. */
  frozen: placeTimeSchema.nullable(),
  steps: z.array(
    z.object({
      ...plannedStepShape,
      /** Of the table of the programme, from 0; null for a step that was inserted. */
      row: z.number().int().nullable(),
      /** When it began, or will as things stand; null where that is not known. */
      start: placeTimeSchema.nullable(),
      end: placeTimeSchema.nullable(),
      /** When the time of a step that runs is up, perhaps long ago, whatever keeps its hour later. */
      due: placeTimeSchema.nullable(),
      methods: usedMethods,
      state: z.enum(stepStates),
      inserted: z.boolean(),
      /** A line a note; null where there is none, and for those who do not lead the day. */
      note: z.string().nullable(),
    }),
  ),
  /** Steps that get less time than they should, because the step `because` keeps its hour. */
  squeezed: z.array(
    z.object({ step: z.string(), lostMinutes: z.number().int(), because: z.string() }),
  ),
  /** Whether the caller leads the day. What follows is for those who do, and empty for others. */
  leads: z.boolean(),
  /** Where devices differed that did not know of each other: a step (null for the order), and the moves made of it. */
  differences: z.array(z.object({ step: z.string().nullable(), moves: z.array(z.string()) })),
  /** Moves that name a step that is not there. */
  unplaced: z.array(z.string()),
  /** The number of the newest move; 0 before there is one. */
  last: z.number().int(),
  /** Moves after the number `since`; none where it is left out. */
  moves: z.array(madeMoveSchema),
  /** The steps as planned, from which a device folds the day by itself; none where `since` is left out. */
  planned: z.array(z.object({ ...plannedStepShape, row: z.number().int(), methods: usedMethods })),
})
/** The day of an event as it goes. */
export type RunView = z.infer<typeof runSchema>

/** Moves that were made since one knew the newest. */
const sinceQuery = z.object({
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
})

/** Calls about the day of an event. */
export const runRoutes = {
  getRun: route({
    ...bare('getRun'),
    summary: 'The day as it goes',
    description:
      'Hours, steps and now of the programme that the event runs, after the moves of those who lead the day. Until something was started it is the programme as it is; from then on the revision that it was started on, whatever becomes of its page. Notes, names and moves are told to who leads the day.',
    access: onPage('read'),
    params: slugParams,
    query: sinceQuery,
    answer: runSchema,
  }),
  addMoves: route({
    ...bare('addMoves'),
    summary: 'Send what was done on the day',
    description:
      'Moves that a device made, perhaps hours ago and without a network: in any order, as often as one likes; one whose `id` is known changes nothing. `now` is what the clock of the device says while it sends: a move counts as made when it was by the server’s clock, never before those that its device had seen. All of them are taken, or none. Answers the day after them.',
    refuses: ['id-taken', 'not-open'],
    access: onPage('lead'),
    params: slugParams,
    query: sinceQuery,
    body: z.object({ now: deviceTimeSchema, moves: z.array(moveSchema).max(500) }),
    answer: runSchema,
  }),
  closeRun: route({
    ...bare('closeRun'),
    summary: 'Close the day',
    description:
      'Keeps how the day went for ever, with the history of the event: hours, steps and moves, numbers in place of names, and of the notes only those that are named here. No moves are taken until it is opened again.',
    refuses: ['not-open'],
    access: onPage('lead'),
    params: slugParams,
    body: z.object({ notes: z.array(moveIdSchema).max(5000).optional() }),
    answer: z.object({ state: z.literal('closed'), revision: revisionIdSchema }),
  }),
  reopenRun: route({
    ...bare('reopenRun'),
    summary: 'Open the day again',
    description: 'Moves are taken again. What was kept of it stays until it is closed once more.',
    refuses: ['not-open'],
    access: onPage('lead'),
    params: slugParams,
    answer: z.object({ state: z.literal('going'), revision: revisionIdSchema.nullable() }),
  }),
}
