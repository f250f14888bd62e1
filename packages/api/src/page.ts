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

/** Who may edit a page: everybody with an account, or its maintainers. */
export const editingSchema = z.enum(['open', 'maintainers'])
/** Who knows of a page: everybody, or its maintainers. */
export const visibilitySchema = z.enum(['public', 'private'])
/** A whole text: Markdown with front matter, at most a million UTF-16 units. */
export const textSchema = z.string().max(1_000_000)

/** A page that says the same in another language: `lang` is a BCP 47 tag, '' where the page states none. */
export const translationSchema = z.object({
  slug: slugSchema,
  kind: kindSchema.nullable(),
  title: z.string(),
  lang: z.string(),
  /** It is the one that the others translate. */
  original: z.boolean(),
})
/** A page that says the same in another language. */
export type Translation = z.infer<typeof translationSchema>

/**
 * A page at one revision. `fields` is its front matter as parsed, `text` the whole file, `missing` the paths of
 * fields that a release still needs; `lang` is a BCP 47 tag, `license` an SPDX id, null where none is stated.
 */
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
  /** Public pages that say the same in other languages, by language: the original and all that translate it. */
  translations: z.array(translationSchema),
  editing: editingSchema,
  visibility: visibilitySchema,
  missing: z.array(z.string()),
})
/** What calls about a page answer. */
export type Page = z.infer<typeof pageSchema>

/** What the signed-in caller may do on a page; never part of cached HTML. */
export const pageRightsSchema = z.object({
  role: z.enum(['visitor', 'guest', 'member', 'maintainer', 'admin']),
  allowed: z.array(z.string()),
  /** An unpublished shared draft, when there is one. */
  draft: z.object({ id: z.string(), authors: z.array(z.string()), updated: timeSchema }).nullable(),
  /** Open drafts of this page that the caller wrote in and may go on with, the last written first: at most 3. */
  ownDrafts: z.array(
    z.object({
      id: z.string(),
      purpose: z.enum(['page', 'proposal']),
      /** Of a draft that changes a proposal: its number; else the ideas and the event that it answers. */
      proposal: z.number().int().nullable(),
      ideas: z.array(z.string()),
      event: slugSchema.nullable(),
      updated: timeSchema,
    }),
  ),
  /** Whether other pages share its history (an origin, forks): its visibility is fixed then. */
  sharesHistory: z.boolean(),
})
/** What `getRights` answers. */
export type PageRights = z.infer<typeof pageRightsSchema>

/**
 * The revision that a text became. `merged`: with what came in meanwhile; `unchanged`: the text said nothing new, and
 * `revision` is the newest as it was.
 */
export const publishedSchema = z.object({
  revision: revisionSchema,
  merged: z.boolean(),
  unchanged: z.boolean(),
})

/** What became of one of many pages of which something was said. */
export const describedPageSchema = z.object({
  slug: slugSchema,
  outcome: z.enum(['published', 'unchanged', 'skipped']),
  revision: z.string().nullable(),
  /** The problem code that kept a page from its revision; null for all others. */
  code: z.string().nullable(),
})
/** What became of one of many pages of which something was said. */
export type DescribedPage = z.infer<typeof describedPageSchema>

/**
 * Calls about one page. A page that the caller may not know of is `not-found`, a deleted one `gone` with its
 * tombstone; a text is refused as `invalid` with line and field.
 */
export const pageRoutes = {
  createPage: route({
    ...bare('createPage'),
    summary: 'Make a page',
    description:
      'Makes a page of a Markdown text with front matter; the caller looks after it. Without `slug` the address is made from the title; a taken one is refused, never overwritten.',
    refuses: ['slug-taken', 'too-large'],
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({
      text: textSchema,
      slug: slugSchema.optional(),
      reason: reasonSchema.optional(),
    }),
    answer: pageSchema,
  }),
  describePages: route({
    ...bare('describePages'),
    summary: 'Say of many pages what they are',
    description:
      'Writes kind, language and licence into the front matter of each page that does not say so itself: a revision for each, or the problem code that kept it from one. The rights on each page are looked at; what a page says already stays.',
    access: { kind: 'signed-in' },
    body: z
      .object({
        pages: z.array(slugSchema).min(1).max(100),
        kind: kindSchema.optional(),
        lang: z.string().trim().min(1).max(35).optional(),
        license: z.string().trim().min(1).max(60).optional(),
      })
      .refine(({ kind, lang, license }) => (kind ?? lang ?? license) !== undefined, {
        path: ['kind'],
        message: 'one of kind, lang and license',
      }),
    answer: z.object({ items: z.array(describedPageSchema) }),
  }),
  getPage: route({
    ...bare('getPage'),
    summary: 'A page with its text',
    description:
      'Facts, whole text and the revision it stands in. `missing` names the fields that a release still needs. Answers carry `Forkshop-Revision`.',
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    answer: pageSchema,
  }),
  getRights: route({
    ...bare('getRights'),
    summary: 'What the caller may do here',
    description:
      'Role and allowed actions of the caller on this page, the shared draft that waits to be published, and the drafts that the caller left there. Not for caches: it differs by caller.',
    access: onPage('read'),
    params: slugParams,
    answer: pageRightsSchema,
  }),
  publishPage: route({
    ...bare('publishPage'),
    summary: 'Publish a text',
    description:
      "Makes one revision of a whole text that was written on the revision `base`. When the page has moved on, both are merged (`merged`); what only people can decide is refused as `conflict`, with the partial merge and the page's head, and changes nothing. A text that changes nothing makes no revision (`unchanged`).",
    refuses: ['conflict', 'changed', 'too-large'],
    access: onPage('publish'),
    params: slugParams,
    body: z.object({ text: textSchema, base: revisionIdSchema, reason: reasonSchema }),
    answer: publishedSchema,
  }),
  changePage: route({
    ...bare('changePage'),
    summary: 'Rename a page or change its settings',
    description:
      'Gives the page another address (the old one leads to it from then on), says who edits it, or who sees it. What is left out stays as it is.',
    refuses: ['slug-taken', 'changed'],
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
    description:
      'The page is answered `gone` with a tombstone from then on; history, forks and address are kept. Where others have forked it, admins alone may.',
    refuses: ['changed'],
    access: onPage('delete'),
    status: 204,
    params: slugParams,
    body: z.object({ reason: reasonSchema }),
    answer: nothing,
  }),
  undeletePage: route({
    ...bare('undeletePage'),
    summary: 'Bring a deleted page back',
    description: 'The page stands again at its address with its whole history.',
    refuses: ['changed'],
    access: onPage('undelete'),
    params: slugParams,
    body: z.object({ reason: reasonSchema }),
    answer: pageSchema,
  }),
  getText: route({
    ...bare('getText'),
    summary: 'The exact bytes',
    description:
      'The file as it was published, byte for byte: Markdown in UTF-8. Answers carry `Forkshop-Revision`.',
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    mediaType: 'text/markdown',
    answer: z.string(),
  }),
  getAgenda: route({
    ...bare('getAgenda'),
    summary: 'The agenda with computed times',
    description:
      'Days and steps read from the agenda tables, with starts, ends and totals computed; what does not add up is named in `problems` by day and row.',
    access: onPage('read'),
    params: slugParams,
    query: atQuery,
    answer: agendaSchema,
  }),
}
