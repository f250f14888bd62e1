import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Services } from '../../records/services/services.ts'
import { noteAct } from './admin-acts.ts'
import { createLink, dropLinks } from './links.ts'
import {
  createUser,
  findUserByEmail,
  parseEmail,
  toAccountView,
  type AccountView,
} from './users.ts'

/** What the operator of a library may do to an account from the command line. */
export const accountOrderSchema = z.object({
  action: z.enum(['create', 'admin', 'reset-link', 'address']),
  email: z.string(),
  /** Id of the account that gets the address; for `address` alone. */
  account: z.string().optional(),
  name: z.string().trim().min(1).max(80).optional(),
})
export type AccountOrder = z.infer<typeof accountOrderSchema>

export const accountOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    id: z.string(),
    email: z.string(),
    name: z.string(),
    admin: z.boolean(),
    created: z.boolean(),
    /** Sets the password; null when the account has one and none was asked for. */
    link: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum(['no-address', 'taken', 'no-account', 'unknown-account']),
    /** The address, or the account's id, that it is about. */
    about: z.string(),
  }),
])
export type AccountOutcome = z.infer<typeof accountOutcomeSchema>

/**
 * Makes an account, an admin or a link for a new password, without e-mail. `create` refuses an
 * address that is taken, `reset-link` one that is unknown; `admin` makes what is missing. `address`
 * gives an account another one, with a link for a password: the way back into an account that was
 * made again from git.
 */
export async function manageAccount(
  services: Services,
  order: AccountOrder,
): Promise<AccountOutcome> {
  const email = parseEmail(order.email)
  if (email === null) return refused('no-address', order.email)
  const user = await findUserByEmail(services.database, email)
  switch (order.action) {
    case 'create':
      if (user !== undefined) return refused('taken', email)
      return made(services, { ...order, email, admin: false })
    case 'admin':
      if (user === undefined) return made(services, { ...order, email, admin: true })
      await services.database
        .updateTable('user')
        .set({ admin: 1, banned: 0, updatedAt: services.clock().toISOString() })
        .where('id', '=', user.id)
        .execute()
      services.events.emit({ kind: 'rights-changed', page: null, user: user.id })
      return done({ ...toAccountView(user), admin: true }, { created: false, link: null })
    case 'reset-link':
      if (user === undefined) return refused('no-account', email)
      await noteAct(services, services.database, {
        by: null,
        act: 'password-link',
        about: user.id,
      })
      return done(toAccountView(user), {
        created: false,
        link: (await createLink(services, 'reset', user.id)).link,
      })
    case 'address':
      if (user !== undefined) return refused('taken', email)
      return addressed(services, order.account ?? '', email)
  }
}

async function addressed(services: Services, id: string, email: string): Promise<AccountOutcome> {
  const updatedAt = services.clock().toISOString()
  const account = await services.database
    .updateTable('user')
    .set({ email, emailVerified: false, updatedAt })
    .where('id', '=', id)
    .returning(['id', 'name', 'email', 'admin'])
    .executeTakeFirst()
  if (account === undefined) return refused('unknown-account', id)
  await dropLinks(services.database, id)
  const { link } = await createLink(services, 'reset', id)
  return done(toAccountView(account), { created: false, link })
}

async function made(
  services: Services,
  order: { readonly email: string; readonly name?: string | undefined; readonly admin: boolean },
): Promise<AccountOutcome> {
  const outcome = await createUser(services, {
    name: order.name ?? order.email.split('@')[0] ?? order.email,
    email: order.email,
    // Nobody knows it: the account opens with the link.
    password: randomBytes(32).toString('base64url'),
    admin: order.admin,
  })
  if (outcome.kind === 'email-taken') return refused('taken', order.email)
  const { link } = await createLink(services, 'reset', outcome.account.id)
  return done(outcome.account, { created: true, link })
}

function done(
  account: AccountView,
  result: { readonly created: boolean; readonly link: string | null },
): AccountOutcome {
  return { kind: 'done', ...account, ...result }
}

type Refusal = Extract<AccountOutcome, { readonly kind: 'refused' }>

function refused(reason: Refusal['reason'], about: string): Refusal {
  return { kind: 'refused', reason, about }
}
