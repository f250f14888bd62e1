import { z } from 'zod'
import { textSchema } from './page.ts'
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

export const anchorSchema = z.object({
  quote: z.string().min(1).max(2000),
  prefix: z.string().max(200).default(''),
  suffix: z.string().max(200).default(''),
  at: atSchema,
})

export const ideaKindSchema = z.enum(['add', 'change', 'remove', 'other'])
export const ideaStateSchema = z.enum(['open', 'proposed', 'accepted', 'declined', 'duplicate'])

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
  author: personSchema,
  time: timeSchema,
  reason: z.string().nullable(),
})
export type Idea = z.infer<typeof ideaSchema>

const idParams = z.object({ id: z.string().max(60) })
const ideaText = z.string().trim().min(1).max(2000)

export const ideaRoutes = {
  listIdeas: route({
    ...bare('listIdeas'),
    summary: 'Ideas, newest first',
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
      pages: z.array(z.object({ slug: slugSchema, title: z.string() })),
    }),
  }),
  createIdea: route({
    ...bare('createIdea'),
    summary: 'Say an idea',
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
    }),
    answer: ideaSchema,
  }),
  getIdea: route({
    ...bare('getIdea'),
    summary: 'An idea',
    access: onPage('read'),
    params: idParams,
    answer: ideaSchema,
  }),
  changeIdea: route({
    ...bare('changeIdea'),
    summary: 'Reword the own idea',
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
    access: onPage('idea'),
    status: 204,
    params: idParams,
    answer: nothing,
  }),
  supportIdea: route({
    ...bare('supportIdea'),
    summary: 'Support an idea (again: no more)',
    access: onPage('support'),
    params: idParams,
    answer: ideaSchema,
  }),
  declineIdea: route({
    ...bare('declineIdea'),
    summary: 'Decline an idea with a reason',
    access: onPage('accept'),
    params: idParams,
    body: z.object({ reason: reasonSchema }),
    answer: ideaSchema,
  }),
  mergeIdea: route({
    ...bare('mergeIdea'),
    summary: 'Mark an open idea as a duplicate of another on the same page',
    access: onPage('decline'),
    params: idParams,
    body: z.object({ of: z.string().min(1).max(60) }),
    answer: ideaSchema,
  }),
  reopenIdea: route({
    ...bare('reopenIdea'),
    summary: 'Open an idea again that was declined or marked as a duplicate',
    access: onPage('decline'),
    params: idParams,
    answer: ideaSchema,
  }),
  proposeIdea: route({
    ...bare('proposeIdea'),
    summary: 'Turn an idea into a proposal',
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
