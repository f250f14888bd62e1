import { z } from 'zod'
import { textSchema } from './page.ts'
import { lostOfFileSchema } from './import.ts'
import { keptPictureSchema, mediaNameSchema } from './media.ts'
import { bare, onPage, route } from './route.ts'
import {
  kindSchema,
  nothing,
  personSchema,
  revisionIdSchema,
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
  /** Whether that text would take too long to read as blocks: it opens as its source. */
  asSource: z.boolean(),
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

/** Names a draft. */
export const draftParams = z.object({ id: z.string().max(60) })
const personParams = draftParams.extend({ user: z.string().max(100) })

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
    params: draftParams,
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
    params: draftParams,
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
    params: draftParams.extend({ name: mediaNameSchema }),
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
    params: draftParams,
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
  discardDraft: route({
    ...bare('discardDraft'),
    summary: 'Throw the draft away',
    description:
      'Throws away what nobody has published; everybody in the room is told. For thirty days it can be taken back.',
    refuses: ['not-open'],
    access: { kind: 'signed-in' },
    status: 204,
    params: draftParams,
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
    params: draftParams,
    answer: z.object({ token: z.string() }),
  }),
}
