import type { FeedSubject } from '@forkshop/api'
import type { Selectable } from 'kysely'
import type { Account } from '../../base/http/signed-in.ts'
import { hashOfToken, makeSecretToken } from '../../base/secret-token.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { passwordMark } from '../../records/accounts/password-mark.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'

/** A feed that its owner reads by a secret address. */
export type OwnFeed = {
  /** Its row: the same after another address. */
  readonly id: string
  /** Of which page, by its id; of no page where `of` is another. */
  readonly about: { readonly of: FeedSubject; readonly page: string | null }
  readonly owner: Account
}

/** Where a feed can be read from now on; shown once. */
type MadeAddress = { readonly id: string; readonly atom: string; readonly json: string }

/** Feeds that one person may have at a time. */
const MAX_ADDRESSES = 20
/** When it was last read is written at most this often. */
const LAST_USED_STEP_MS = 60 * 60_000

/** Makes an address of a feed; the secret is known to nobody afterwards. Throws `too-many-feeds`. */
export async function makeFeedAddress(
  services: Services,
  user: string,
  { of, page }: OwnFeed['about'],
): Promise<MadeAddress> {
  if ((await feedAddressesOf(services, user)).length >= MAX_ADDRESSES) {
    throw new ProblemError('invalid', 'too-many-feeds', { values: { n: MAX_ADDRESSES } })
  }
  const { token, hash } = makeSecretToken()
  const id = services.newId()
  await services.database
    .insertInto('feed_address')
    .values({
      id,
      user,
      subject: of,
      page,
      secret_hash: hash,
      password_mark: await passwordMark(services, user),
      created: services.clock().toISOString(),
      last_used: null,
    })
    .execute()
  return toMade(services, id, token)
}

/** The feeds of somebody that still lead somewhere, the newest first, without their secrets. */
export async function feedAddressesOf(services: Services, user: string) {
  return services.database
    .selectFrom('feed_address')
    .select(['id', 'subject', 'page', 'created', 'last_used'])
    .where('user', '=', user)
    .where('password_mark', '=', await passwordMark(services, user))
    .orderBy('created', 'desc')
    .orderBy('id')
    .execute()
}

/** Gives a feed of one's own another secret; null where there is no such feed. */
export async function renewFeedAddress(
  services: Services,
  user: string,
  id: string,
): Promise<MadeAddress | null> {
  const { token, hash } = makeSecretToken()
  const renewed = await services.database
    .updateTable('feed_address')
    .set({ secret_hash: hash, created: services.clock().toISOString(), last_used: null })
    .where('id', '=', id)
    .where('user', '=', user)
    .where('password_mark', '=', await passwordMark(services, user))
    .executeTakeFirst()
  return renewed.numUpdatedRows === 0n ? null : toMade(services, id, token)
}

/** Ends a feed of one's own; answers whether there was one. */
export async function endFeedAddress(
  { database }: Services,
  user: string,
  id: string,
): Promise<boolean> {
  const ended = await database
    .deleteFrom('feed_address')
    .where('id', '=', id)
    .where('user', '=', user)
    .executeTakeFirst()
  return ended.numDeletedRows > 0n
}

/** The feed that a secret leads to; null for one that is unknown, or ended by a ban or a new password. */
export async function findFeedByAddress(
  services: Services,
  token: string,
): Promise<OwnFeed | null> {
  const row = await services.database
    .selectFrom('feed_address')
    .innerJoin('user', 'user.id', 'feed_address.user')
    .select(['feed_address.id', 'subject', 'page', 'password_mark', 'last_used'])
    .select(['user.id as user', 'user.name', 'user.email', 'user.admin', 'user.banned'])
    .where('secret_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  if (row === undefined || row.banned !== 0) return null
  if (row.password_mark !== (await passwordMark(services, row.user))) return null
  await noteUse(services, row)
  const { user, name, email, admin } = row
  return {
    id: row.id,
    about: { of: subjectOf(row), page: row.page },
    owner: {
      kind: 'account',
      id: user,
      name,
      email,
      admin: admin === 1,
      session: null,
      token: null,
    },
  }
}

/** What a row tells of. */
export function subjectOf({
  subject,
}: Pick<Selectable<Tables['feed_address']>, 'subject'>): FeedSubject {
  return subject === 'inbox' || subject === 'page' ? subject : 'changes'
}

async function noteUse(
  { database, clock }: Services,
  { id, last_used: last }: { readonly id: string; readonly last_used: string | null },
): Promise<void> {
  const now = clock()
  if (now.getTime() - Date.parse(last ?? '1970-01-01') < LAST_USED_STEP_MS) return
  await database
    .updateTable('feed_address')
    .set({ last_used: now.toISOString() })
    .where('id', '=', id)
    .execute()
}

function toMade({ settings }: Services, id: string, token: string): MadeAddress {
  const address = `${settings.url}/feeds/${token}`
  return { id, atom: `${address}.atom`, json: `${address}.json` }
}
