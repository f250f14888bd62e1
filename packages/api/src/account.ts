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

/**
 * Who is calling; `account` is null for visitors, `guestOf` names the event a guest joined, `pastGuestOf` one whose room
 * was closed by hand since: ideas are taken from there for a while, and wait for who leads.
 */
export const sessionSchema = z.object({
  account: account.nullable(),
  guestOf: slugSchema.nullable(),
  pastGuestOf: slugSchema.nullable(),
  guestName: z.string().nullable(),
  site: z.object({
    name: z.string(),
    /** IANA name of the zone of hours that name none. */
    timezone: z.string(),
    registration: z.enum(['open', 'invite', 'closed']),
    /** Whom people ask for help, in words for them; '' where nobody is named. */
    contact: z.string(),
    demo: z.boolean(),
    /** Whether it sends mail: only then a link comes to who forgot a password. */
    mails: z.boolean(),
    /** True while the library has no admin and waits for its set-up link. */
    setup: z.boolean(),
  }),
})
/** What `getSession` answers. */
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

/**
 * Calls about who is calling, ways in, accounts, access tokens and the settings of the site. Links that were used or
 * are too old are `gone`.
 */
export const accountRoutes = {
  getSession: route({
    ...bare('getSession'),
    summary: 'Who is calling',
    description: "The caller's account or guest name, and what everybody may know of the site.",
    access: { kind: 'public' },
    answer: sessionSchema,
  }),
  getSetUp: route({
    ...bare('getSetUp'),
    summary: 'Until when a set-up link works',
    description: 'Refused as `gone` when the link was used or is 7 days old.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    answer: z.object({ expires: timeSchema }),
  }),
  setUp: route({
    ...bare('setUp'),
    summary: 'Make the first admin with the one-time link',
    description:
      'Makes the first administrator with the link that the server printed, and signs the caller in.',
    refuses: ['gone'],
    access: { kind: 'public' },
    status: 201,
    body: newAccount.extend({ token: z.string().max(200) }),
    answer: account,
  }),
  createInvite: route({
    ...bare('createInvite'),
    summary: 'Invite somebody',
    description:
      'A link that lasts 14 days, to an account of the library, or also to look after a page. With `email` it is for that address alone.',
    access: { kind: 'signed-in' },
    status: 201,
    body: z.object({ email: z.email().max(200).optional(), page: slugSchema.optional() }),
    answer: z.object({ id: z.string(), link: z.string(), expires: timeSchema }),
  }),
  getInvite: route({
    ...bare('getInvite'),
    summary: 'What an invitation is for',
    description:
      'Refused as `gone` when it was used, is too old, or its host may not invite any more.',
    refuses: ['gone'],
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
    description:
      'Who is signed in joins the page; anybody else makes an account with `name`, `email` and `password` and is signed in.',
    refuses: ['gone'],
    access: { kind: 'public' },
    status: 201,
    params: z.object({ token: z.string().max(200) }),
    body: newAccount.partial().extend({
      /** True leaves to the guest of this browser what was said as one: it comes along otherwise. */
      leave: z.boolean().optional(),
    }),
    answer: account,
  }),
  getReset: route({
    ...bare('getReset'),
    summary: 'Whose password a reset link sets, and until when',
    description: 'Refused as `gone` when the link was used or is a day old.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    answer: z.object({ name: z.string(), email: z.string(), expires: timeSchema }),
  }),
  resetPassword: route({
    ...bare('resetPassword'),
    summary: 'Set a new password with a reset link',
    description: 'Ends all sessions of the account and signs the caller in.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: z.object({ token: z.string().max(200) }),
    body: z.object({ password: z.string().min(10).max(200) }),
    answer: account,
  }),
  listUsers: route({
    ...bare('listUsers'),
    summary: 'Accounts',
    description: 'All accounts, by id.',
    access: { kind: 'admin' },
    query: pagingQuery,
    answer: listOf(account.extend({ banned: z.boolean(), created: timeSchema })),
  }),
  findPeople: route({
    ...bare('findPeople'),
    summary: 'People by name, for invitations and co-authors',
    description: 'At most 20 accounts whose name has these letters; no addresses.',
    access: { kind: 'signed-in' },
    query: z.object({ q: z.string().max(80).default('') }),
    answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
  changeUser: route({
    ...bare('changeUser'),
    summary: 'Make an admin, ban or let back in',
    description:
      "What is left out stays as it is. A ban ends the account's sessions. Nobody takes their own admin right or bans themselves.",
    access: { kind: 'admin' },
    params: z.object({ id: z.string().max(100) }),
    body: z.object({ admin: z.boolean().optional(), banned: z.boolean().optional() }),
    answer: account,
  }),
  createPasswordLink: route({
    ...bare('createPasswordLink'),
    summary: 'Make a one-time link with which somebody else sets a new password',
    description:
      'The link lasts a day; earlier ones of the account stop working. Nobody makes one for themselves.',
    access: { kind: 'admin' },
    status: 201,
    params: z.object({ id: z.string().max(100) }),
    answer: z.object({ link: z.string(), expires: timeSchema }),
  }),
  getSettings: route({
    ...bare('getSettings'),
    summary: 'Site settings',
    description: 'Name, language, time zone, contact and who may register.',
    access: { kind: 'admin' },
    answer: siteSettings,
  }),
  changeSettings: route({
    ...bare('changeSettings'),
    summary: 'Change site settings',
    description: 'What is left out stays as it is.',
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
    description: "The caller's access tokens, newest first, without their secrets.",
    access: { kind: 'signed-in' },
    answer: z.object({ items: z.array(tokenEntry) }),
  }),
  createToken: route({
    ...bare('createToken'),
    summary: 'Make an access token; it is shown once',
    description:
      'A secret that a program sends as `Authorization: Bearer` (or git as its password). `scopes` say what it may do: `read`, `propose` (also ideas and comments), `write`; `pages` holds it to some pages.',
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
    description: 'The token stops working at once.',
    access: { kind: 'signed-in' },
    status: 204,
    params: z.object({ id: z.string().max(60) }),
    answer: nothing,
  }),
}
