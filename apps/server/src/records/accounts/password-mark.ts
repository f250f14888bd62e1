import { createHash } from 'node:crypto'
import type { Services } from '../services/services.ts'

/** Differs after a new password, however that came about: a secret address made before it is ended by it. */
export async function passwordMark(
  { database }: Pick<Services, 'database'>,
  user: string,
): Promise<string> {
  const row = await database
    .selectFrom('account')
    .select('password')
    .where('userId', '=', user)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return createHash('sha256')
    .update(row?.password ?? '')
    .digest('hex')
}
