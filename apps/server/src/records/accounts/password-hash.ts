import type { Services } from '../services/services.ts'

/** The hash of somebody's password; null for an account without one. */
export async function passwordHashOf(
  { database }: Pick<Services, 'database'>,
  user: string,
): Promise<string | null> {
  const row = await database
    .selectFrom('account')
    .select('password')
    .where('userId', '=', user)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}
