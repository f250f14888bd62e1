import { z } from 'zod'
import { bare, route } from './route.ts'
import {
  languageSchema,
  listOf,
  nothing,
  pagingQuery,
  slugSchema,
  timeSchema,
  timeZoneSchema,
} from './shapes.ts'

const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  admin: z.boolean(),
})

/** Who is calling; `account` is null for visitors, `guestOf` names the event a guest joined. */
export const sessionSchema = z.object({
  account: account.nullable(),
  guestOf: slugSchema.nullable(),
  guestName: z.string().nullable(),
  site: z.object({
    name: z.string(),
    /** IANA name of the zone of hours that name none. */
    timezone: z.string(),
    registration: z.enum(['open', 'invite', 'closed']),
    /** Whom people ask for help, in words for them; '' where nobody is named. */
    contact: z.string(),
    demo: z.boolean(),
    /** True while the library has no admin and waits for its set-up link. */
    setup: z.boolean(),
  }),
})
export type Session = z.infer<typeof sessionSchema>

const siteSettings = z.object({
  name: z.string(),
  registration: z.enum(['open', 'invite', 'closed']),
  language: languageSchema,
  timezone: z.string(),
  contact: z.string(),
})

const newAccount = z.object({
  name: z.string().trim().min(1).max(80),
  email: z.email().max(200),
  password: z.string().min(10).max(200),
})

const scopeSchema = z.enum(['read', 'propose', 'write'])
const tokenEntry = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  created: timeSchema,
  expires: timeSchema.nullable(),
  lastUsed: timeSchema.nullable(),
})

export const accountRoutes = {
  getSession: route({
    ...bare('getSession'),
    summary: 'Who is calling',
    access: { kind: 'public' },
    answer: sessionSchema,
  }),
  getSetUp: route({
    ...bare('getSetUp'),
    summary: 'Until when a set-up link works',
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    answer: z.object({ expires: timeSchema }),
  }),
  setUp: route({
    ...bare('setUp'),
    summary: 'Make the first admin with the one-time link',
    access: { kind: 'public' },
    status: 201,
    body: newAccount.extend({ token: z.string().max(200) }),
    answer: account,
  }),
  createInvite: route({
    ...bare('createInvite'),
    summary: 'Invite somebody',
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({ email: z.email().max(200).optional(), page: slugSchema.optional() }),
    answer: z.object({ id: z.string(), link: z.string(), expires: timeSchema }),
  }),
  getInvite: route({
    ...bare('getInvite'),
    summary: 'What an invitation is for',
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    answer: z.object({
      email: z.string().nullable(),
      by: z.string(),
      page: z.object({ slug: slugSchema, title: z.string() }).nullable(),
      expires: timeSchema,
    }),
  }),
  acceptInvite: route({
    ...bare('acceptInvite'),
    summary: 'Make an account from an invitation, or join its page',
    access: { kind: 'public' },
    status: 201,
    params: z.object({ token: z.string().max(200) }),
    body: newAccount.partial(),
    answer: account,
  }),
  getReset: route({
    ...bare('getReset'),
    summary: 'Whose password a reset link sets, and until when',
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    answer: z.object({ name: z.string(), email: z.string(), expires: timeSchema }),
  }),
  resetPassword: route({
    ...bare('resetPassword'),
    summary: 'Set a new password with a reset link',
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    body: z.object({ password: z.string().min(10).max(200) }),
    answer: account,
  }),
  listUsers: route({
    ...bare('listUsers'),
    summary: 'Accounts',
    access: { kind: 'admin' },
    query: pagingQuery,
    answer: listOf(account.extend({ banned: z.boolean(), created: timeSchema })),
  }),
  findPeople: route({
    ...bare('findPeople'),
    summary: 'People by name, for invitations and co-authors',
    access: { kind: 'signed-in' },
    query: z.object({ q: z.string().max(80).default('') }),
    answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  changeUser: route({
    ...bare('changeUser'),
    summary: 'Make an admin, ban or let back in',
    access: { kind: 'admin' },
    params: z.object({ id: z.string().max(100) }),
    body: z.object({ admin: z.boolean().optional(), banned: z.boolean().optional() }),
    answer: account,
  }),
  createPasswordLink: route({
    ...bare('createPasswordLink'),
    summary: 'Make a one-time link with which somebody else sets a new password',
    access: { kind: 'admin' },
    status: 201,
    params: z.object({ id: z.string().max(100) }),
    answer: z.object({ link: z.string(), expires: timeSchema }),
  }),
  getSettings: route({
    ...bare('getSettings'),
    summary: 'Site settings',
    access: { kind: 'admin' },
    answer: siteSettings,
  }),
  changeSettings: route({
    ...bare('changeSettings'),
    summary: 'Change site settings',
    access: { kind: 'admin' },
    body: z.object({
      name: z.string().trim().min(1).max(60).optional(),
      registration: z.enum(['open', 'invite', 'closed']).optional(),
      language: languageSchema.optional(),
      contact: z.string().trim().max(120).optional(),
      timezone: timeZoneSchema.optional(),
    }),
    answer: siteSettings,
  }),
  listTokens: route({
    ...bare('listTokens'),
    summary: 'Own access tokens',
    access: { kind: 'signed-in' },
    answer: z.object({ items: z.array(tokenEntry) }),
  }),
  createToken: route({
    ...bare('createToken'),
    summary: 'Make an access token; it is shown once',
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(scopeSchema).min(1).max(3),
      expires: timeSchema.optional(),
      pages: z.array(slugSchema).max(100).optional(),
    }),
    answer: z.object({ id: z.string(), token: z.string() }),
  }),
  deleteToken: route({
    ...bare('deleteToken'),
    summary: 'Revoke an access token',
    access: { kind: 'signed-in' },
    status: 204,
    params: z.object({ id: z.string().max(60) }),
    answer: nothing,
  }),
}
