import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { hasAdmin } from './users.ts'

export type LinkPurpose = 'setup' | 'reset'

const LIFE_MS: Readonly<Record<LinkPurpose, number>> = {
  setup: 7 * 24 * 60 * 60 * 1000,
  reset: 24 * 60 * 60 * 1000,
}

/** A link that was just made: its secret is nowhere else. `expires` is ISO 8601 in UTC. */
export type NewLink = { readonly link: string; readonly expires: string }

/** Makes a one-time link; earlier ones of the same purpose and user stop working. */
export async function createLink(
  services: Services,
  purpose: LinkPurpose,
  user: string | null,
): Promise<NewLink> {
  const { token, hash } = makeSecretToken()
  const expires = new Date(services.clock().getTime() + LIFE_MS[purpose]).toISOString()
  await services.database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('link')
      .where('purpose', '=', purpose)
      .where('user', user === null ? 'is' : '=', user)
      .execute()
    await transaction
      .insertInto('link')
      .values({ token_hash: hash, purpose, user, expires, used: null })
      .execute()
  })
  return { link: `${services.settings.url}/${purpose}/${token}`, expires }
}

/** A set-up link while nobody could administer the library; null afterwards. */
export async function createSetupLink(services: Services): Promise<NewLink | null> {
  return (await hasAdmin(services.database)) ? null : createLink(services, 'setup', null)
}

type AskedLink = { readonly token: string; readonly purpose: LinkPurpose; readonly now: Date }

/** A link that could be used now, without using it up; null when it is unknown, used or expired. */
export async function findLink(
  database: Kysely<Tables>,
  { token, purpose, now }: AskedLink,
): Promise<{ readonly user: string | null; readonly expires: string } | null> {
  const row = await database
    .selectFrom('link')
    .select(['user', 'expires'])
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
): Promise<{ readonly user: string | null } | null> {
  const now = link.now.toISOString()
  const row = await transaction
    .updateTable('link')
    .set({ used: now })
    .where('token_hash', '=', hashOfToken(link.token))
    .where('purpose', '=', link.purpose)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning('user')
    .executeTakeFirst()
  return row === undefined ? null : { user: row.user }
}
