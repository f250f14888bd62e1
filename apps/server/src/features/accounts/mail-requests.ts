import { isLanguage, defaultLanguage, type Language } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { MailTables } from '../../records/database/tables/mail-tables.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Services } from '../../records/services/services.ts'
import { composeMail } from '../mail/compose-mail.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { addLink } from './links.ts'
import { answerSignUp } from './sign-ups.ts'
import { findUserByEmail } from './users.ts'

/** What a link by mail is for. */
export type MailPurpose = 'new-password' | 'sign-in'

/** Requests that are answered in a round. */
const AT_ONCE = 50

type Request = Selectable<MailTables['mail_request']>

/**
 * Keeps that a link was asked for. The same is done for every address, so that neither the answer nor
 * its time tells whether somebody is known by it; who it is, is looked up later (`answerRequests`).
 */
export async function askForLink(
  { database, clock, newId }: Services,
  asked: { readonly address: string; readonly purpose: MailPurpose; readonly language: Language },
): Promise<void> {
  await database
    .insertInto('mail_request')
    .values({ ...asked, id: newId(), created: clock().toISOString() })
    .execute()
}

/** Makes the messages that were asked for; nothing for an address that is nobody's. */
export async function answerRequests(services: Services): Promise<void> {
  const asked = await services.database
    .selectFrom('mail_request')
    .selectAll()
    .orderBy('created')
    .limit(AT_ONCE)
    .execute()
  if (asked.length === 0) return
  const { name: site } = await readSiteSettings(services)
  for (const request of asked) {
    await services.database
      .transaction()
      .execute((transaction) => answer(services, transaction, { request, site }))
  }
}

async function answer(
  services: Services,
  transaction: Kysely<Tables>,
  { request, site }: { readonly request: Request; readonly site: string },
): Promise<void> {
  await transaction.deleteFrom('mail_request').where('id', '=', request.id).execute()
  if (request.purpose === 'sign-up') return answerSignUp(services, transaction, { request, site })
  const user = await findUserByEmail(transaction, request.address)
  if (user === undefined || user.banned !== 0) return
  const reason = request.purpose === 'sign-in' ? 'sign-in' : 'new-password'
  const { link, expires } = await addLink(services, transaction, {
    purpose: reason === 'sign-in' ? 'enter' : 'reset',
    user: user.id,
    address: user.email,
  })
  await queueMail(services, transaction, {
    to: user.email,
    reason,
    message: composeMail(reason, { site, name: user.name, link }, languageOf(request.language)),
    expires: new Date(expires),
  })
}

function languageOf(name: string): Language {
  return isLanguage(name) ? name : defaultLanguage
}
