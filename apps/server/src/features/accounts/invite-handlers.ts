import { can } from '@forkshop/domain'
import type { Actor, Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { SentenceKey } from '../../base/sentences.ts'
import { requireRight, roleOn } from '../../records/pages/rights.ts'
import { changeMeta } from '../pages/settings/change-meta.ts'
import { findPage, readPage } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import type { Auth } from './auth.ts'
import { carryGuest, guestIn } from './carry-guest.ts'
import { accountAuthor } from '../../records/accounts/author.ts'
import { findInvite, giveInviteBack, useInvite, type InviteRow } from './invites.ts'
import { requireName } from '../../records/accounts/names.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { countAsking } from '../mail/mail-limits.ts'
import { emailTaken } from './email-taken.ts'
import { sendConfirmation } from './own-address.ts'
import { signInCaller } from './sign-in.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { insertUser, prepareUser, type AccountView, type PreparedUser } from './users.ts'

const INVITE_LIFE_MS = 14 * 24 * 60 * 60 * 1000

type NewAccount = { readonly name: string; readonly email: string; readonly password: string }

/** Invitations to the library, and to look after a page. */
export function inviteHandlers(
  services: Services,
  auth: Auth,
): Handlers<'createInvite' | 'getInvite' | 'acceptInvite'> {
  const { database, clock, settings } = services
  return {
    async createInvite({ body }, { actor }) {
      const page = await pageToInviteTo(services, actor, body.page)
      const { token, hash } = makeSecretToken()
      const now = clock()
      const row = {
        id: services.newId(),
        token_hash: hash,
        email: body.email?.toLowerCase() ?? null,
        page,
        invited_by: actor.kind === 'account' ? actor.id : '',
        created: now.toISOString(),
        expires: new Date(now.getTime() + INVITE_LIFE_MS).toISOString(),
        used: null,
      }
      await database.insertInto('invite').values(row).execute()
      return { id: row.id, link: `${settings.url}/invite/${token}`, expires: row.expires }
    },

    async getInvite({ params }) {
      const invite = await openInvite(services, params.token)
      const by = await database
        .selectFrom('user')
        .select('name')
        .where('id', '=', invite.invited_by)
        .executeTakeFirst()
      const page = invite.page === null ? null : await invitedPage(services, invite.page)
      return { email: invite.email, by: by?.name ?? '', page, expires: invite.expires }
    },

    async acceptInvite({ params, body }, context) {
      const { actor } = context
      const invite = await openInvite(services, params.token)
      if (actor.kind === 'account') {
        const account = { id: actor.id, name: actor.name, email: actor.email, admin: actor.admin }
        requireInvited(invite, account.email, 'invite-other-account')
        await accept(services, invite, account)
        return account
      }
      const person = newAccountOf(body)
      // one that names no address tells of each that is tried whether it has an account
      if (invite.email === null) countAsking(services, context.address)
      await allowRegistration(services, invite, person)
      const name = await requireName(services, person.name, null)
      const user = await prepareUser(services, { ...person, name, admin: false })
      const account = await acceptAsNew(services, invite, user)
      await carryGuest(services, body.leave === true ? null : guestIn(actor), account)
      const { language } = context
      await sendConfirmation(services, { user: account, address: account.email, language })
      await signInCaller(services, auth, { ...context, ...person, user: account.id })
      return account
    },
  }
}

/** The page that an invitation is for, when the caller may invite to it; null for the library. */
async function pageToInviteTo(
  services: Services,
  actor: Actor,
  slug: string | undefined,
): Promise<string | null> {
  if (slug !== undefined) {
    const page = await findPage(services, slug, actor)
    await requireRight(services, actor, 'invite', page)
    return page.id
  }
  const { registration } = await readSiteSettings(services)
  const admin = actor.kind === 'account' && actor.admin
  if (registration === 'closed' && !admin) throw new ProblemError('forbidden', 'invitations-closed')
  return null
}

async function openInvite(services: Services, token: string): Promise<InviteRow> {
  const invite = await findInvite(services.database, hashOfToken(token), services.clock())
  if (invite === undefined || !(await stillInvites(services, invite))) {
    throw new ProblemError('gone', 'link-invalid')
  }
  return invite
}

/** Whether the host could still give this invitation: one who was taken off a page lets nobody in. */
async function stillInvites(services: Services, invite: InviteRow): Promise<boolean> {
  const host = await services.database
    .selectFrom('user')
    .select(['id', 'name', 'email', 'admin', 'banned'])
    .where('id', '=', invite.invited_by)
    .executeTakeFirst()
  if (host === undefined || host.banned !== 0) return false
  if (invite.page === null) return true
  const actor = {
    ...host,
    kind: 'account',
    admin: host.admin === 1,
    session: null,
    token: null,
  } as const
  const role = await roleOn(services)(actor, { id: invite.page })
  return can({ role }, 'invite', {})
}

/**
 * What an invitation says of its page; null when the page is gone meanwhile. Its holder may know of a
 * private one.
 */
async function invitedPage(services: Services, id: string) {
  const page = await readPage(services, id)
  return page === null ? null : { slug: page.slug, title: page.title }
}

function newAccountOf(body: Partial<NewAccount>): NewAccount {
  const { name, email, password } = body
  if (name !== undefined && email !== undefined && password !== undefined) {
    return { name, email, password }
  }
  const missing = Object.entries({ name, email, password }).filter(
    ([, value]) => value === undefined,
  )
  throw new ProblemError('invalid', 'account-fields-missing', {
    errors: missing.map(([path]) => ({
      path,
      message: 'This field is needed.',
      code: 'required',
    })),
  })
}

async function allowRegistration(
  services: Services,
  invite: InviteRow,
  person: NewAccount,
): Promise<void> {
  requireInvited(invite, person.email, 'email-other')
  const { registration } = await readSiteSettings(services)
  if (registration !== 'closed') return
  const host = await services.database
    .selectFrom('user')
    .select('admin')
    .where('id', '=', invite.invited_by)
    .executeTakeFirst()
  if (host?.admin !== 1) throw new ProblemError('forbidden', 'invitations-closed')
}

/** An invitation for an address is for nobody else, whoever has its link. */
function requireInvited(invite: InviteRow, email: string, key: SentenceKey): void {
  if (invite.email === null || invite.email === email.toLowerCase()) return
  const message = 'The invitation is for another address.'
  const errors = [{ path: 'email', message, code: 'email-other' }]
  throw new ProblemError('invalid', key, { errors })
}

/** Uses the invitation up, then gives what it was for; given back when that fails. */
async function accept(services: Services, invite: InviteRow, account: AccountView): Promise<void> {
  const used = await useInvite(services.database, invite.id, services.clock())
  if (!used) throw new ProblemError('gone', 'link-invalid')
  await joinPage(services, invite, account)
}

async function acceptAsNew(
  services: Services,
  invite: InviteRow,
  user: PreparedUser,
): Promise<AccountView> {
  const account = await services.database.transaction().execute(async (transaction) => {
    const made = await insertUser(transaction, user)
    if (made.kind === 'email-taken') throw emailTaken()
    const used = await useInvite(transaction, invite.id, services.clock())
    if (!used) throw new ProblemError('gone', 'link-invalid')
    return made.account
  })
  await joinPage(services, invite, account)
  return account
}

async function joinPage(
  services: Services,
  invite: InviteRow,
  account: AccountView,
): Promise<void> {
  if (invite.page === null) return
  const page = await readPage(services, invite.page)
  if (page === null) return
  await changeMeta(services, page, {
    edit: (meta) => ({ ...meta, maintainers: [...new Set([...meta.maintainers, account.id])] }),
    author: accountAuthor(services, account),
    reason: 'Take up an invitation',
  }).catch(async (error: unknown) => {
    await giveInviteBack(services.database, invite.id)
    throw error
  })
}
