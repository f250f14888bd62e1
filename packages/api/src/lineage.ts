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

export const lineageRoutes = {
  forkPage: route({
    ...bare('forkPage'),
    summary: 'Fork a page',
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
          ahead: z.number().int(),
          behind: z.number().int(),
          updated: timeSchema,
          events: z.number().int(),
          forkReason: z.string().nullable(),
        }),
      ),
    }),
  }),
}
