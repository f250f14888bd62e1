import { stepStates, stepTurns } from '@forkshop/domain'
import { z } from 'zod'
import { renderedComparisonSchema } from './comparison-drawn.ts'
import { ideaSchema } from './idea.ts'
import { proposalSchema } from './proposal.ts'
import { bare, onPage, route } from './route.ts'
import {
  countSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** What the clocks at the event's place showed: ISO 8601 with their offset. */
const placeTimeSchema = z.iso.datetime({ offset: true })

/** A step of a day that is over. */
const ranStepSchema = z.object({
  id: z.string(),
  /** Of the table of the programme, from 0; null for a step that was inserted on the day. */
  row: z.number().int().nullable(),
  step: z.string(),
  ledBy: z.string(),
  plannedStart: placeTimeSchema.nullable(),
  plannedEnd: placeTimeSchema.nullable(),
  start: placeTimeSchema.nullable(),
  end: placeTimeSchema.nullable(),
  state: z.enum(stepStates),
  /** Whole minutes; `actual` only of a step that somebody ended. */
  planned: countSchema,
  actual: countSchema,
  /** What the day did to it; null where it went as planned, within five minutes, or nobody knows. */
  turn: z.enum(stepTurns).nullable(),
  /** Notes that were kept when the day was closed. */
  notes: z.array(z.string()),
  /** Ideas of the event that name this step. */
  ideas: z.number().int(),
})

/** A day as it was run. */
const ranDaySchema = z.object({
  /** As the programme calls it; empty where it does not, or the reader may not read it. */
  title: z.string(),
  /** `2027-01-22`; null where the event had none for it. */
  date: z.string().nullable(),
  plannedEnd: placeTimeSchema.nullable(),
  end: placeTimeSchema.nullable(),
  /** In the order in which they were run. */
  steps: z.array(ranStepSchema),
})

/** What an event taught: how its day went beside how it was planned, what was said there and who was there. */
export const taughtSchema = z.object({
  event: z.object({
    slug: slugSchema,
    title: z.string(),
    lang: z.string(),
    revision: revisionIdSchema,
    license: z.string().nullable(),
  }),
  /** When the day was closed; null as long as it was not: then there are no days. */
  closed: timeSchema.nullable(),
  zone: z.string(),
  /** The format that was run; null where there is none, or none for this reader. */
  format: z
    .object({
      slug: slugSchema,
      title: z.string(),
      lang: z.string(),
      version: versionSchema,
    })
    .nullable(),
  /** The programme that was made for the day alone; null where the format was run as it is. */
  adapted: z
    .object({
      slug: slugSchema,
      revision: revisionIdSchema,
      changes: z.number().int(),
    })
    .nullable(),
  days: z.array(ranDaySchema),
  /** What was said at the event, newest first, at most 100. */
  ideas: z.array(ideaSchema),
  /** Who was there, as numbers: of the list of registrations, else as the page says; null where neither knows. */
  attendance: z
    .object({
      /** Without those who were written down at the door. */
      registered: countSchema,
      came: countSchema,
      walkIns: countSchema,
    })
    .nullable(),
  /**
   * Whether the closing circle (`retrospective`) and the day (`report`) are still to be written into the text of the
   * event; null before the day is closed, and for who may not write them.
   */
  lacks: z.object({ retrospective: z.boolean(), report: z.boolean() }).nullable(),
})
/** What an event taught. */
export type Taught = z.infer<typeof taughtSchema>
/** A day as it was run. */
export type RanDay = Taught['days'][number]
/** A step of a day that is over. */
export type RanStepView = RanDay['steps'][number]

/** Both sections of a report as they would be written now. */
const wholeReportSchema = z.object({
  /** The newest revision of the event, on which they would be written. */
  base: revisionIdSchema,
  /** Names what is shown: what is written is this, or nothing. */
  mark: z.string(),
  /** Which of the two are still to be written. */
  retrospective: z.boolean(),
  report: z.boolean(),
  /** What both would change in the event’s text; null where one of them needs no writing. */
  comparison: renderedComparisonSchema.nullable(),
})

/** Calls about what days that are over taught. */
export const taughtRoutes = {
  getTaught: route({
    ...bare('getTaught'),
    summary: 'What an event taught',
    description:
      'How the day went beside how it was planned, step by step, with the notes that were kept; the ideas that were said there and what became of them; how many came. Days are told once they are closed, and to those who may read the programme.',
    access: onPage('read'),
    params: slugParams,
    answer: taughtSchema,
  }),
  viewTaughtReport: route({
    ...bare('viewTaughtReport'),
    summary: 'What would be written into the report of an event',
    description:
      'The section *as run against as planned* in the language of the page, as it would stand in its text: at its end, or in place of what was written before. `run` is the revision of what was kept of the day.',
    refuses: ['not-open'],
    access: onPage('edit'),
    params: slugParams,
    answer: z.object({
      base: revisionIdSchema,
      run: revisionIdSchema,
      /** Markdown, and what a page shows of it. */
      section: z.string(),
      html: z.string(),
      /** Whether the text has the section already, and whether it would be as it is. */
      replaces: z.boolean(),
      unchanged: z.boolean(),
    }),
  }),
  writeTaughtReport: route({
    ...bare('writeTaughtReport'),
    summary: 'Write how the day went into the report of an event',
    description:
      'One revision of the page with that section; all else stays. Written on the revision `base` that was seen, merged with what was changed since. Where the day was closed anew after `run`, `changed`.',
    refuses: ['not-open', 'changed', 'conflict'],
    access: onPage('edit'),
    params: slugParams,
    body: z.object({ base: revisionIdSchema, run: revisionIdSchema }),
    answer: z.object({ revision: revisionSchema, unchanged: z.boolean() }),
  }),
  viewWholeReport: route({
    ...bare('viewWholeReport'),
    summary: 'What would be written of the closing circle and of the day, in one step',
    description:
      'Whether each of the two sections is still to be written (`retrospective` is false also of a board without cards), and, where both are, the text with both beside what it is now. For who leads, once the day is closed.',
    refuses: ['not-open'],
    access: onPage('lead'),
    params: slugParams,
    answer: wholeReportSchema,
  }),
  writeWholeReport: route({
    ...bare('writeWholeReport'),
    summary: 'Write the closing circle and the day into the report in one revision',
    description:
      'Writes what was seen (`mark`) on the revision `base` that it was seen on. Where the text, the board or what was kept of the day changed since, or one of the two was written, `changed`, and nothing is written. Who leads must also be allowed to publish.',
    refuses: ['not-open', 'changed', 'conflict'],
    access: onPage('lead'),
    params: slugParams,
    body: z.object({ base: revisionIdSchema, mark: z.string().max(100) }),
    answer: z.object({ revision: revisionSchema }),
  }),
  proposeTaught: route({
    ...bare('proposeTaught'),
    summary: 'Propose to a format what the day of an event taught',
    description:
      'Makes a proposal on the version of the format that the event ran: the named steps of its day as long as they were, without those that were left out, with those that were inserted; hours below move with them. Every other byte of the text stays.',
    refuses: ['not-open', 'too-large'],
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    body: z.object({
      event: slugSchema,
      /** Ids of steps as `getTaught` names them. */
      steps: z.array(z.string().max(64)).min(1).max(500),
      /** Made of the first difference where it is left out. */
      title: z.string().trim().min(1).max(120).optional(),
      /** Names the event and the differences where it is left out. */
      reason: reasonSchema.optional(),
    }),
    answer: proposalSchema,
  }),
  findLikePassages: route({
    ...bare('findLikePassages'),
    summary: 'The passages of a page, and the one that is likest to some words',
    description:
      'Every paragraph, item and step of the newest text as people read it, under its heading, for saying an idea of one; `best` is the one that has most words in common with `like`, `likest` the first few, the best first.',
    access: onPage('read'),
    params: slugParams,
    query: z.object({ like: z.string().min(1).max(2000) }),
    answer: z.object({
      at: revisionIdSchema,
      passages: z.array(z.object({ heading: z.string(), quote: z.string() })),
      best: z.number().int().nullable(),
      likest: z.array(z.number().int()),
    }),
  }),
}
