import { hashOfToken } from '../../base/secret-token.ts'
import type { Services } from '../../records/services/services.ts'

type Kept = Pick<Services, 'database' | 'clock'>

/** How long the link works that confirms an address left with an idea; then the address is forgotten. */
export const tellLifeMs = 7 * 24 * 60 * 60_000

/** The address that a link confirms, and until when (ISO 8601 in UTC); null for one of no such address, or an old one. */
export async function findTell(
  { database, clock }: Kept,
  token: string,
): Promise<{ readonly address: string; readonly expires: string } | null> {
  const row = await database
    .selectFrom('idea_tell')
    .select(['address', 'created'])
    .where('token_hash', '=', hashOfToken(token))
    .where('created', '>', oldest(clock()))
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const expires = new Date(Date.parse(row.created) + tellLifeMs).toISOString()
  return { address: row.address, expires }
}

/** Confirms the address with all ideas that it was left with under this link; null for a link of none. Twice is once. */
export function confirmTell({ database, clock }: Kept, token: string): Promise<string | null> {
  const now = clock()
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('idea_tell')
      .set((eb) => ({ confirmed: eb.fn.coalesce('confirmed', eb.val(now.toISOString())) }))
      .where('token_hash', '=', hashOfToken(token))
      .where('created', '>', oldest(now))
      .returning('address')
      .executeTakeFirst()
    if (row === undefined) return null
    await transaction
      .insertInto('mail_consent')
      .values({ address: row.address, confirmed: now.toISOString() })
      .onConflict((conflict) => conflict.column('address').doNothing())
      .execute()
    return row.address
  })
}

const oldest = (now: Date): string => new Date(now.getTime() - tellLifeMs).toISOString()
