import { noticeKinds } from '@forkshop/domain'
import { z } from 'zod'
import { bare, route } from './route.ts'
import { listOf, nothing, pagingQuery, timeSchema } from './shapes.ts'

/** A message to somebody, without its text. */
const messageSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  /** Why it is written: `new-password`, `sign-in`, `sign-up`, `known-address`, `confirm-address`, `address-changed`, `confirm-idea`, `notices.` with a kind of notice, `digest`, `idea`. */
  reason: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  created: timeSchema,
  tries: z.number().int(),
  /** When it is tried next; null where it waits no more. */
  nextTry: timeSchema.nullable(),
  /** What the mail server said last; null where it said nothing wrong. */
  problem: z.string().nullable(),
})

const tokenParams = z.object({ token: z.string().max(200) })

/** Calls about messages to people, and the links in them. Links that were used or are too old are `gone`. */
export const mailRoutes = {
  requestMail: route({
    ...bare('requestMail'),
    summary: 'Ask for a link by mail, to a new password or to come in',
    description:
      'The answer is the same whether somebody has this address or not, and beyond three messages to one an hour. Refused as `invalid` where the site sends no mail.',
    access: { kind: 'public' },
    status: 204,
    body: z.object({
      email: z.string().trim().min(3).max(254),
      purpose: z.enum(['new-password', 'sign-in']),
    }),
    answer: nothing,
  }),
  getEntrance: route({
    ...bare('getEntrance'),
    summary: 'Whom a link by mail lets in, and until when',
    description:
      'Uses nothing up: mail programs look at links. `gone` when it was used or is an hour old.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: tokenParams,
    answer: z.object({ name: z.string(), expires: timeSchema }),
  }),
  enter: route({
    ...bare('enter'),
    summary: 'Come in by a link that was sent by mail',
    description:
      'Uses the link up, confirms its address and signs the caller in. Where nobody had confirmed it ' +
      'before, `ended`: the password, sessions and tokens of before are no longer good.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: tokenParams,
    answer: z.object({ id: z.string(), name: z.string(), ended: z.boolean() }),
  }),
  getOwnAddress: route({
    ...bare('getOwnAddress'),
    summary: 'Own address, and whether it is confirmed',
    description:
      'The address of the account; `wanted` is one that waits to be confirmed in place of it.',
    access: { kind: 'signed-in' },
    answer: z.object({
      email: z.string(),
      confirmed: z.boolean(),
      wanted: z.string().nullable(),
    }),
  }),
  confirmOwnAddress: route({
    ...bare('confirmOwnAddress'),
    summary: 'Ask for a message that confirms the own address',
    description: 'Refused as `invalid` where the site sends no mail.',
    access: { kind: 'signed-in' },
    status: 204,
    answer: nothing,
  }),
  changeOwnAddress: route({
    ...bare('changeOwnAddress'),
    summary: 'Ask for another address',
    description:
      "A message goes to the new address; it is the account's once its link is followed. Needs the password. The answer is the same whether somebody has the address or not.",
    access: { kind: 'signed-in' },
    status: 204,
    body: z.object({ email: z.email().max(200), password: z.string().max(200) }),
    answer: nothing,
  }),
  getConfirmation: route({
    ...bare('getConfirmation'),
    summary: 'Which address a link confirms',
    description: 'Uses nothing up. `gone` when it was used or is seven days old.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: tokenParams,
    answer: z.object({
      address: z.string(),
      expires: timeSchema,
      /** What it is for: the address of an account, an account to be made, or to be told what becomes of an idea. */
      about: z.enum(['account', 'new-account', 'idea']),
      /** Of an account to be made. */
      name: z.string().optional(),
    }),
  }),
  confirmAddress: route({
    ...bare('confirmAddress'),
    summary: 'Confirm an address',
    description:
      'With a link from a message: the address is from now on that of its account, or is told what becomes of an idea. An account to be made (`new-account`) is made with `password`, and the caller is signed in.',
    refuses: ['gone'],
    access: { kind: 'public' },
    params: tokenParams,
    body: z.object({ password: z.string().min(10).max(200).optional() }),
    answer: z.object({ address: z.string() }),
  }),
  getUnsubscribe: route({
    ...bare('getUnsubscribe'),
    summary: 'Which messages a link ends',
    description: 'Ends nothing: mail programs look at links.',
    access: { kind: 'public' },
    params: tokenParams,
    answer: z.object({
      topic: z.enum(['notices', 'digest', 'idea']),
      /** Of `notices`: what is told at once. */
      kind: z.enum(noticeKinds).optional(),
      ended: z.boolean(),
    }),
  }),
  unsubscribe: route({
    ...bare('unsubscribe'),
    summary: 'End messages of a kind',
    description:
      'Those that wait too; an account is told of it in its inbox from then on. `POST /unsubscribe/{token}` outside of the API does the same with a form (RFC 8058).',
    access: { kind: 'public' },
    status: 204,
    params: tokenParams,
    answer: nothing,
  }),
  listMessages: route({
    ...bare('listMessages'),
    summary: 'Messages to people',
    description:
      'Newest first; those that went out for 30 days. `sends` says whether a mail server takes them.',
    access: { kind: 'admin' },
    query: pagingQuery.extend({ state: z.enum(['waiting', 'sent', 'failed']).optional() }),
    answer: listOf(messageSchema).extend({
      sends: z.boolean(),
      waiting: z.number().int(),
      failed: z.number().int(),
    }),
  }),
  getMessage: route({
    ...bare('getMessage'),
    summary: 'A message with its text',
    description:
      'What lets somebody in is masked. `text` is null where the mail server has it, or its time is over.',
    access: { kind: 'admin' },
    params: z.object({ id: z.string().max(60) }),
    answer: messageSchema.extend({ text: z.string().nullable() }),
  }),
  retryMessage: route({
    ...bare('retryMessage'),
    summary: 'Send a message that waits or failed again, now',
    description: 'Refused as `gone` when it went out, or what it links to has ended.',
    refuses: ['gone'],
    access: { kind: 'admin' },
    status: 204,
    params: z.object({ id: z.string().max(60) }),
    answer: nothing,
  }),
  listAdminActs: route({
    ...bare('listAdminActs'),
    summary: 'What administrators did to accounts',
    description: 'Newest first. `by` is null for a command on the machine of the server.',
    access: { kind: 'admin' },
    query: pagingQuery,
    answer: listOf(
      z.object({
        id: z.string(),
        at: timeSchema,
        by: z.string().nullable(),
        act: z.enum(['password-link', 'make-admin', 'unmake-admin', 'ban', 'unban']),
        about: z.string(),
      }),
    ),
  }),
}
