import {
  noticeChannels,
  noticeKinds,
  noticeReasons,
  waitingKinds,
  watchKinds,
  watchLevels,
} from '@forkshop/domain'
import { z } from 'zod'
import { bare, route } from './route.ts'
import { namedPageSchema, nothing, slugSchema, timeSchema, versionSchema } from './shapes.ts'

const lineIdSchema = z.string().regex(/^[\w.:-]{1,200}$/)

/**
 * A line of the inbox: several like notices are one (`count`), the newest of them first in `who` (at most 3 names).
 * `personId` is missing for guests and for names without an account. `href` is the path to the very passage, proposal or
 * idea of the newest. `reason` says why one is told.
 */
export const noticeSchema = z.object({
  id: lineIdSchema,
  kind: z.enum([...noticeKinds, ...waitingKinds]),
  count: z.number().int().min(1),
  /** When the newest happened. */
  at: timeSchema,
  read: z.boolean(),
  who: z.array(z.object({ name: z.string(), personId: z.string().optional() })),
  page: namedPageSchema,
  event: z.object({ slug: slugSchema, title: z.string() }).optional(),
  /** The page that came of it: a fork, an event, a method that was released. */
  other: namedPageSchema.optional(),
  /** The first words of what was said, as plain text. */
  quote: z.string().optional(),
  version: versionSchema.optional(),
  /** The number of the proposal. */
  proposal: z.number().int().optional(),
  reason: z.enum(noticeReasons).optional(),
  href: z.string(),
})
/** A line of the inbox. */
export type Notice = z.infer<typeof noticeSchema>

/** What a bell shows: `unread` counts notices, of more than 1,000 no further; `waiting` what is to be decided. */
const countsSchema = z.object({ unread: z.number().int(), waiting: z.number().int() })

const noticesSchema = countsSchema.extend({
  notices: z.array(noticeSchema),
  /** The cursor of what comes next; missing at the end. */
  next: z.string().optional(),
})
/** What `listNotices` answers. */
export type Notices = z.infer<typeof noticesSchema>

const watchParams = z.object({
  kind: z.enum(watchKinds),
  of: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}+$/u),
})

/**
 * Something that one follows, or muted (`level` `none`). `of` is the slug of today of a page or event, of a lineage that
 * of its first page that one may read, else the kind or the tag.
 */
export const watchSchema = z.object({
  kind: z.enum(watchKinds),
  of: z.string(),
  level: z.enum(watchLevels),
  page: namedPageSchema.optional(),
  since: timeSchema,
})
/** Something that one follows. */
export type Watch = z.infer<typeof watchSchema>

const channelsSchema = z.record(z.enum(noticeKinds), z.enum(noticeChannels))
const noticeSettingsSchema = z.object({ channels: channelsSchema })
/** How one is told of each kind of notice. */
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>

/** Calls about what somebody is told, and of what. What one may not read, and what is gone, is in no notice. */
export const noticeRoutes = {
  listNotices: route({
    ...bare('listNotices'),
    summary: 'What one is told, and what waits for one',
    description:
      'With `state` `new` what is unread, with `all` (as without) everything, the newest first; with `to-decide` what waits: open proposals and ideas on pages that one looks after, offers of guests, reports, own drafts. At most 20 lines; several like notices are one. The kind `notice` of the stream tells one when this changes.',
    access: { kind: 'signed-in' },
    query: z.object({
      state: z.enum(['new', 'all', 'to-decide']).default('all'),
      cursor: z.string().max(100).optional(),
    }),
    answer: noticesSchema,
  }),
  readNotices: route({
    ...bare('readNotices'),
    summary: 'Mark notices as read, or as unread',
    description:
      'Of lines by their `id`, or all (`all`); with `read` false they are unread again. What is not there is passed over.',
    access: { kind: 'signed-in' },
    body: z.union([
      z.object({ ids: z.array(lineIdSchema).min(1).max(100), read: z.boolean().default(true) }),
      z.object({ all: z.literal(true), read: z.literal(true).default(true) }),
    ]),
    answer: countsSchema,
  }),
  listWatches: route({
    ...bare('listWatches'),
    summary: 'What one follows',
    description:
      'All that one follows or muted, the newest first; what one may not read is left out.',
    access: { kind: 'signed-in' },
    answer: z.object({ items: z.array(watchSchema) }),
  }),
  watch: route({
    ...bare('watch'),
    summary: 'Follow a page, event, lineage, kind or tag',
    description:
      'Of a page or event one is told all that everybody may see, of a lineage, kind or tag what is new: pages, versions, forks, events. `level` `none` mutes it: one is told only what names oneself or became of one’s own. `of` is a slug, a kind or a tag; again changes nothing. Refused as `too-many` beyond 2,000.',
    refuses: ['too-many'],
    access: { kind: 'signed-in' },
    params: watchParams,
    body: z.object({ level: z.enum(watchLevels).default('all') }),
    answer: watchSchema,
  }),
  unwatch: route({
    ...bare('unwatch'),
    summary: 'Follow something no more',
    description: 'Also ends muting; what is not followed stays so.',
    access: { kind: 'signed-in' },
    status: 204,
    params: watchParams,
    answer: nothing,
  }),
  getNoticeSettings: route({
    ...bare('getNoticeSettings'),
    summary: 'How one is told of what',
    description:
      'Each kind of notice with its channel: `inbox`, there and by mail at once (`now`), in a letter of the day or week (`daily`, `weekly`), or `none`.',
    access: { kind: 'signed-in' },
    answer: noticeSettingsSchema,
  }),
  changeNoticeSettings: route({
    ...bare('changeNoticeSettings'),
    summary: 'Say how one is told of what',
    description: 'What is left out stays as it is. Counts for what happens from then on.',
    access: { kind: 'signed-in' },
    body: z.object({
      channels: z.partialRecord(z.enum(noticeKinds), z.enum(noticeChannels)),
    }),
    answer: noticeSettingsSchema,
  }),
}
