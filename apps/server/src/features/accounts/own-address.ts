import type { Language } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import { keepLanguage } from '../../records/accounts/person-language.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'
import { composeMail } from '../mail/compose-mail.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { addLink, dropLinks, useLink } from './links.ts'
import { emailTaken } from './email-taken.ts'
import { endSessions, findUserByEmail, type UserRow } from './users.ts'

type Asked = {
  readonly user: { readonly id: string; readonly name: string }
  /** The address to confirm: the account's, or the one that it is to have. */
  readonly address: string
  readonly language: Language
}

/**
 * Sends a link that confirms an address, where the site sends mail; earlier ones stop working. From then on its account
 * is written to in this language.
 */
export async function sendConfirmation(
  services: Services,
  { user, address, language }: Asked,
): Promise<void> {
  await keepLanguage(services.database, user.id, language)
  if (services.settings.smtpUrl === null) return
  const { name: site } = await readSiteSettings(services)
  await services.database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('link')
      .where('user', '=', user.id)
      .where('purpose', '=', 'confirm')
      .execute()
    const made = await addLink(services, transaction, {
      purpose: 'confirm',
      user: user.id,
      address,
    })
    const data = { site, name: user.name, link: made.link }
    await queueMail(services, transaction, {
      to: address,
      reason: 'confirm-address',
      message: composeMail('confirm-address', data, language),
      expires: new Date(made.expires),
    })
  })
}

/**
 * Confirms the address that a link was sent to: it is from now on that of its account, and every other
 * link of the account ends with the address that it had. Throws `gone`, and `invalid` where somebody
 * has the address meanwhile.
 */
export async function confirmAddress(
  services: Services,
  { token, language }: { readonly token: string; readonly language: Language },
): Promise<string> {
  const { name: site } = await readSiteSettings(services)
  const { database, clock, settings } = services
  return database.transaction().execute(async (transaction) => {
    const now = clock()
    const link = await useLink(transaction, { token, purpose: 'confirm', now })
    const user = await userOf(transaction, link?.user ?? '')
    const address = link?.address ?? null
    if (user === undefined || address === null) throw new ProblemError('gone', 'link-invalid')
    if (user.email === address) {
      await keepConfirmed(transaction, { user: user.id, address, now })
      return address
    }
    if ((await findUserByEmail(transaction, address)) !== undefined) throw emailTaken()
    const data = { site, name: user.name, address, home: `${settings.url}/account` }
    // before: the address of now said yes, the one of then does not any more
    await queueMail(services, transaction, {
      to: user.email,
      reason: 'address-changed',
      message: composeMail('address-changed', data, language),
    })
    await dropLinks(transaction, user.id)
    await keepConfirmed(transaction, { user: user.id, address, now })
    return address
  })
}

/** Keeps that an account has this address, and that it is its own. */
async function keepConfirmed(
  transaction: Kysely<Tables>,
  { user, address, now }: { readonly user: string; readonly address: string; readonly now: Date },
): Promise<void> {
  await transaction
    .updateTable('user')
    .set({ email: address, emailVerified: true, updatedAt: now.toISOString() })
    .where('id', '=', user)
    .execute()
}

/**
 * Keeps that somebody came to an account by a link that was sent to its address. Where nobody had shown
 * before that the address is theirs, whoever made the account may have been another: the password,
 * sessions, tokens and addresses of then end. True where they did.
 */
export async function keepArrived(
  transaction: Kysely<Tables>,
  {
    user,
    now,
  }: {
    readonly user: Pick<UserRow, 'id' | 'email' | 'emailVerified'>
    readonly now: Date
  },
): Promise<boolean> {
  if (user.emailVerified) return false
  await keepConfirmed(transaction, { user: user.id, address: user.email, now })
  await dropLinks(transaction, user.id)
  await endSessions(transaction, user.id)
  await transaction.deleteFrom('token').where('user', '=', user.id).execute()
  await transaction
    .deleteFrom('account')
    .where('userId', '=', user.id)
    .where('providerId', '=', 'credential')
    .execute()
  return true
}

function userOf(database: Kysely<Tables>, id: string): Promise<UserRow | undefined> {
  return database.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst()
}
