import { z } from 'zod'
import { pageSummarySchema } from './page.ts'
import { endpoints } from './endpoints.ts'
import { route } from './route.ts'
import {
  kindSchema,
  languageSchema,
  listOf,
  nothing,
  pagingQuery,
  personSchema,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** One thing that happened, said as a sentence by the client. */
export const changeEntrySchema = z.object({
  id: z.string(),
  time: timeSchema,
  kind: z.enum([
    'created',
    'published',
    'released',
    'forked',
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
})
export type ChangeEntry = z.infer<typeof changeEntrySchema>

export const searchHitSchema = z.object({
  slug: slugSchema,
  kind: kindSchema.nullable(),
  title: z.string(),
  summary: z.string(),
  lang: z.string(),
  version: versionSchema.nullable(),
  /** Plain excerpt; runs with `hit` are the words found. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})
export type SearchHit = z.infer<typeof searchHitSchema>

export const libraryRoutes = {
  viewHome: route({
    ...endpoints.viewHome,
    summary: 'The library screen',
    access: { kind: 'public' },
    status: 200,
    params: nothing,
    query: z.object({
      kind: kindSchema.default('format'),
      minutes: z.coerce.number().int().positive().optional(),
      people: z.coerce.number().int().positive().optional(),
      outcome: z.string().max(20).optional(),
      lang: z.string().max(20).optional(),
      q: z.string().max(200).optional(),
      cursor: z.string().max(400).optional(),
    }),
    body: nothing,
    answer: z.object({
      kind: kindSchema,
      counts: z.record(z.string(), z.number().int()),
      items: z.array(pageSummarySchema),
      total: z.number().int(),
      nextCursor: z.string().nullable(),
      recent: z.array(changeEntrySchema),
    }),
  }),
  search: route({
    ...endpoints.search,
    summary: 'Titles and texts of all kinds; prefixes count, accents do not',
    access: { kind: 'public' },
    status: 200,
    params: nothing,
    query: pagingQuery.extend({
      q: z.string().trim().min(1).max(200),
      kind: kindSchema.optional(),
      lang: z.string().max(20).optional(),
    }),
    body: nothing,
    answer: listOf(searchHitSchema).extend({
      total: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
    }),
  }),
  listChanges: route({
    ...endpoints.listChanges,
    summary: 'What changed, newest first',
    access: { kind: 'public' },
    status: 200,
    params: nothing,
    query: pagingQuery.extend({ since: timeSchema.optional(), lang: languageSchema.optional() }),
    body: nothing,
    answer: listOf(changeEntrySchema),
  }),
}
export type HomeView = z.infer<typeof libraryRoutes.viewHome.answer>
