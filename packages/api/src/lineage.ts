import { z } from 'zod'
import { pageSchema } from './page.ts'
import { bare, onPage, route } from './route.ts'
import {
  atSchema,
  originSchema,
  reasonSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** Calls about forks: making one, and all pages that share a history. */
export const lineageRoutes = {
  forkPage: route({
    ...bare('forkPage'),
    summary: 'Fork a page',
    description:
      "Makes a page of one's own from a revision or version of another (the newest without `at`), with its whole history; the caller looks after it. The licence of the text goes along.",
    refuses: ['slug-taken'],
    access: onPage('fork'),
    status: 201,
    params: slugParams,
    body: z.object({
      slug: slugSchema.optional(),
      title: z.string().trim().min(1).max(80).optional(),
      at: atSchema.optional(),
      reason: reasonSchema,
    }),
    answer: pageSchema,
  }),
  getLineage: route({
    ...bare('getLineage'),
    summary: 'All pages of the lineage',
    description:
      "All public pages that share the page's history, oldest first, at most 200, with how many passages each is ahead of and behind its own origin.",
    access: onPage('read'),
    params: slugParams,
    answer: z.object({
      pages: z.array(
        z.object({
          slug: slugSchema,
          title: z.string(),
          lang: z.string(),
          forkedFrom: originSchema.nullable(),
          version: versionSchema.nullable(),
          /** Passages; null for translations, where the origin is not listed, and where they cannot be counted. */
          ahead: z.number().int().nullable(),
          behind: z.number().int().nullable(),
          updated: timeSchema,
          events: z.number().int(),
          forkReason: z.string().nullable(),
        }),
      ),
    }),
  }),
}
