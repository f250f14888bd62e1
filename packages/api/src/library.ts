import { eventStateSchema } from './shapes.ts'
import { homeKind } from '@forkshop/domain'
import { z } from 'zod'
import { translationSchema } from './page.ts'
import { bare, route } from './route.ts'
import {
  kindSchema,
  languageSchema,
  listKindSchema,
  listOf,
  pagingQuery,
  personSchema,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** In lists that were asked for with `languages=grouped`, where there are any: the page in other languages. */
const otherLanguages = z.array(translationSchema).optional()

/** What lists and cards show of a page. `agenda` has one lane a day: minutes from the day's first start. */
export const pageSummarySchema = z.object({
  id: z.string(),
  slug: slugSchema,
  kind: kindSchema.nullable(),
  title: z.string(),
  summary: z.string(),
  lang: z.string(),
  license: z.string().nullable(),
  tags: z.array(z.string()),
  status: z.string().nullable(),
  version: versionSchema.nullable(),
  updated: timeSchema,
  minutes: z.number().nullable(),
  participants: z
    .object({
      min: z.number().nullable(),
      ideal: z.number().nullable(),
      max: z.number().nullable(),
    })
    .nullable(),
  outcome: z.array(z.string()),
  phase: z.string().nullable(),
  /** Of an event, as the clocks at its place show it. */
  start: z.string().nullable(),
  end: z.string().nullable(),
  place: z.string().nullable(),
  /** Where an event stands as this is answered; null for other pages, and where it does not say when it is. */
  state: eventStateSchema.nullable(),
  /** Whether an event is over then, also one that was cancelled. */
  over: z.boolean(),
  events: z.number().int(),
  forks: z.number().int(),
  lanes: z.array(
    z.object({
      start: z.string().nullable(),
      totalMinutes: z.number(),
      steps: z.array(
        z.object({ at: z.number(), minutes: z.number(), kind: z.enum(['led', 'pause']) }),
      ),
    }),
  ),
  translations: otherLanguages,
})
/** A page as lists show it. */
export type PageSummary = z.infer<typeof pageSummarySchema>

/** One thing that happened, said as a sentence by the client. */
export const changeEntrySchema = z.object({
  id: z.string(),
  time: timeSchema,
  kind: z.enum([
    'created',
    'published',
    'released',
    'forked',
    'imported',
    'proposed',
    'accepted',
    'idea',
    'renamed',
    'deleted',
    'undeleted',
  ]),
  page: z.object({ slug: slugSchema, title: z.string(), kind: kindSchema.nullable() }),
  person: personSchema.nullable(),
  version: versionSchema.nullable(),
  proposal: z.number().int().nullable(),
  reason: z.string(),
  /** How many pages it is about: an import, or what was said at once of several, is one change, of the last of them. */
  pages: z.number().int(),
})
/** An entry of the feed of changes. */
export type ChangeEntry = z.infer<typeof changeEntrySchema>

/** A page that was found, with a piece of its text where the words stand. */
export const searchHitSchema = z.object({
  slug: slugSchema,
  kind: kindSchema.nullable(),
  title: z.string(),
  summary: z.string(),
  lang: z.string(),
  license: z.string().nullable(),
  version: versionSchema.nullable(),
  /** Plain excerpt; runs with `hit` are the words found. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  translations: otherLanguages,
})
/** An answer of a search. */
export type SearchHit = z.infer<typeof searchHitSchema>

/**
 * `each` lists every page. `grouped` lists pages that translate each other as one, and counts them as one: of those that
 * fit, the one in the language of the caller (`Accept-Language`), else the original, else another; `translations` names
 * the others, also those that do not fit.
 */
const languagesSchema = z.enum(['each', 'grouped']).default('each')

const sortSchema = z.enum(['updated', 'title', 'events', 'start']).default('updated')

/** Calls about the library as a whole. They hold public pages alone, whoever asks. */
export const libraryRoutes = {
  listPages: route({
    ...bare('listPages'),
    summary: 'Pages by kind, words and facts',
    description:
      'Public pages alone, each with the facts that a card shows. Words (`q`) count by their beginnings, without accents; the other filters narrow further. In the order of `sort`: last changed first, by title, run most often first, or by `start`: events that are not over, the next first, then those that are, the last first, then all without a date. With `languages=grouped`, pages that translate each other are one entry.',
    access: { kind: 'public' },
    query: pagingQuery.extend({
      kind: listKindSchema.optional(),
      q: z.string().max(200).optional(),
      lang: z.string().max(20).optional(),
      tag: z.string().max(100).optional(),
      minutes: z.coerce.number().int().positive().optional(),
      people: z.coerce.number().int().positive().optional(),
      outcome: z.string().max(20).optional(),
      phase: z.string().max(20).optional(),
      territory: z.string().max(100).optional(),
      license: z.string().max(60).optional(),
      status: z.string().max(20).optional(),
      sort: sortSchema,
      languages: languagesSchema,
    }),
    answer: listOf(pageSummarySchema).extend({ total: z.number().int() }),
  }),
  viewHome: route({
    ...bare('viewHome'),
    summary: 'The library screen',
    description:
      'The first rows of a kind with their number, how many public pages each kind has, and the newest changes, in one answer. With `languages=grouped`, pages that translate each other are one row and count as one.',
    access: { kind: 'public' },
    query: z.object({
      kind: listKindSchema.default(homeKind),
      minutes: z.coerce.number().int().positive().optional(),
      people: z.coerce.number().int().positive().optional(),
      outcome: z.string().max(20).optional(),
      tag: z.string().max(100).optional(),
      lang: z.string().max(20).optional(),
      status: z.string().max(20).optional(),
      q: z.string().max(200).optional(),
      sort: sortSchema,
      languages: languagesSchema,
      cursor: z.string().max(400).optional(),
    }),
    answer: z.object({
      kind: listKindSchema,
      /** Public pages of each kind, those without one as `page`. */
      counts: z.record(z.string(), z.number().int()),
      items: z.array(pageSummarySchema),
      total: z.number().int(),
      nextCursor: z.string().nullable(),
      recent: z.array(changeEntrySchema),
    }),
  }),
  search: route({
    ...bare('search'),
    summary: 'Titles and texts of all kinds; prefixes count, accents do not',
    description:
      'Public pages of all kinds, best hit first, each with an excerpt in which the found words are marked. With `languages=grouped`, pages that translate each other are one hit.',
    access: { kind: 'public' },
    query: pagingQuery.extend({
      q: z.string().trim().min(1).max(200),
      kind: listKindSchema.optional(),
      lang: z.string().max(20).optional(),
      languages: languagesSchema,
    }),
    answer: listOf(searchHitSchema).extend({
      total: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
    }),
  }),
  listChanges: route({
    ...bare('listChanges'),
    summary: 'What changed, newest first',
    description: 'What happened to public pages, newest first. `since` leaves out what is older.',
    access: { kind: 'public' },
    query: pagingQuery.extend({ since: timeSchema.optional(), lang: languageSchema.optional() }),
    answer: listOf(changeEntrySchema),
  }),
}
/** What `viewHome` answers. */
export type HomeView = z.infer<typeof libraryRoutes.viewHome.answer>
