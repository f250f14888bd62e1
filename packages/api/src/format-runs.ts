import { z } from 'zod'
import { ideaStateSchema } from './idea.ts'
import { bare, onPage, route } from './route.ts'
import { countSchema, kindSchema, slugParams, slugSchema, versionSchema } from './shapes.ts'

/** What became of the ideas of an event, by their state. */
const fatesSchema = z.array(z.object({ state: ideaStateSchema, count: z.number().int() }))

/** How a format was run: each step over all events whose day was closed and that the reader may read. */
export const runsSchema = z.object({
  page: z.object({
    slug: slugSchema,
    title: z.string(),
    kind: kindSchema.nullable(),
    lang: z.string(),
    version: versionSchema.nullable(),
  }),
  /** The newest first. */
  events: z.array(
    z.object({
      slug: slugSchema,
      title: z.string(),
      lang: z.string(),
      /** As its page says it. */
      start: z.string().nullable(),
      zone: z.string(),
      version: versionSchema.nullable(),
      /** Whether it ran a programme that was made for its day alone. */
      adapted: z.boolean(),
      came: countSchema,
      ideas: fatesSchema,
      /** Versions in which ideas of the event arrived. */
      arrivedIn: z.array(versionSchema),
    }),
  ),
  /** The days of the newest programme. */
  days: z.array(z.object({ title: z.string() })),
  /** In the order of the newest programme; then, of each day, those that it has no more. */
  steps: z.array(
    z.object({
      /** Index of the day, from 0. */
      day: z.number().int(),
      step: z.string(),
      /** `HH:MM` of the newest programme; null where it does not say. */
      start: z.string().nullable(),
      kind: z.enum(['led', 'pause']),
      /** Whether the newest programme has it no more. */
      gone: z.boolean(),
      /** Minutes, in the programme that was run last. */
      planned: countSchema,
      /** Minutes; null where nobody ended the step. */
      actual: z
        .object({ median: z.number().int(), min: z.number().int(), max: z.number().int() })
        .nullable(),
      /** How often it was left out, and in how many programmes it was. */
      skipped: z.number().int(),
      runs: z.number().int(),
      /** Each time, in the order of `events` (by their index). */
      times: z.array(
        z.object({
          event: z.number().int(),
          planned: countSchema,
          actual: countSchema,
          skipped: z.boolean(),
        }),
      ),
      /** Ideas of these events that name this step. */
      ideas: z.number().int(),
    }),
  ),
})
/** How a format was run. */
export type Runs = z.infer<typeof runsSchema>

/** Calls about how a format was run, over all its events. */
export const formatRunRoutes = {
  getRuns: route({
    ...bare('getRuns'),
    summary: 'How a format was run',
    description:
      'For each step the minutes that it was planned for and took over all events whose day was closed (median, shortest, longest, how often it was left out), steps of several versions paired as a comparison pairs them; and what became of the ideas of each event. Only of events that the caller may read.',
    access: onPage('read'),
    params: slugParams,
    answer: runsSchema,
  }),
  exportRuns: route({
    ...bare('exportRuns'),
    summary: 'The same as a table',
    description:
      'A line a step and event, as CSV in UTF-8 with a byte order mark; text that a spreadsheet would take for a formula is marked as text.',
    access: onPage('read'),
    params: slugParams,
    mediaType: 'text/csv',
    answer: z.unknown(),
  }),
}
