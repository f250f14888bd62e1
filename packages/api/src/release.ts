import { z } from 'zod'
import { renderedComparisonSchema } from './comparison-drawn.ts'
import { bare, onPage, route } from './route.ts'
import {
  atQuery,
  personSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  versionSchema,
} from './shapes.ts'

const eventLinkSchema = z.object({ slug: slugSchema, title: z.string() })

/** A revision that a version will be the first to hold: who made it, and what it came from. */
const releasedChangeSchema = revisionSchema.pick({ id: true, time: true }).extend({
  /** The first line of its reason. */
  reason: z.string(),
  /** Who wrote it, as their names stand today; nobody whose name was taken back or is only claimed. */
  people: z.array(personSchema),
  proposal: z.number().int().nullable(),
  /** The event that it came from, where everybody may read that. */
  event: eventLinkSchema.nullable(),
  /** The ideas that it took up, but for those that were taken back or hidden; a guest's are said by nobody. */
  ideas: z.array(z.object({ id: z.string(), text: z.string(), by: personSchema.nullable() })),
})

/** What a version would be if it were released now, with notes to begin with. */
export const releaseDraftSchema = z.object({
  revision: revisionIdSchema,
  /** The last version that the text comes from; null for a first one. */
  since: z.object({ version: versionSchema, revision: revisionIdSchema }).nullable(),
  /** The number it would get at each level. */
  numbers: z.object({ minor: versionSchema, major: versionSchema }),
  /** Its changes, newest first, 500 at most. */
  changes: z.array(releasedChangeSchema),
  /** Whether there are older ones. */
  more: z.boolean(),
  /** Everybody whom `changes` name and whose ideas they took up, whoever did most first. */
  people: z.array(personSchema),
  events: z.array(eventLinkSchema),
  /** What differs from `since`, told in the language of the caller; null for a first version. */
  comparison: renderedComparisonSchema.nullable(),
  /** Of a first version, the first public event that ran the page; null where none did. */
  tried: eventLinkSchema
    .extend({ place: z.string().nullable(), day: z.iso.date().nullable() })
    .nullable(),
  /** Notes drafted of all this, in the language of the page where it is spoken here, else in the caller's. */
  notes: z.string(),
})
/** What `draftVersion` answers. */
export type ReleaseDraft = z.infer<typeof releaseDraftSchema>

/** The call for what a version would be. */
export const releaseRoutes = {
  draftVersion: route({
    ...bare('draftVersion'),
    summary: 'What a version would hold, with notes drafted of it',
    description:
      'What changed since the last version, with the people, events and ideas that it came from, and notes drafted of it for `releaseVersion`. Nothing that is private, hidden or taken back is named, and no guest who did not propose under a name. Nothing is written.',
    access: onPage('release'),
    params: slugParams,
    query: atQuery,
    answer: releaseDraftSchema,
  }),
}
