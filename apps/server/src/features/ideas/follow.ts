import { hashOfToken } from '../../base/secret-token.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { isOfGuest } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'

/** Links that one guest may have: a device makes one, another when it lost or ended that. */
const MAX_LINKS = 20

/**
 * Keeps, as its hash, the key by which a guest sees what becomes of what they said. Who has an account needs none: nothing
 * is kept. A key that is there stays as it is, and whose.
 */
export async function keepFollow(
  services: Services,
  { author, key }: { readonly author: string | null; readonly key: string },
): Promise<void> {
  if (author === null || !isOfGuest(author)) return
  const counted = await services.database
    .selectFrom('follow_link')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('author', '=', author)
    .executeTakeFirst()
  if (Number(counted?.count ?? 0) >= MAX_LINKS) return
  await services.database
    .insertInto('follow_link')
    .values({
      key_hash: hashOfToken(key),
      author,
      created: services.clock().toISOString(),
      ended: null,
    })
    .onConflict((conflict) => conflict.column('key_hash').doNothing())
    .execute()
}

/** Whom a key follows, with the first name that they gave. Throws `not-found` for one that opens nothing. */
export async function findFollowed(
  { database }: Services,
  key: string,
): Promise<{ readonly author: string; readonly name: string | null }> {
  const link = await database
    .selectFrom('follow_link')
    .select('author')
    .where('key_hash', '=', hashOfToken(key))
    .where('ended', 'is', null)
    .executeTakeFirst()
  if (link === undefined) throw new ProblemError('not-found', 'follow-not-found')
  const guest = await database
    .selectFrom('guest')
    .select('name')
    .where('id', '=', link.author.replace(/^guest:/, ''))
    .executeTakeFirst()
  return { author: link.author, name: guest?.name ?? null }
}

/** Ends a link for ever. Throws `not-found` for a key that opens nothing. */
export async function endFollow(services: Services, key: string): Promise<void> {
  await findFollowed(services, key)
  await services.database
    .updateTable('follow_link')
    .set({ ended: services.clock().toISOString() })
    .where('key_hash', '=', hashOfToken(key))
    .execute()
}
