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

/** Calls about revisions and versions of a page. All that write name their reason. */
export const historyRoutes = {
  listRevisions: route({
    ...bare('listRevisions'),
    summary: 'History, newest first',
    description:
      "The page's own line of revisions, newest first, each with its author, its reason and what it came from.",
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
    description:
      'Takes one revision back by merging its opposite into the newest text, as a new revision. Refused as `conflict` where later changes stand on the same words.',
    refuses: ['conflict', 'changed'],
    access: onPage('publish'),
    params: slugParams.extend({ id: revisionIdSchema }),
    body: z.object({ reason: reasonSchema }),
    answer: publishedSchema,
  }),
  restoreRevision: route({
    ...bare('restoreRevision'),
    summary: 'Make an earlier text the newest again',
    description:
      'Makes the whole text of an earlier revision the newest, as a new revision; nothing of the history is lost.',
    refuses: ['changed'],
    access: onPage('publish'),
    params: slugParams.extend({ id: revisionIdSchema }),
    body: z.object({ reason: reasonSchema }),
    answer: publishedSchema,
  }),
  listVersions: route({
    ...bare('listVersions'),
    summary: 'Released versions, newest first',
    description:
      'Released versions, newest first, with their notes; `withdrawn` holds the reason of one that readers are warned of.',
    access: onPage('read'),
    params: slugParams,
    query: pagingQuery,
    answer: listOf(versionEntrySchema),
  }),
  releaseVersion: route({
    ...bare('releaseVersion'),
    summary: 'Release a version',
    description:
      'Gives a revision (the newest without `at`) the next number: `major` 1.0, 2.0, …, `minor` 1.1, 1.2, …; the very first is 1.0 or 0.1. A text with missing fields is refused. A version stays for ever what it was.',
    refuses: ['changed'],
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
    description: 'Readers of the version are warned with the reason; its text and address stay.',
    refuses: ['not-open', 'changed'],
    access: onPage('moderate'),
    params: slugParams.extend({ version: versionSchema }),
    body: z.object({ reason: reasonSchema }),
    answer: versionEntrySchema,
  }),
}
