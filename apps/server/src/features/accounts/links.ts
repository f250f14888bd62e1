import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { hasAdmin } from './users.ts'

export type LinkPurpose = 'setup' | 'reset' | 'enter' | 'confirm'

const LIFE_MS: Readonly<Record<LinkPurpose, number>> = {
  setup: 7 * 24 * 60 * 60 * 1000,
  reset: 24 * 60 * 60 * 1000,
  enter: 60 * 60 * 1000,
  confirm: 7 * 24 * 60 * 60 * 1000,
}

/** A link that was just made: its secret is nowhere else. `expires` is ISO 8601 in UTC. */
export type NewLink = { readonly link: string; readonly expires: string }

/** Makes a one-time link; earlier ones of the same purpose and user stop working. */
export function createLink(
  services: Services,
  purpose: LinkPurpose,
  user: string | null,
): Promise<NewLink> {
  return services.database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('link')
      .where('purpose', '=', purpose)
      .where('user', user === null ? 'is' : '=', user)
      .execute()
    return addLink(services, transaction, { purpose, user, address: null })
  })
}

type AddedLink = {
  readonly purpose: LinkPurpose
  readonly user: string | null
  /** The address that it is sent to. */
  readonly address: string | null
}

/**
 * Makes a one-time link beside those that are there, in the transaction that sends it: somebody who
 * asks for one by mail must not end the one that an administrator gave.
 */
export async function addLink(
  { clock, settings }: Pick<Services, 'clock' | 'settings'>,
  transaction: Kysely<Tables>,
  { purpose, user, address }: AddedLink,
): Promise<NewLink> {
  const { token, hash } = makeSecretToken()
  const expires = new Date(clock().getTime() + LIFE_MS[purpose]).toISOString()
  await transaction
    .insertInto('link')
    .values({ token_hash: hash, purpose, user, address, expires, used: null })
    .execute()
  return { link: `${settings.url}/${purpose}/${token}`, expires }
}

/** Ends all links of an account: they came to an address that is no longer its own, or were answered. */
export async function dropLinks(transaction: Kysely<Tables>, user: string): Promise<void> {
  await transaction.deleteFrom('link').where('user', '=', user).where('used', 'is', null).execute()
}

/** A set-up link while nobody could administer the library; null afterwards. */
export async function createSetupLink(services: Services): Promise<NewLink | null> {
  return (await hasAdmin(services.database)) ? null : createLink(services, 'setup', null)
}

type FoundLink = {
  readonly user: string | null
  readonly address: string | null
  readonly expires: string
}
type AskedLink = { readonly token: string; readonly purpose: LinkPurpose; readonly now: Date }

/** A link that could be used now, without using it up; null when it is unknown, used or expired. */
export async function findLink(
  database: Kysely<Tables>,
  { token, purpose, now }: AskedLink,
): Promise<FoundLink | null> {
  const row = await database
    .selectFrom('link')
    .select(['user', 'expires', 'address'])
    .where('token_hash', '=', hashOfToken(token))
    .where('purpose', '=', purpose)
    .where('used', 'is', null)
    .where('expires', '>', now.toISOString())
    .executeTakeFirst()
  return row ?? null
}

/**
 * Uses a link up, inside the transaction that does what it allows. Null when it is unknown, used
 * or expired.
 */
export async function useLink(
  transaction: Kysely<Tables>,
  link: AskedLink,
): Promise<Omit<FoundLink, 'expires'> | null> {
  const now = link.now.toISOString()
  const row = await transaction
    .updateTable('link')
    .set({ used: now })
    .where('token_hash', '=', hashOfToken(link.token))
    .where('purpose', '=', link.purpose)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning(['user', 'address'])
    .executeTakeFirst()
  return row ?? null
}
