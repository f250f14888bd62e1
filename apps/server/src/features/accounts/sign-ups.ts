import { languages } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { ProblemError } from '../../base/problem-error.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { requireName } from '../../records/accounts/names.ts'
import { keepLanguage } from '../../records/accounts/person-language.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { MailTables } from '../../records/database/tables/mail-tables.ts'
import type { Services } from '../../records/services/services.ts'
import { composeMail } from '../mail/compose-mail.ts'
import { countAsking, mayWriteTo } from '../mail/mail-limits.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { emailTaken } from './email-taken.ts'
import { findUserByEmail, insertUser, prepareUser, type AccountView } from './users.ts'

/** For how long somebody may come back to what they began. */
const LIFE_MS = 7 * 24 * 60 * 60 * 1000

/** What is kept of an account that is wanted, in better-auth's table of things to be verified. */
const wantedSchema = z.object({
  name: z.string(),
  address: z.string(),
  language: z.enum(languages),
  /** Id of the guest whose words come along; null where none do. */
  guest: z.string().nullable(),
})
type Wanted = z.output<typeof wantedSchema>

/** An account that its link makes. `expires` is ISO 8601 in UTC. */
export type OpenSignUp = {
  readonly name: string
  readonly address: string
  readonly expires: string
}

/**
 * Keeps that somebody wants an account, where the site sends mail: a message goes to the address, and the account is
 * made by its link. The same is done for every address, so that neither the answer nor its time tells whether somebody
 * is known by it (`answerSignUp` looks). Throws `forbidden` where accounts are by invitation, `too-many`, and `invalid`
 * for a name.
 */
export async function askToSignUp(
  services: Services,
  { place, ...asked }: Wanted & { readonly place: string },
): Promise<void> {
  await requireOpen(services)
  countAsking(services, place)
  const address = asked.address.trim().toLowerCase()
  const wanted: Wanted = { ...asked, address, name: await requireName(services, asked.name, null) }
  if (!mayWriteTo(services, address)) return
  const now = services.clock()
  const id = services.newId()
  const created = now.toISOString()
  await services.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('verification')
      .values({
        id,
        identifier: asIs(id),
        value: JSON.stringify(wanted),
        expiresAt: new Date(now.getTime() + LIFE_MS).toISOString(),
        createdAt: created,
        updatedAt: created,
      })
      .execute()
    await transaction
      .insertInto('mail_request')
      .values({ id, address, purpose: 'sign-up', language: wanted.language, created })
      .execute()
  })
}

/** Writes to who wanted an account: a link that makes it, or that they have one already. */
export async function answerSignUp(
  services: Services,
  transaction: Kysely<Tables>,
  asked: {
    readonly request: Pick<Selectable<MailTables['mail_request']>, 'id' | 'address'>
    readonly site: string
  },
): Promise<void> {
  const { request, site } = asked
  const row = await transaction
    .selectFrom('verification')
    .select(['value', 'expiresAt'])
    .where('identifier', '=', asIs(request.id))
    .executeTakeFirst()
  if (row === undefined) return
  const wanted = readWanted(row.value)
  const user = await findUserByEmail(transaction, request.address)
  if (user !== undefined) {
    await transaction
      .deleteFrom('verification')
      .where('identifier', '=', asIs(request.id))
      .execute()
    if (user.banned !== 0) return
    const data = { site, name: user.name, home: `${services.settings.url}/sign-in` }
    await queueMail(services, transaction, {
      to: user.email,
      reason: 'known-address',
      message: composeMail('known-address', data, wanted.language),
    })
    return
  }
  const { token, hash } = makeSecretToken()
  await transaction
    .updateTable('verification')
    .set({ identifier: byLink(hash) })
    .where('identifier', '=', asIs(request.id))
    .execute()
  // what a stranger typed as a name is mailed to nobody
  const data = { site, name: '', link: `${services.settings.url}/confirm/${token}` }
  await queueMail(services, transaction, {
    to: request.address,
    reason: 'sign-up',
    message: composeMail('sign-up', data, wanted.language),
    expires: new Date(row.expiresAt),
  })
}

/** The account that a link would make, without making it; null where it makes none. */
export async function findSignUp(services: Services, token: string): Promise<OpenSignUp | null> {
  const row = await services.database
    .selectFrom('verification')
    .select(['value', 'expiresAt'])
    .where('identifier', '=', byLink(hashOfToken(token)))
    .where('expiresAt', '>', services.clock().toISOString())
    .executeTakeFirst()
  if (row === undefined) return null
  const { name, address } = readWanted(row.value)
  return { name, address, expires: new Date(row.expiresAt).toISOString() }
}

/**
 * Makes the account that was wanted, with the password that whoever has the link chooses: nobody else ever knew one. Its
 * address is confirmed. Null where the link makes none; throws `gone` where another tap was sooner, `invalid` where the
 * address has an account since, `forbidden` where accounts are by invitation since.
 */
export async function finishSignUp(
  services: Services,
  { token, password }: { readonly token: string; readonly password?: string | undefined },
): Promise<(AccountView & { readonly guest: string | null }) | null> {
  const { database, clock } = services
  const found = await findSignUp(services, token)
  if (found === null) return null
  if (password === undefined) throw noPassword()
  await requireOpen(services)
  const { name: given, address: email } = found
  const name = await requireName(services, given, null)
  const user = await prepareUser(services, { name, email, password, admin: false })
  return database.transaction().execute(async (transaction) => {
    const used = await transaction
      .deleteFrom('verification')
      .where('identifier', '=', byLink(hashOfToken(token)))
      .returning('value')
      .executeTakeFirst()
    if (used === undefined) throw new ProblemError('gone', 'link-invalid')
    const made = await insertUser(transaction, user)
    if (made.kind === 'email-taken') throw emailTaken()
    await transaction
      .updateTable('user')
      .set({ emailVerified: true, updatedAt: clock().toISOString() })
      .where('id', '=', made.account.id)
      .execute()
    const { guest, language } = readWanted(used.value)
    await keepLanguage(transaction, made.account.id, language)
    return { ...made.account, guest }
  })
}

/** Forgets accounts that were wanted and whose link nobody followed in time. */
export async function forgetSignUps({
  database,
  clock,
}: Pick<Services, 'database' | 'clock'>): Promise<void> {
  await database
    .deleteFrom('verification')
    .where('expiresAt', '<=', clock().toISOString())
    .execute()
}

async function requireOpen(services: Services): Promise<void> {
  const { registration } = await readSiteSettings(services)
  if (registration !== 'open') throw new ProblemError('forbidden', 'registration-closed')
}

function noPassword(): ProblemError {
  const errors = [{ path: 'password', message: 'This field is needed.', code: 'required' }]
  return new ProblemError('invalid', 'account-fields-missing', { errors })
}

function readWanted(value: string): Wanted {
  return wantedSchema.parse(JSON.parse(value))
}

/** How rows are found: by the request until it is answered, by the hash of its secret from then on. */
const asIs = (request: string): string => `sign-up-asked:${request}`
const byLink = (hash: string): string => `sign-up:${hash}`
