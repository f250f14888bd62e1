import { isTimeZone, pageKinds, wordLimits } from '@forkshop/domain'
import { z } from 'zod'

/** A page's address part: lower case, digits and hyphens. */
export const slugSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
export const revisionIdSchema = z.string().regex(/^[0-9a-f]{40}$/)
export const versionSchema = z.string().regex(/^\d{1,5}\.\d{1,5}$/)
/** `head`, a version (`1.2` or `v1.2`) or a full commit id. */
export const atSchema = z.string().regex(/^(head|v?\d{1,5}\.\d{1,5}|[0-9a-f]{40})$/)
export const timeSchema = z.iso.datetime()
/** A zone of the IANA database. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, {
    error: 'must be a time zone such as Europe/Paris',
    params: { code: 'unknown-timezone' },
  })
export const kindSchema = z.enum(pageKinds)
/** What a list is of: the pages of a kind, or `page`, those that state none. */
export const listKindSchema = z.enum([...pageKinds, 'page'])
export type ListKind = z.infer<typeof listKindSchema>
export const languageSchema = z.enum(['fr', 'en'])
/** Why a change was made: one line or several, never empty. */
export const reasonSchema = z.string().trim().min(1).max(wordLimits.message)

export const nothing = z.object({})
export const slugParams = z.object({ slug: slugSchema })
export const atQuery = z.object({ at: atSchema.optional() })

export const pagingQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
})

/** A page of a list; `nextCursor` is opaque and null on the last one. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const personSchema = z.object({
  id: z.string().nullable(),
  name: z.string(),
  /** True where a push named somebody who is not the one who pushed: nothing proves the name. */
  unverified: z.boolean().optional(),
})
export type PersonView = z.infer<typeof personSchema>

export const revisionSchema = z.object({
  id: revisionIdSchema,
  author: personSchema,
  time: timeSchema,
  reason: z.string(),
})
export type RevisionView = z.infer<typeof revisionSchema>

/** A revision in a history: with what it came from and the version it was released as. */
export const historyEntrySchema = revisionSchema.extend({
  coAuthors: z.array(z.string()),
  version: versionSchema.nullable(),
  proposal: z.number().int().nullable(),
  event: z.string().nullable(),
  ideas: z.array(z.string()),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const versionEntrySchema = z.object({
  version: versionSchema,
  revision: revisionSchema,
  notes: z.string(),
  time: timeSchema,
  withdrawn: z.string().nullable(),
})
export type VersionEntry = z.infer<typeof versionEntrySchema>

export const originSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  version: versionSchema.nullable(),
  revision: revisionIdSchema,
})

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
          methods: z.array(z.object({ slug: z.string(), version: z.string().nullable() })),
          kind: z.enum(['led', 'pause']),
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
export type AgendaView = z.infer<typeof agendaSchema>
