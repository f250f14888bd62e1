import { z } from 'zod'
import { renderedComparisonSchema } from './comparison-drawn.ts'
import { bare, onPage, route } from './route.ts'
import {
  kindSchema,
  nothing,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/** More changes than people choose one by one, and a bound for what one call reads. */
const MAX_CHOSEN = 1000

/** What became of a passage or a field at the origin. */
const upstreamKindSchema = z.enum([
  'changed',
  'added',
  'removed',
  'moved',
  'moved-changed',
  'field',
])

/** A revision of the origin that changed a passage, and what it came from there. */
const upstreamRevisionSchema = revisionSchema.extend({
  /** The event that it came from (a slug), and the proposal that was accepted by it (its number at the origin). */
  event: z.string().nullable(),
  proposal: z.number().int().nullable(),
})

/** One passage or field that the origin changed since both pages met last. */
export const upstreamChangeSchema = z.object({
  /** Names it for this answer only; a call with one that names nothing any more is refused as `changed`. */
  id: z.string(),
  kind: upstreamKindSchema,
  /** The headings that it stands below at the origin, from the outermost inward; of a field its key. */
  path: z.array(z.string()),
  /** Markdown, or a field's value; null where there is none. */
  before: z.unknown(),
  after: z.unknown(),
  /** The passage drawn as in a comparison, before and after in one; several blocks where they moved together. Empty for a field. */
  drawn: renderedComparisonSchema.shape.changes,
  /** What it means for the agenda, as sentences in the language of `Accept-Language`; empty where it means nothing. */
  agenda: renderedComparisonSchema.shape.sentences,
  /** The revisions of the origin that made it so, newest first, at most 10; empty where that is not known. */
  revisions: z.array(upstreamRevisionSchema),
  decision: z.enum(['open', 'taken', 'kept']),
  /** Both changed the same: taken, it asks for a decision in the draft. */
  asks: z.boolean(),
  /** Of a kept one: the id by which `undoKept` knows it, who decided so, when and why. Null for all others. */
  kept: z.string().nullable(),
  by: personSchema.nullable(),
  time: timeSchema.nullable(),
  why: z.string().nullable(),
})
/** One passage or field that the origin changed. */
export type UpstreamChange = z.infer<typeof upstreamChangeSchema>

/**
 * What a page may take over from its origin, or from another page of its lineage. `base` and `upstream` are the newest
 * revisions of the page and of that other one, which taking names.
 */
export const upstreamSchema = z.object({
  page: z.object({
    slug: slugSchema,
    kind: kindSchema.nullable(),
    title: z.string(),
    lang: z.string(),
  }),
  origin: z.object({
    slug: slugSchema,
    kind: kindSchema.nullable(),
    title: z.string(),
    lang: z.string(),
    /** Its latest version; null where none was released. */
    version: versionSchema.nullable(),
  }),
  /** Whether it is the page that this one was made of. */
  isOrigin: z.boolean(),
  base: revisionIdSchema,
  upstream: revisionIdSchema,
  /** The revision that both share and that is the newest of those, with its version. */
  met: z.object({ revision: revisionIdSchema, version: versionSchema.nullable() }),
  /** Passages that only the page has so, and those that are newer at the origin, kept ones included. */
  ahead: z.number().int(),
  behind: z.number().int(),
  /** In the order of the origin's text, fields first. */
  changes: z.array(upstreamChangeSchema),
})
/** What `getUpstream` answers. */
export type Upstream = z.infer<typeof upstreamSchema>

/** A decision to keep a page's own words. */
export const keptSchema = z.object({
  id: z.string(),
  /** Whose change was not taken. */
  origin: z.object({ slug: slugSchema, kind: kindSchema.nullable(), title: z.string() }),
  kind: upstreamKindSchema,
  path: z.array(z.string()),
  /** What the origin changed: Markdown, or a field's value; null where there is none. */
  before: z.unknown(),
  after: z.unknown(),
  by: personSchema,
  time: timeSchema,
  reason: z.string(),
})
/** A decision to keep a page's own words. */
export type Kept = z.infer<typeof keptSchema>

const chosenSchema = z.array(z.string().max(60)).min(1).max(MAX_CHOSEN)
const chosenOrAllSchema = z.union([chosenSchema, z.literal('all')])
const keptParams = slugParams.extend({ id: z.string().max(60) })

/**
 * Calls about what a page takes over from its origin and what it sends there. The other page is the one that this one was
 * made of, or the page of the same lineage that `from` names. `invalid` at `from`: `no-origin` where there is none that
 * the caller may read, `other-lineage`, `other-language`, `itself`. A deleted one is `gone`; what cannot be compared in
 * the time that there is, is `too-large`.
 */
export const upstreamRoutes = {
  getUpstream: route({
    ...bare('getUpstream'),
    summary: 'What changed at the origin since',
    description:
      'What the page that this one was made of changed since both met last, passage by passage: by which revisions, what it means for the agenda, and whether it was taken, kept as it is here, or waits. `from` names another page of the lineage. Only for who may read both. `base` and `upstream` are named when something is taken.',
    refuses: ['gone', 'too-large'],
    access: onPage('read'),
    params: slugParams,
    query: z.object({ from: slugSchema.optional() }),
    answer: upstreamSchema,
  }),
  takeFromUpstream: route({
    ...bare('takeFromUpstream'),
    summary: 'Take over what changed at the origin',
    description:
      'Merges chosen changes of the origin, or all of them, into the page, its shared draft or a proposal. `base` and `upstream` are those of the answer that was seen: when either page moved on, it is refused as `changed`. What both changed stands in the draft as blocks to decide; into the page or a proposal it is refused as `conflict`, with what is to be decided. `facts` says by path whose value a field keeps that both changed. What is there already is not taken twice (`unchanged`). Into the page needs the right to publish, into the draft that to edit.',
    refuses: ['conflict', 'changed', 'gone', 'not-open', 'too-large'],
    access: onPage('propose'),
    params: slugParams,
    body: z.object({
      from: slugSchema.optional(),
      changes: chosenOrAllSchema,
      into: z.enum(['page', 'draft', 'proposal']),
      base: revisionIdSchema,
      upstream: revisionIdSchema,
      reason: reasonSchema,
      /** Of a proposal: its title; the beginning of `reason` where it is left out. */
      title: z.string().trim().min(1).max(120).optional(),
      /** By path: whose value a field keeps that both changed. */
      facts: z.record(z.string().max(200), z.enum(['page', 'origin'])).default({}),
    }),
    answer: z.object({
      /** Set where it was taken into the page. */
      revision: revisionSchema.nullable(),
      /** Set where it was taken into the draft. */
      draft: z.string().nullable(),
      /** The number of the proposal that it became. */
      proposal: z.number().int().nullable(),
      /** It was there already, and nothing was changed. */
      unchanged: z.boolean(),
      /** Passages of the draft that are to be decided. */
      conflicts: z.number().int(),
    }),
  }),
  keepOurs: route({
    ...bare('keepOurs'),
    summary: 'Keep the own words, and say why',
    description:
      'Remembers that chosen changes of the origin are not taken, with who says so and why: they are not offered again until the origin changes the passage anew. Again changes nothing. An id that names no change any more is refused as `changed`.',
    refuses: ['changed', 'gone', 'too-large'],
    access: onPage('publish'),
    status: 201,
    params: slugParams,
    body: z.object({
      from: slugSchema.optional(),
      changes: chosenSchema,
      reason: reasonSchema,
    }),
    answer: z.object({ items: z.array(keptSchema) }),
  }),
  listKept: route({
    ...bare('listKept'),
    summary: 'What is kept as it is here',
    description:
      'Decisions to keep the own words, newest first, at most 1,000. Those about pages that the caller may not read are left out.',
    access: onPage('read'),
    params: slugParams,
    answer: z.object({ items: z.array(keptSchema) }),
  }),
  undoKept: route({
    ...bare('undoKept'),
    summary: 'Offer it again',
    description: 'Takes a decision back: the change of the origin is offered again.',
    access: onPage('publish'),
    status: 204,
    params: keptParams,
    answer: nothing,
  }),
  sendUpstream: route({
    ...bare('sendUpstream'),
    summary: 'Send passages to the origin as a proposal',
    description:
      'Proposes chosen passages of this page to its origin, or to the page that `to` names, as one proposal there. Ids are those that `getUpstream` tells of that page with `from` this one. The event and the ideas that the passages came from come along. Needs the right to propose there. What both changed is refused as `conflict`: it is taken over here first.',
    refuses: ['conflict', 'changed', 'gone', 'too-large'],
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    body: z.object({
      to: slugSchema.optional(),
      changes: chosenOrAllSchema,
      title: z.string().trim().min(1).max(120),
      reason: reasonSchema,
    }),
    answer: z.object({ slug: slugSchema, number: z.number().int() }),
  }),
}
