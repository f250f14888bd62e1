import { z } from 'zod'
import { textSchema } from './page.ts'
import { photographIdSchema, photographSizeQuery, shownPhotographSchema } from './photograph.ts'
import { proposalSchema } from './proposal.ts'
import { bare, onPage, route } from './route.ts'
import {
  atSchema,
  kindSchema,
  listOf,
  nothing,
  pagingQuery,
  personSchema,
  reasonSchema,
  revisionIdSchema,
  slugParams,
  slugSchema,
  timeSchema,
  versionSchema,
} from './shapes.ts'

/**
 * Where in a text an idea is said: the words, up to 200 characters before and after them, and the text in which they
 * stand. It is tied to the very revision that `at` leads to when it is sent.
 */
export const anchorSchema = z.object({
  quote: z.string().min(1).max(2000),
  prefix: z.string().max(200).default(''),
  suffix: z.string().max(200).default(''),
  at: atSchema,
})

/** What an idea wants done with its passage. */
export const ideaKindSchema = z.enum(['add', 'change', 'remove', 'other'])
/**
 * What became of an idea: `proposed` while a proposal takes it up, `accepted` with it; a proposal that is declined or
 * withdrawn gives it back as `open`.
 */
export const ideaStateSchema = z.enum(['open', 'proposed', 'accepted', 'declined', 'duplicate'])

/**
 * What somebody says should change. `observed` is what they saw happen, `support` how many others want it too,
 * `reason` why it was declined.
 */
export const ideaSchema = z.object({
  id: z.string(),
  page: slugSchema,
  text: z.string(),
  observed: z.string().nullable(),
  kind: ideaKindSchema,
  event: slugSchema.nullable(),
  anchor: z
    .object({
      quote: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      at: z.string(),
      version: versionSchema.nullable(),
    })
    .nullable(),
  state: ideaStateSchema,
  /** The idea that says the same, when the state is `duplicate` and that idea is still there. */
  duplicateOf: z.string().nullable(),
  proposal: z.number().int().nullable(),
  /** The version in which the idea arrived. */
  version: versionSchema.nullable(),
  support: z.number().int(),
  /** Photographs that came with it and were released. */
  photographs: z.array(shownPhotographSchema),
  author: personSchema,
  /** Whether a guest of the event said it. */
  byGuest: z.boolean(),
  /** Hidden from everybody but maintainers, who are told so, and who said it. */
  hidden: z.boolean().optional(),
  /** Said in a room that is closed: until who leads lets it in, they and who said it see it. */
  waiting: z.boolean().optional(),
  time: timeSchema,
  reason: z.string().nullable(),
})
/** An idea as lists and pages show it. */
export type Idea = z.infer<typeof ideaSchema>

const idParams = z.object({ id: z.string().max(60) })
/** 128 random bits in hexadecimal, made on the device: who knows them opens the link. */
const followKeySchema = z.string().regex(/^[0-9a-f]{32}$/)
const followParams = z.object({ key: followKeySchema })
const ideaText = z.string().trim().min(1).max(2000)

/** Titles of the events and pages that ideas name. */
const namedPages = z.array(z.object({ slug: slugSchema, title: z.string() }))

/** Calls about ideas. What the state of an idea does not allow any more is `not-open`. */
export const ideaRoutes = {
  listIdeas: route({
    ...bare('listIdeas'),
    summary: 'Ideas, newest first',
    description:
      'Ideas on the page, newest first; for an event also those said there about other public pages.',
    access: onPage('read'),
    params: slugParams,
    query: pagingQuery.extend({ state: ideaStateSchema.optional(), event: slugSchema.optional() }),
    answer: listOf(ideaSchema).extend({
      slug: slugSchema,
      title: z.string(),
      kind: kindSchema.nullable(),
      lang: z.string(),
      license: z.string().nullable(),
      /** Titles of the events and pages that the ideas name. */
      pages: namedPages,
    }),
  }),
  createIdea: route({
    ...bare('createIdea'),
    summary: 'Say an idea',
    description:
      'Says an idea on a page, perhaps on a passage of it (`anchor`). Guests speak in their event; for 14 days after its room was closed by hand what they say waits (`waiting`) for who leads. With `id` it may be sent as often as needed and is kept once.',
    refuses: ['id-taken', 'too-many'],
    access: onPage('idea'),
    status: 201,
    params: slugParams,
    body: z.object({
      /**
       * 128 random bits in hexadecimal, made on the device. The same id from the same speaker
       * answers the same idea, for ever and whatever the rest says; another's is `id-taken`.
       */
      id: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .optional(),
      text: ideaText,
      observed: z.string().trim().max(2000).optional(),
      kind: ideaKindSchema.optional(),
      event: slugSchema.optional(),
      anchor: anchorSchema.optional(),
      /** First name of a guest, optional. */
      name: z.string().trim().max(80).optional(),
      /** Of a guest: the key of a link by which they see what became of all that they say; see `viewFollowed`. */
      follow: followKeySchema.optional(),
      /**
       * Of a guest, where the site sends mail: the address that is told once when the idea arrives in a version or is
       * declined, and forgotten then. It is confirmed by a link first.
       */
      tell: z.string().max(400).optional(),
    }),
    answer: ideaSchema,
  }),
  listOwnIdeas: route({
    ...bare('listOwnIdeas'),
    summary: 'What the caller said',
    description:
      'Ideas that the caller said, with an account or as a guest, newest first and at most 200, as far as they may read the pages; hidden ones as they sent them.',
    access: { kind: 'public' },
    answer: z.object({ items: z.array(ideaSchema), pages: namedPages }),
  }),
  viewFollowed: route({
    ...bare('viewFollowed'),
    summary: 'What became of what a guest said',
    description:
      'By the key that a guest sent with an idea (`follow`): their ideas, newest first and at most 200, what became of each, and the photographs that they sent with them. It only reads, and signs nobody in.',
    access: { kind: 'public' },
    params: followParams,
    answer: z.object({
      /** The first name that the guest gave. */
      name: z.string().nullable(),
      items: z.array(ideaSchema),
      pages: namedPages,
      /** Their photographs of these ideas in the order in which they came, hidden ones as they were sent. */
      photographs: z.array(
        shownPhotographSchema.extend({
          idea: z.string(),
          page: slugSchema,
          /** Whether it was released; until then it waits for who leads. */
          released: z.boolean(),
        }),
      ),
    }),
  }),
  getFollowedPhotograph: route({
    ...bare('getFollowedPhotograph'),
    summary: 'A photograph that a guest sent, by their link',
    description:
      'The bytes of a photograph that the guest sent with an idea, released or not, or of a small one of at most 480 pixels a side. Nobody keeps it.',
    access: { kind: 'public' },
    params: followParams.extend({ id: photographIdSchema }),
    query: photographSizeQuery,
    mediaType: 'image/jpeg',
    answer: z.unknown(),
  }),
  endFollowed: route({
    ...bare('endFollowed'),
    summary: 'End such a link',
    description: 'The link opens nothing from then on, for ever. What was said stays.',
    access: { kind: 'public' },
    params: followParams,
    status: 204,
    answer: nothing,
  }),
  getIdea: route({
    ...bare('getIdea'),
    summary: 'An idea',
    description: 'One idea with its state and what became of it.',
    access: onPage('read'),
    params: idParams,
    answer: ideaSchema,
  }),
  changeIdea: route({
    ...bare('changeIdea'),
    summary: 'Reword the own idea',
    description: 'For who said it, while it is open.',
    refuses: ['not-open'],
    access: onPage('idea'),
    params: idParams,
    body: z.object({
      text: ideaText.optional(),
      observed: z.string().trim().max(2000).optional(),
      kind: ideaKindSchema.optional(),
    }),
    answer: ideaSchema,
  }),
  deleteIdea: route({
    ...bare('deleteIdea'),
    summary: 'Take the own idea back',
    description:
      'Takes an idea back, by who said it, or down, by a maintainer; not once a proposal has taken it up.',
    refuses: ['not-open'],
    access: onPage('idea'),
    status: 204,
    params: idParams,
    answer: nothing,
  }),
  supportIdea: route({
    ...bare('supportIdea'),
    summary: 'Support an idea (again: no more)',
    description:
      "Adds the caller's support; again adds none. Support of a duplicate counts for the idea that it repeats.",
    refuses: ['not-open'],
    access: onPage('support'),
    params: idParams,
    answer: ideaSchema,
  }),
  declineIdea: route({
    ...bare('declineIdea'),
    summary: 'Decline an idea with a reason',
    description: 'Declines an open idea with a reason that everybody reads.',
    refuses: ['not-open'],
    access: onPage('accept'),
    params: idParams,
    body: z.object({ reason: reasonSchema }),
    answer: ideaSchema,
  }),
  mergeIdea: route({
    ...bare('mergeIdea'),
    summary: 'Mark an open idea as a duplicate of another on the same page',
    description: 'Says that an open idea repeats another of the same page, which gets its support.',
    refuses: ['not-open'],
    access: onPage('decline'),
    params: idParams,
    body: z.object({ of: z.string().min(1).max(60) }),
    answer: ideaSchema,
  }),
  reopenIdea: route({
    ...bare('reopenIdea'),
    summary: 'Open an idea again that was declined or marked as a duplicate',
    description: 'Opens an idea again that was declined or taken for a duplicate.',
    refuses: ['not-open'],
    access: onPage('decline'),
    params: idParams,
    answer: ideaSchema,
  }),
  proposeIdea: route({
    ...bare('proposeIdea'),
    summary: 'Turn an idea into a proposal',
    description:
      'Makes a proposal that takes the idea up, of a whole text written on the revision `base`.',
    refuses: ['not-open', 'changed', 'too-large'],
    access: onPage('propose'),
    status: 201,
    params: idParams,
    body: z.object({
      text: textSchema,
      base: revisionIdSchema,
      title: z.string().trim().min(1).max(120),
      reason: reasonSchema,
    }),
    answer: proposalSchema,
  }),
}
