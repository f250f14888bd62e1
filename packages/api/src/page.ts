import { z } from 'zod'
import { bare, onPage, route } from './route.ts'
import {
  agendaSchema,
  atQuery,
  kindSchema,
  nothing,
  originSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

export const editingSchema = z.enum(['open', 'maintainers'])
export const visibilitySchema = z.enum(['public', 'private'])
export const textSchema = z.string().max(1_000_000)

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

export const pageRoutes = {
  createPage: route({
    ...bare('createPage'),
    summary: 'Make a page',
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({
      text: textSchema,
      slug: slugSchema.optional(),
      reason: reasonSchema.optional(),
    }),
    answer: pageSchema,
  }),
  getPage: route({
    ...bare('getPage'),
    summary: 'A page with its text',
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    answer: pageSchema,
  }),
  getRights: route({
    ...bare('getRights'),
    summary: 'What the caller may do here',
    access: onPage('read'),
    params: slugParams,
    answer: pageRightsSchema,
  }),
  publishPage: route({
    ...bare('publishPage'),
    summary: 'Publish a text',
    access: onPage('publish'),
    params: slugParams,
    body: z.object({ text: textSchema, base: revisionIdSchema, reason: reasonSchema }),
    answer: publishedSchema,
  }),
  changePage: route({
    ...bare('changePage'),
    summary: 'Rename a page or change its settings',
    access: onPage('settings'),
    params: slugParams,
    body: z.object({
      slug: slugSchema.optional(),
      editing: editingSchema.optional(),
      visibility: visibilitySchema.optional(),
    }),
    answer: pageSchema,
  }),
  deletePage: route({
    ...bare('deletePage'),
    summary: 'Delete a page; its address stays taken',
    access: onPage('delete'),
    status: 204,
    params: slugParams,
    body: z.object({ reason: reasonSchema }),
    answer: nothing,
  }),
  undeletePage: route({
    ...bare('undeletePage'),
    summary: 'Bring a deleted page back',
    access: onPage('undelete'),
    params: slugParams,
    body: z.object({ reason: reasonSchema }),
    answer: pageSchema,
  }),
  getText: route({
    ...bare('getText'),
    summary: 'The exact bytes',
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    answer: z.string(),
  }),
  getAgenda: route({
    ...bare('getAgenda'),
    summary: 'The agenda with computed times',
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    answer: agendaSchema,
  }),
}
