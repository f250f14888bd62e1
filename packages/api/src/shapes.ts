import { isTimeZone, languages, pageKinds, wordLimits } from '@forkshop/domain'
import { z } from 'zod'

/** A page's address part: lower case, digits and hyphens. */
export const slugSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
/** A revision: the 40 hexadecimal digits of its commit. */
export const revisionIdSchema = z.string().regex(/^[0-9a-f]{40}$/)
/** The number of a released version, such as `1.2`. */
export const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}$/)
/** `head`, a version (`1.2` or `v1.2`) or a full commit id. */
export const atSchema = z.string().regex(/^(head|v?\d{1,5}\.\d{1,5}|[0-9a-f]{40})$/)
/** A place in a text, in UTF-16 units, or the number of one of its parts, from 0. */
export const placeSchema = z.coerce.number().int().nonnegative().max(10_000_000).optional()
/** A moment: ISO 8601 in UTC, with `Z`. */
export const timeSchema = z.iso.datetime()
/** Where an event stands. */
export const eventStateSchema = z.enum(['planned', 'running', 'done', 'cancelled'])
/** A zone of the IANA database. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, {
    error: 'must be a time zone such as Europe/Paris',
    params: { code: 'unknown-timezone' },
  })
/** The kind of a page, as its front matter states it. */
export const kindSchema = z.enum(pageKinds)
/** What a list is of: the pages of a kind, or `page`, those that state none. */
export const listKindSchema = z.enum([...pageKinds, 'page'])
/** The kind of a list. */
export type ListKind = z.infer<typeof listKindSchema>
/** A page as a line names it. */
export const namedPageSchema = z.object({
  slug: slugSchema,
  kind: listKindSchema,
  title: z.string(),
})
/** The languages of screens and sentences; texts may be in any. */
export const languageSchema = z.enum(languages)
/** Why a change was made: one line or several, never empty. */
export const reasonSchema = z.string().trim().min(1).max(wordLimits.message)

/** An object without parts: a call that takes or answers nothing. */
export const nothing = z.object({})
/** Names a page by its address part; a former one leads to the page as well. */
export const slugParams = z.object({ slug: slugSchema })
/** Which text of a page; the newest where it is left out. */
export const atQuery = z.object({ at: atSchema.optional() })

/** Which part of a list: at most `limit` items (1 to 100) after those of the answer that gave `cursor`. */
export const pagingQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
})

/** A page of a list; `nextCursor` is opaque and null on the last one. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/**
 * Somebody as texts name them. `id` is their account, null for a guest and for a name that an import or push brought.
 */
export const personSchema = z.object({
  id: z.string().nullable(),
  name: z.string(),
  /** True where a push named somebody who is not the one who pushed: nothing proves the name. */
  unverified: z.boolean().optional(),
})
/** A person as answers name them. */
export type PersonView = z.infer<typeof personSchema>

/** A revision: who made it, when, and why in their own words. */
export const revisionSchema = z.object({
  id: revisionIdSchema,
  author: personSchema,
  time: timeSchema,
  reason: z.string(),
})
/** A revision as answers name it. */
export type RevisionView = z.infer<typeof revisionSchema>

/** A revision in a history: with what it came from and the version it was released as. */
export const historyEntrySchema = revisionSchema.extend({
  coAuthors: z.array(personSchema),
  version: versionSchema.nullable(),
  proposal: z.number().int().nullable(),
  event: z.string().nullable(),
  ideas: z.array(z.string()),
})
/** A row of a page's history. */
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/**
 * A released version: what was released when, with its notes; `withdrawn` is the reason for which readers
 * are warned, null for a good one.
 */
export const versionEntrySchema = z.object({
  version: versionSchema,
  revision: revisionSchema,
  notes: z.string(),
  time: timeSchema,
  withdrawn: z.string().nullable(),
})
/** A row of a page's versions. */
export type VersionEntry = z.infer<typeof versionEntrySchema>

/**
 * The page that a fork came from, and the revision at which it did; `version` is that revision's, null where it was
 * not released.
 */
export const originSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  version: versionSchema.nullable(),
  revision: revisionIdSchema,
})

/**
 * What is to be said of a page's licence beside that of a page it was made from: `license` is that one's (SPDX id, null
 * where none is stated), `instead` what this page could carry. A version is refused where it `refuses`; `origin` is null
 * where it may not be named.
 */
export const licenseIssueSchema = z.object({
  of: z.enum(['fork', 'translation']),
  origin: z.object({ slug: slugSchema, title: z.string() }).nullable(),
  license: z.string().nullable(),
  reason: z.enum([
    'source-not-stated',
    'source-unknown',
    'target-not-stated',
    'target-unknown',
    'no-changes',
    'other-license',
  ]),
  instead: z.array(z.string()),
  refuses: z.boolean(),
})
/** What is to be said of a page's licence. */
export type LicenseIssueView = z.infer<typeof licenseIssueSchema>

/**
 * The agenda of a text: one day for each of its tables. Clocks are `HH:MM`, null where they cannot be known;
 * `tableStart` is a place in the text in UTF-16 units; `row` counts the rows of a table, and `day` of a problem the
 * days, from 0.
 */
export const agendaSchema = z.object({
  days: z.array(
    z.object({
      title: z.string(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      totalMinutes: z.number(),
      tableStart: z.number().int(),
      steps: z.array(
        z.object({
          start: z.string().nullable(),
          durationMinutes: z.number().nullable(),
          step: z.string(),
          ledBy: z.string(),
          /** What is needed for it, empty when its table does not say. */
          materials: z.string(),
          methods: z.array(z.object({ slug: z.string(), version: z.string().nullable() })),
          kind: z.enum(['led', 'pause']),
          /** Keeps its hour whatever happens before it. */
          fixed: z.boolean(),
          row: z.number().int(),
        }),
      ),
    }),
  ),
  problems: z.array(
    z.object({
      code: z.string(),
      day: z.number().int(),
      row: z.number().int(),
      minutes: z.number().optional(),
    }),
  ),
})
/** What `getAgenda` answers. */
export type AgendaView = z.infer<typeof agendaSchema>

/** Whole minutes, or people; null where nobody knows. */
export const countSchema = z.number().int().nullable()
