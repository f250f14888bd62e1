import type { Kysely } from 'kysely'
import type { Account } from '../../base/http/signed-in.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { hasPassword, wrongPassword } from '../accounts/own-password.ts'
import { tryOwnPassword } from '../accounts/sign-in-tries.ts'

/** A session as young as this was just entered, with a password or by a link. */
const FRESH_MS = 15 * 60_000

/** Whether the session of a caller is fresh; never with a token. */
export async function isFresh(services: Services, { session }: Account): Promise<boolean> {
  if (session === null) return false
  const row = await services.database
    .selectFrom('session')
    .select('createdAt')
    .where('id', '=', session)
    .executeTakeFirst()
  if (row === undefined) return false
  return services.clock().getTime() - new Date(row.createdAt).getTime() < FRESH_MS
}

/** Whether somebody administers the site and nobody else could. */
export async function isLastAdmin(database: Kysely<Tables>, user: string): Promise<boolean> {
  const admins = await database
    .selectFrom('user')
    .select('id')
    .where('admin', '=', 1)
    .where('banned', '=', 0)
    .execute()
  return admins.length === 1 && admins[0]?.id === user
}

/**
 * That somebody may delete their account now: with the password, or in a fresh session. Throws `invalid` for a wrong or
 * missing password, `too-many` for too many wrong ones.
 */
export async function requireOneself(
  services: Services,
  actor: Account,
  password: string | undefined,
): Promise<void> {
  if (password === undefined || password === '') {
    if (await isFresh(services, actor)) return
    throw wrongPassword()
  }
  const attempt = tryOwnPassword(services, actor.id)
  if (!(await hasPassword(services, actor.id, password))) throw wrongPassword()
  attempt.forgive()
}
