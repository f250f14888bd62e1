import { z } from 'zod'
import { textSchema } from './page.ts'
import { drawnQuery, renderedComparisonSchema, unchangedQuery } from './comparison-drawn.ts'
import { lostOfFileSchema } from './import.ts'
import { conflictSchema } from './problem.ts'
import { keptPictureSchema, mediaNameSchema } from './media.ts'
import { bare, onPage, route } from './route.ts'
import {
  kindSchema,
  licenseIssueSchema,
  nothing,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  revisionSchema,
  slugParams,
  slugSchema,
  versionSchema,
} from './shapes.ts'

/**
 * A draft as the caller may edit it. `room` and `token` open its live connection at `/collab` (the token lasts 15
 * minutes), `field` names the Y.XmlFragment that holds the body, `base` is the revision that it was begun on (forty zeros
 * for a draft that began from none).
 */
export const draftSchema = z.object({
  id: z.string(),
  room: z.string(),
  token: z.string(),
  field: z.string(),
  base: revisionIdSchema,
  authors: z.array(personSchema),
  /** The bytes the draft started from: what an untouched publish gives back. */
  baseText: z.string(),
  /** Null for a draft that has no page yet: its first publish makes it. */
  page: slugSchema.nullable(),
  title: z.string(),
  lang: z.string(),
  kind: kindSchema.nullable(),
  purpose: z.enum(['page', 'proposal', 'start']),
  /** Of a draft without a page: what it will be a fork of. */
  from: z
    .object({
      slug: slugSchema,
      kind: kindSchema.nullable(),
      title: z.string(),
      version: versionSchema.nullable(),
    })
    .nullable(),
  /** Whose shape the live document has: a client of another one reloads. */
  schemaVersion: z.number().int(),
  /** Of a proposal's draft: the proposal it updates, when there is one; ideas and event it answers. */
  proposal: z.number().int().nullable(),
  ideas: z.array(z.string()),
  event: slugSchema.nullable(),
})
/** A draft as the editor opens it. */
export type Draft = z.infer<typeof draftSchema>

const idParams = z.object({ id: z.string().max(60) })
const personParams = idParams.extend({ user: z.string().max(100) })

/**
 * Calls about drafts. A draft that was published or thrown away is `not-open`; what was seen last and is not any more
 * is `changed`.
 */
export const draftRoutes = {
  startDraft: route({
    ...bare('startDraft'),
    summary: 'Begin a text that has no page yet',
    description:
      'A draft without a page: no address, no history, nobody but its people knows of it. It begins with `text`, or with that of `from` (`slug@at`), of which it will be a fork; `title` takes the place of the one that the text has. With `translateInto` (a language tag) it will be a translation of `from`: its `lang` and `translation_of` say so; `invalid` for the language of that page, and for one in which it is there already. Its first publish makes the page. Wrong facts are no reason to refuse: they are put right in the draft.',
    refuses: ['not-found', 'gone', 'forbidden', 'too-large', 'too-many'],
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({
      text: textSchema.optional(),
      from: z.string().max(200).optional(),
      translateInto: z.string().trim().min(1).max(35).optional(),
      title: z.string().trim().min(1).max(200).optional(),
    }),
    answer: draftSchema,
  }),
  startDraftFromFile: route({
    ...bare('startDraftFromFile'),
    summary: 'Begin a text that has no page yet with a Word or HTML file (multipart, field `file`)',
    description:
      'As `startDraft`, with the words and pictures of a file (at most 50 MB), cleaned as an import cleans them; `lost` says what of it has no place in a text. `title` takes the place of the one that the file has, `kind` and `license` are written into the text, `lang` where the file names no language. One that cannot be read is `invalid`.',
    refuses: ['too-large', 'too-many'],
    access: { kind: 'signed-in' },
    status: 201,
    query: z.object({
      title: z.string().trim().min(1).max(200).optional(),
      kind: kindSchema.optional(),
      lang: z.string().trim().min(1).max(35).optional(),
      license: z.string().trim().min(1).max(60).optional(),
    }),
    upload: 'file',
    body: z.unknown(),
    answer: draftSchema.extend({ lost: z.array(lostOfFileSchema) }),
  }),
  getDraft: route({
    ...bare('getDraft'),
    summary: 'A draft as the caller may edit it',
    description:
      'A draft by its id, with a fresh token for its room. One without a page is `not-found` for everybody but its people.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: idParams,
    answer: draftSchema,
  }),
  uploadDraftMedia: route({
    ...bare('uploadDraftMedia'),
    summary: 'Upload a picture for a draft (multipart, field `file`)',
    description:
      'As for a page; the picture becomes part of it when a text that names it is published.',
    refuses: ['not-open', 'too-large'],
    access: { kind: 'signed-in' },
    status: 201,
    params: idParams,
    upload: 'file',
    body: z.unknown(),
    answer: keptPictureSchema,
  }),
  getDraftMedia: route({
    ...bare('getDraftMedia'),
    summary: 'A picture of a draft',
    description: 'One that waits for the text, or of the text that the draft was made from.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: idParams.extend({ name: mediaNameSchema }),
    mediaType: '*/*',
    answer: z.unknown(),
  }),
  listDraftPeople: route({
    ...bare('listDraftPeople'),
    summary: 'Who may write in a draft without a page',
    description:
      'Who began it, then those who were let in, in that order. Of a draft that has a page these are the people of the page (`not-open`).',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: idParams,
    answer: z.object({ items: z.array(personSchema.extend({ owner: z.boolean() })) }),
  }),
  addDraftPerson: route({
    ...bare('addDraftPerson'),
    summary: 'Let somebody write in a draft without a page',
    description: 'Any of its people may let others in, at most 50; again changes nothing.',
    refuses: ['not-open', 'too-many'],
    access: { kind: 'signed-in' },
    status: 204,
    params: personParams,
    answer: nothing,
  }),
  removeDraftPerson: route({
    ...bare('removeDraftPerson'),
    summary: 'Let somebody write in it no more',
    description: 'For who began the draft; everybody else may leave.',
    refuses: ['not-open', 'forbidden'],
    access: { kind: 'signed-in' },
    status: 204,
    params: personParams,
    answer: nothing,
  }),
  openDraft: route({
    ...bare('openDraft'),
    summary: 'Open the shared draft, or join it',
    description:
      "The page's one shared draft: opened on the newest text or joined as it is. `room` and `token` are for the live connection at `/collab`; the token lasts 15 minutes.",
    access: onPage('edit'),
    status: 201,
    params: slugParams,
    answer: draftSchema,
  }),
  openProposalDraft: route({
    ...bare('openProposalDraft'),
    summary: "Open a proposal's own draft",
    description:
      "A draft of the caller's own that becomes a proposal, or updates the one that is named. Maintainers of the page may look into it.",
    refuses: ['not-open'],
    access: onPage('propose'),
    status: 201,
    params: slugParams,
    body: z.object({
      ideas: z.array(z.string().max(60)).max(20).optional(),
      event: slugSchema.optional(),
      proposal: z.number().int().positive().optional(),
    }),
    answer: draftSchema,
  }),
  /** What publishing the draft would change, as sentences and as a rendered comparison with the newest text. */
  previewDraft: route({
    ...bare('previewDraft'),
    summary: 'What publishing would change',
    description:
      'The text that publishing would make, compared with the newest one, with what is wrong in it and who wrote in it. `textHash` names what was seen; publishing with it refuses anything newer. `unchanged` and `sides` as for a proposal.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: idParams,
    query: drawnQuery,
    answer: z.object({
      comparison: renderedComparisonSchema,
      textHash: z.string(),
      text: z.string(),
      errors: z.array(
        z.object({
          path: z.string(),
          message: z.string(),
          code: z.string(),
          /** Of broken front matter, counted from 1. */
          line: z.number().int().optional(),
          column: z.number().int().optional(),
        }),
      ),
      missing: z.array(z.string()),
      license: z.string().nullable(),
      /** Where the licence does not go with that of the page that this one was made from. */
      licensing: z.array(licenseIssueSchema),
      /** What the text that is changed says of the use of its name. */
      namePolicy: z.string().nullable(),
      writers: z.array(personSchema),
      /** Of a draft without a page: the address that its page would get now, null without a title. */
      address: z
        .object({
          slug: slugSchema,
          /** The title alone would lead to one that another page has or had. */
          isTaken: z.boolean(),
        })
        .nullable(),
    }),
  }),
  publishDraft: route({
    ...bare('publishDraft'),
    summary: 'Publish the draft (or send it as a proposal)',
    description:
      'Publishes the draft as one revision, or sends it as a proposal, and closes it. Of a draft without a page it makes the page, or the fork: needs a title, takes `slug` (made from the title when absent; one that is taken is `slug-taken`) and `visibility`. `textHash` refuses (`changed`) what others typed since the preview; `resolved` holds a text that people decided on after a `conflict`.',
    refuses: ['conflict', 'changed', 'not-open', 'too-large', 'slug-taken'],
    access: { kind: 'signed-in' },
    params: idParams,
    body: z.object({
      reason: reasonSchema,
      title: z.string().trim().min(1).max(120).optional(),
      coAuthors: z.array(z.string().max(100)).max(50).optional(),
      textHash: z.string().max(100).optional(),
      /** Of a draft without a page: the address of the page that it becomes. */
      slug: slugSchema.optional(),
      /** Of a draft without a page that is no fork: who may see the page. */
      visibility: z.enum(['public', 'private']).optional(),
      /** After a conflict: the text people decided on, and the page's head they decided it on. Needs `textHash`. */
      resolved: z.object({ text: textSchema, base: revisionIdSchema }).optional(),
    }),
    answer: z.object({
      revision: revisionSchema.nullable(),
      merged: z.boolean(),
      unchanged: z.boolean(),
      proposal: z.number().int().nullable(),
      /** Of the page that it is a revision of, or is proposed to; null where nothing was changed. */
      slug: slugSchema.nullable(),
    }),
  }),
  /** The page was published since the draft was opened: what both together would be, drawn against what they come from. */
  previewBringIn: route({
    ...bare('previewBringIn'),
    summary: 'What bringing in the newest text of the page would make of the draft',
    description:
      'For a page that was published since the draft was opened: both together, drawn against what they come from, and how much is left to decide. `unchanged` as for a proposal.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: idParams,
    query: unchangedQuery,
    answer: z.object({
      head: revisionIdSchema,
      comparison: renderedComparisonSchema,
      /** Facts that both changed: `ours` is the page, `theirs` the draft. To be chosen when it is brought in. */
      facts: z.array(conflictSchema),
      /** Passages that will stand in the draft to be decided; null when the texts can only be decided as a whole. */
      passages: z.number().int().nullable(),
    }),
  }),
  bringIn: route({
    ...bare('bringIn'),
    summary: 'Bring the newest text of the page into the draft',
    description:
      'Merges the newest text of the page into the draft. Passages that both changed stand in it as conflicts to decide; facts are taken from the side that `facts` names.',
    refuses: ['conflict', 'changed', 'not-open'],
    access: { kind: 'signed-in' },
    params: idParams,
    body: z.object({
      /** The page's revision that was previewed. */
      head: revisionIdSchema,
      /** By path: whose value a fact keeps that both changed. */
      facts: z.record(z.string().max(200), z.enum(['page', 'draft'])).default({}),
    }),
    answer: z.object({ base: revisionIdSchema, conflicts: z.number().int() }),
  }),
  discardDraft: route({
    ...bare('discardDraft'),
    summary: 'Throw the draft away',
    description:
      'Throws away what nobody has published; everybody in the room is told. For thirty days it can be taken back.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    status: 204,
    params: idParams,
    answer: nothing,
  }),
  /** A fresh token for a room one may still enter (after signing in again). */
  renewDraft: route({
    ...bare('renewDraft'),
    summary: 'A fresh token for the room',
    description:
      'A token for the room that lasts 15 minutes more, after what the caller may do was asked again.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    params: idParams,
    answer: z.object({ token: z.string() }),
  }),
}
