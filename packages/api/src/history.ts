import { z } from 'zod'
import { publishedSchema } from './page.ts'
import { bare, onPage, route } from './route.ts'
import {
  atSchema,
  historyEntrySchema,
  kindSchema,
  listOf,
  pagingQuery,
  reasonSchema,
  revisionIdSchema,
  slugParams,
  slugSchema,
  versionEntrySchema,
  versionSchema,
} from './shapes.ts'

export const historyRoutes = {
  listRevisions: route({
    ...bare('listRevisions'),
    summary: 'History, newest first',
    access: onPage('read'),
    params: slugParams,
    query: pagingQuery,
    answer: listOf(historyEntrySchema).extend({
      slug: slugSchema,
      title: z.string(),
      kind: kindSchema.nullable(),
    }),
  }),
  undoRevision: route({
    ...bare('undoRevision'),
    summary: 'Take one revision back, by merge',
    access: onPage('publish'),
    params: slugParams.extend({ id: revisionIdSchema }),
    body: z.object({ reason: reasonSchema }),
    answer: publishedSchema,
  }),
  restoreRevision: route({
    ...bare('restoreRevision'),
    summary: 'Make an earlier text the newest again',
    access: onPage('publish'),
    params: slugParams.extend({ id: revisionIdSchema }),
    body: z.object({ reason: reasonSchema }),
    answer: publishedSchema,
  }),
  listVersions: route({
    ...bare('listVersions'),
    summary: 'Released versions, newest first',
    access: onPage('read'),
    params: slugParams,
    query: pagingQuery,
    answer: listOf(versionEntrySchema),
  }),
  releaseVersion: route({
    ...bare('releaseVersion'),
    summary: 'Release a version',
    access: onPage('release'),
    status: 201,
    params: slugParams,
    body: z.object({
      at: atSchema.optional(),
      level: z.enum(['major', 'minor']),
      notes: z.string().trim().min(1).max(5000),
    }),
    answer: versionEntrySchema,
  }),
  withdrawVersion: route({
    ...bare('withdrawVersion'),
    summary: 'Warn of a version; it stays where it is',
    access: onPage('moderate'),
    params: slugParams.extend({ version: versionSchema }),
    body: z.object({ reason: reasonSchema }),
    answer: versionEntrySchema,
  }),
}
