import { licenses, proposalStates, wordLimits } from '@forkshop/domain'
import { z } from 'zod'
import { ideaSchema } from './idea.ts'
import { changeEntrySchema, pageSummarySchema } from './library.ts'
import { bare, route } from './route.ts'
import {
  languageSchema,
  listKindSchema,
  listOf,
  nothing,
  pagingQuery,
  slugParams,
  slugSchema,
  timeSchema,
  timeZoneSchema,
  versionSchema,
} from './shapes.ts'

/** What of a person their page may show beside their name. */
export const personParts = [
  'words',
  'place',
  'pages',
  'changes',
  'proposals',
  'ideas',
  'events',
] as const
/** A part of a person's page. */
export type PersonPart = (typeof personParts)[number]

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const namedPageSchema = z.object({ slug: slugSchema, kind: listKindSchema, title: z.string() })

/** `null` stands for what was not chosen: the browser's language and zone, the usual licence. */
const settingsSchema = z.object({
  language: languageSchema.nullable(),
  timezone: z.string().nullable(),
  /** Whether keys of one letter do something. */
  letterKeys: z.boolean(),
  /** The licence that is proposed for new pages, as its SPDX identifier. */
  licence: z.string().nullable(),
  /** What one's page shows to everybody. */
  shows: z.array(z.enum(personParts)),
})
/** What somebody chose for themselves. */
export type OwnSettings = z.infer<typeof settingsSchema>

const draftSchema = z.object({
  id: z.string(),
  /** Null for a draft that has no page yet. */
  page: namedPageSchema.nullable(),
  /** What the page is called, or what will be one; empty where nothing says it yet. */
  title: z.string(),
  /** A change of the page itself, a proposal that was not sent, or a text that has no page yet. */
  purpose: z.enum(['page', 'proposal', 'start']),
  updated: timeSchema,
  /** Who else wrote in it. */
  others: z.array(z.string()),
  /** The path where it is gone on with. */
  href: z.string(),
})

const proposalLineSchema = z.object({
  page: namedPageSchema,
  number: z.number().int(),
  title: z.string(),
  state: z.enum(proposalStates),
  time: timeSchema,
  reason: z.string().nullable(),
  /** The version in which it arrived. */
  version: versionSchema.nullable(),
})
/** A proposal of somebody, with what became of it. */
export type ProposalLine = z.infer<typeof proposalLineSchema>

const keptPageSchema = z.object({
  page: pageSummarySchema,
  /** Open proposals and ideas that wait there. */
  proposals: z.number().int(),
  ideas: z.number().int(),
})

const ownEventSchema = z.object({
  page: pageSummarySchema,
  /** `leads` who looks after it or has a role that leads, `role` who has another, `there` who said something there. */
  part: z.enum(['leads', 'role', 'there']),
  role: z.string().nullable(),
})

const titlesSchema = z.array(z.object({ slug: slugSchema, title: z.string() }))

const meSchema = z.object({
  person: z.object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    words: z.string(),
    place: z.string(),
    since: timeSchema,
  }),
  settings: settingsSchema,
  drafts: z.array(draftSchema),
  ideas: z.object({ items: z.array(ideaSchema), pages: titlesSchema }),
  proposals: z.array(proposalLineSchema),
  pages: z.array(keptPageSchema),
  events: z.array(ownEventSchema),
  favourites: z.array(pageSummarySchema),
  /** Whether the session is fresh: no password is asked to delete the account. */
  isFresh: z.boolean(),
  /** Nobody else administers the site: the account cannot be deleted. */
  isLastAdmin: z.boolean(),
})
/** What `viewMe` answers. */
export type Me = z.infer<typeof meSchema>

const personViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** Null where they are not shown. */
  words: z.string().nullable(),
  place: z.string().nullable(),
  pages: z.array(pageSummarySchema).nullable(),
  events: z.array(pageSummarySchema).nullable(),
  proposals: z.array(proposalLineSchema).nullable(),
  ideas: z.object({ items: z.array(ideaSchema), pages: titlesSchema }).nullable(),
})
/** What `viewPerson` answers. */
export type PersonPage = z.infer<typeof personViewSchema>

const ownNameSchema = z.enum(['kept', 'former'])
const keyParams = z.object({ key: z.string().regex(/^[0-9a-f]{32}$/) })

/** Calls about oneself, and about people. */
export const meRoutes = {
  viewMe: route({
    ...bare('viewMe'),
    summary: 'All that is one’s own',
    description:
      'Drafts, ideas and proposals with what became of them, pages that one looks after with what waits there, events, favourites and settings. At most 100 lines of each, the newest first; what one may not read is left out.',
    access: { kind: 'signed-in' },
    answer: meSchema,
  }),
  listMyDrafts: route({
    ...bare('listMyDrafts'),
    summary: 'One’s open drafts',
    description:
      'Texts that have no page yet, page drafts in which one wrote, and one’s own of proposals; the last written first, at most 100.',
    access: { kind: 'signed-in' },
    answer: z.object({ items: z.array(draftSchema) }),
  }),
  changeMe: route({
    ...bare('changeMe'),
    summary: 'Change what one says of oneself, and settings',
    description:
      'What is left out stays as it is. `shows` is the whole list of what one’s page shows; the name stands there always.',
    access: { kind: 'signed-in' },
    body: z.object({
      words: z.string().trim().max(wordLimits.message).optional(),
      place: z.string().trim().max(120).optional(),
      language: languageSchema.nullable().optional(),
      timezone: timeZoneSchema.nullable().optional(),
      letterKeys: z.boolean().optional(),
      licence: z
        .enum(licenses.map(({ id }) => id))
        .nullable()
        .optional(),
      shows: z.array(z.enum(personParts)).max(20).optional(),
    }),
    answer: settingsSchema.extend({ words: z.string(), place: z.string() }),
  }),
  takeMyData: route({
    ...bare('takeMyData'),
    summary: 'Take one’s data away',
    description:
      'A zip, sent as it is made: `data.json` with all that the site keeps of one, and the texts of one’s pages, proposals and drafts as Markdown. Passwords and secret addresses are kept as digests alone and are not in it.',
    access: { kind: 'signed-in' },
    mediaType: 'application/zip',
    answer: z.unknown(),
  }),
  deleteMe: route({
    ...bare('deleteMe'),
    summary: 'Delete one’s account',
    description:
      'Ends sessions, keys and secret addresses; addresses, watches, notices, favourites, settings and registrations go. What was said in public stays, under the name (`kept`) or as a former member (`former`); histories and clones keep the name that they have. Needs the password, or a session of the last 15 minutes. Refused as `invalid` for the last administrator.',
    access: { kind: 'signed-in' },
    status: 204,
    body: z.object({ name: ownNameSchema, password: z.string().max(200).optional() }),
    answer: nothing,
  }),
  keepFavourite: route({
    ...bare('keepFavourite'),
    summary: 'Put a page on one’s shelf',
    description: 'Seen by oneself alone; again changes nothing. Refused as `too-many` beyond 500.',
    refuses: ['too-many'],
    access: { kind: 'signed-in' },
    params: slugParams,
    answer: nothing,
    status: 204,
  }),
  dropFavourite: route({
    ...bare('dropFavourite'),
    summary: 'Take a page off one’s shelf',
    description: 'What is not there stays so.',
    access: { kind: 'signed-in' },
    status: 204,
    params: slugParams,
    answer: nothing,
  }),
  getFavourite: route({
    ...bare('getFavourite'),
    summary: 'Whether a page is on one’s shelf',
    description: 'For the star on a page.',
    access: { kind: 'signed-in' },
    params: slugParams,
    answer: z.object({ kept: z.boolean() }),
  }),
  viewPerson: route({
    ...bare('viewPerson'),
    summary: 'A person’s page',
    description:
      'The name, and what the person wants shown beside it: each other part is null. Public pages alone. `gone` for an account that was deleted.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: z.object({ id: idSchema }),
    answer: personViewSchema,
  }),
  listPersonChanges: route({
    ...bare('listPersonChanges'),
    summary: 'What a person changed, newest first',
    description: 'On public pages, where the person shows it; empty otherwise.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: z.object({ id: idSchema }),
    query: pagingQuery,
    answer: listOf(changeEntrySchema),
  }),
  takeFollowedData: route({
    ...bare('takeFollowedData'),
    summary: 'Take away what a guest said',
    description: 'By the link of the guest: a zip with `data.json`, as `takeMyData`.',
    access: { kind: 'public' },
    params: keyParams,
    mediaType: 'application/zip',
    answer: z.unknown(),
  }),
  forgetFollowed: route({
    ...bare('forgetFollowed'),
    summary: 'Forget a guest',
    description:
      'By the link of the guest: their session, name and links go. What they said in public stays, under the name (`kept`) or as a former guest (`former`).',
    access: { kind: 'public' },
    status: 204,
    params: keyParams,
    body: z.object({ name: ownNameSchema }),
    answer: nothing,
  }),
}
