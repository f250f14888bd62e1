import { z } from 'zod'
import { endpoints } from './endpoints.ts'
import { route } from './route.ts'
import {
  agendaSchema,
  atQuery,
  atSchema,
  historyEntrySchema,
  kindSchema,
  listOf,
  nothing,
  originSchema,
  pagingQuery,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionEntrySchema,
  versionSchema,
} from './shapes.ts'

export const editingSchema = z.enum(['open', 'maintainers'])
export const visibilitySchema = z.enum(['public', 'private'])
export const textSchema = z.string().max(1_000_000)

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
  start: z.string().nullable(),
  end: z.string().nullable(),
  place: z.string().nullable(),
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
})
export type PageSummary = z.infer<typeof pageSummarySchema>

export const pageSchema = z.object({
  id: z.string(),
  slug: slugSchema,
  kind: kindSchema.nullable(),
  title: z.string(),
  summary: z.string(),
  lang: z.string(),
  license: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  text: z.string(),
  revision: revisionSchema,
  /** The version of `revision`, null when it is not released. */
  version: versionSchema.nullable(),
  forkedFrom: originSchema.nullable(),
  translations: z.array(z.object({ slug: slugSchema, lang: z.string(), title: z.string() })),
  editing: editingSchema,
  visibility: visibilitySchema,
  missing: z.array(z.string()),
})
export type Page = z.infer<typeof pageSchema>

export const articlePartSchema = z.object({
  kind: z.enum(['html', 'table']),
  html: z.string(),
  start: z.number().int(),
  end: z.number().int(),
})

/** An idea as the reading page shows it beside its passage. */
export const passageIdeaSchema = z.object({
  id: z.string(),
  text: z.string(),
  state: z.enum(['open', 'proposed', 'accepted', 'declined', 'duplicate']),
  event: slugSchema.nullable(),
  quote: z.string().nullable(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
  support: z.number().int(),
  proposal: z.number().int().nullable(),
  version: versionSchema.nullable(),
})
export type PassageIdea = z.infer<typeof passageIdeaSchema>

/** Everything a reading page shows that is the same for every reader. */
export const pageViewSchema = pageSchema.omit({ text: true }).extend({
  parts: z.array(articlePartSchema),
  outline: z.array(z.object({ level: z.number().int(), text: z.string(), id: z.string() })),
  agenda: agendaSchema,
  head: revisionIdSchema,
  /** True when the text in view is the newest. */
  current: z.boolean(),
  latestVersion: versionSchema.nullable(),
  versions: z.array(versionEntrySchema),
  recent: z.array(historyEntrySchema),
  revisions: z.number().int(),
  maintainers: z.array(personSchema),
  contributors: z.array(z.string()),
  openProposals: z.number().int(),
  ideas: z.array(passageIdeaSchema),
  forks: z.array(
    z.object({ slug: slugSchema, title: z.string(), version: versionSchema.nullable() }),
  ),
  /** Events that ran this page, newest first. */
  events: z.array(
    z.object({
      slug: slugSchema,
      title: z.string(),
      version: versionSchema.nullable(),
      start: z.string().nullable(),
      place: z.string().nullable(),
    }),
  ),
  /** Pages named in the front matter (`format`, `methods`, `projects`), resolved. */
  pins: z.array(
    z.object({
      slug: slugSchema,
      title: z.string().nullable(),
      version: z.string().nullable(),
      latest: versionSchema.nullable(),
    }),
  ),
  /** For an event: the format at the version that was run, for saying ideas on its passages. */
  run: z
    .object({
      slug: slugSchema,
      title: z.string(),
      version: versionSchema,
      revision: revisionIdSchema,
      latest: versionSchema.nullable(),
      lang: z.string(),
      parts: z.array(articlePartSchema),
      agenda: agendaSchema,
      ideas: z.array(passageIdeaSchema),
    })
    .nullable(),
})
export type PageView = z.infer<typeof pageViewSchema>

/** What the signed-in caller may do on a page; never part of cached HTML. */
export const pageRightsSchema = z.object({
  role: z.enum(['visitor', 'guest', 'member', 'maintainer', 'admin']),
  allowed: z.array(z.string()),
  /** An unpublished shared draft, when there is one. */
  draft: z.object({ id: z.string(), authors: z.array(z.string()), updated: timeSchema }).nullable(),
  /** Whether other pages share its history (an origin, forks): its visibility is fixed then. */
  sharesHistory: z.boolean(),
})
export type PageRights = z.infer<typeof pageRightsSchema>

export const publishedSchema = z.object({
  revision: revisionSchema,
  merged: z.boolean(),
  unchanged: z.boolean(),
})

const page = (action: string) => ({ kind: 'page', action }) as const

export const pageRoutes = {
  listPages: route({
    ...endpoints.listPages,
    summary: 'Pages by kind, words and facts',
    access: { kind: 'public' },
    status: 200,
    params: nothing,
    query: pagingQuery.extend({
      kind: kindSchema.optional(),
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
      sort: z.enum(['updated', 'title', 'events']).default('updated'),
    }),
    body: nothing,
    answer: listOf(pageSummarySchema).extend({ total: z.number().int() }),
  }),
  createPage: route({
    ...endpoints.createPage,
    summary: 'Make a page',
    access: { kind: 'signed-in' },
    status: 201,
    params: nothing,
    query: nothing,
    body: z.object({
      text: textSchema,
      slug: slugSchema.optional(),
      reason: reasonSchema.optional(),
    }),
    answer: pageSchema,
  }),
  getPage: route({
    ...endpoints.getPage,
    summary: 'A page with its text',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: atQuery,
    body: nothing,
    answer: pageSchema,
  }),
  viewPage: route({
    ...endpoints.viewPage,
    summary: 'A page as readers see it',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: atQuery,
    body: nothing,
    answer: pageViewSchema,
  }),
  getRights: route({
    ...endpoints.getRights,
    summary: 'What the caller may do here',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: nothing,
    answer: pageRightsSchema,
  }),
  publishPage: route({
    ...endpoints.publishPage,
    summary: 'Publish a text',
    access: page('publish'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: z.object({ text: textSchema, base: revisionIdSchema, reason: reasonSchema }),
    answer: publishedSchema,
  }),
  changePage: route({
    ...endpoints.changePage,
    summary: 'Rename a page or change its settings',
    access: page('settings'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: z.object({
      slug: slugSchema.optional(),
      editing: editingSchema.optional(),
      visibility: visibilitySchema.optional(),
    }),
    answer: pageSchema,
  }),
  deletePage: route({
    ...endpoints.deletePage,
    summary: 'Delete a page; its address stays taken',
    access: page('delete'),
    status: 204,
    params: slugParams,
    query: nothing,
    body: z.object({ reason: reasonSchema }),
    answer: nothing,
  }),
  undeletePage: route({
    ...endpoints.undeletePage,
    summary: 'Bring a deleted page back',
    access: page('undelete'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: z.object({ reason: reasonSchema }),
    answer: pageSchema,
  }),
  getText: route({
    ...endpoints.getText,
    summary: 'The exact bytes',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: atQuery,
    body: nothing,
    answer: z.string(),
  }),
  listRevisions: route({
    ...endpoints.listRevisions,
    summary: 'History, newest first',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: pagingQuery,
    body: nothing,
    answer: listOf(historyEntrySchema).extend({
      slug: slugSchema,
      title: z.string(),
      kind: kindSchema.nullable(),
    }),
  }),
  undoRevision: route({
    ...endpoints.undoRevision,
    summary: 'Take one revision back, by merge',
    access: page('publish'),
    status: 200,
    params: slugParams.extend({ id: revisionIdSchema }),
    query: nothing,
    body: z.object({ reason: reasonSchema }),
    answer: publishedSchema,
  }),
  restoreRevision: route({
    ...endpoints.restoreRevision,
    summary: 'Make an earlier text the newest again',
    access: page('publish'),
    status: 200,
    params: slugParams.extend({ id: revisionIdSchema }),
    query: nothing,
    body: z.object({ reason: reasonSchema }),
    answer: publishedSchema,
  }),
  listVersions: route({
    ...endpoints.listVersions,
    summary: 'Released versions, newest first',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: pagingQuery,
    body: nothing,
    answer: listOf(versionEntrySchema),
  }),
  releaseVersion: route({
    ...endpoints.releaseVersion,
    summary: 'Release a version',
    access: page('release'),
    status: 201,
    params: slugParams,
    query: nothing,
    body: z.object({
      at: atSchema.optional(),
      level: z.enum(['major', 'minor']),
      notes: z.string().trim().min(1).max(5000),
    }),
    answer: versionEntrySchema,
  }),
  getAgenda: route({
    ...endpoints.getAgenda,
    summary: 'The agenda with computed times',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: atQuery,
    body: nothing,
    answer: agendaSchema,
  }),
  forkPage: route({
    ...endpoints.forkPage,
    summary: 'Fork a page',
    access: page('fork'),
    status: 201,
    params: slugParams,
    query: nothing,
    body: z.object({
      slug: slugSchema.optional(),
      title: z.string().trim().min(1).max(80).optional(),
      at: atSchema.optional(),
      reason: reasonSchema,
    }),
    answer: pageSchema,
  }),
  getLineage: route({
    ...endpoints.getLineage,
    summary: 'All pages of the lineage',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: nothing,
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
  uploadMedia: route({
    ...endpoints.uploadMedia,
    summary: 'Upload a picture (multipart, field `file`)',
    access: page('propose'),
    status: 201,
    params: slugParams,
    query: nothing,
    body: z.unknown(),
    answer: z.object({
      name: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      bytes: z.number().int(),
    }),
  }),
  getMedia: route({
    ...endpoints.getMedia,
    summary: 'A picture of the page',
    access: page('read'),
    status: 200,
    params: slugParams.extend({
      name: z.string().regex(/^[0-9a-f]{8,64}\.(png|jpg|jpeg|webp|gif|pdf)$/),
    }),
    query: atQuery,
    body: nothing,
    answer: z.unknown(),
  }),
  listPeople: route({
    ...endpoints.listPeople,
    summary: 'Who looks after the page',
    access: page('read'),
    status: 200,
    params: slugParams,
    query: nothing,
    body: nothing,
    answer: z.object({ items: z.array(personSchema.extend({ role: z.literal('maintainer') })) }),
  }),
  setPerson: route({
    ...endpoints.setPerson,
    summary: 'Make somebody a maintainer',
    access: page('invite'),
    status: 200,
    params: slugParams.extend({ user: z.string().max(100) }),
    query: nothing,
    body: z.object({ role: z.literal('maintainer') }),
    answer: nothing,
  }),
  removePerson: route({
    ...endpoints.removePerson,
    summary: 'Take a maintainer off the page',
    access: page('invite'),
    status: 204,
    params: slugParams.extend({ user: z.string().max(100) }),
    query: nothing,
    body: nothing,
    answer: nothing,
  }),
}
