import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../services/services.ts'

/** How many comments of one person there may be in ten minutes: more than anybody writes. */
export const MAX_IN_WINDOW = 60
const WINDOW_MS = 10 * 60_000

/** How long one thread may be, in comments. */
export const MAX_IN_THREAD = 1000

/**
 * Throws `too-many` for somebody who says more than a person can, with the seconds after which they may go on, and
 * `not-open` for a thread that is as long as one may be.
 */
export async function requireNoFlood(
  { database, clock }: Services,
  { author, thread }: { readonly author: string | null; readonly thread: string | null },
): Promise<void> {
  const since = new Date(clock().getTime() - WINDOW_MS).toISOString()
  const own = await database
    .selectFrom('comment')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('created').as('first')])
    .where('author', '=', author)
    .where('created', '>', since)
    .executeTakeFirst()
  if (Number(own?.count ?? 0) >= MAX_IN_WINDOW) {
    const over = Date.parse(String(own?.first)) + WINDOW_MS - clock().getTime()
    const seconds = Math.max(1, Math.ceil(over / 1000))
    throw new ProblemError('too-many', 'too-many-requests', { values: { seconds } })
  }
  if (thread === null) return
  const said = await database
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('thread', '=', thread)
    .executeTakeFirst()
  if (Number(said?.count ?? 0) >= MAX_IN_THREAD) throw new ProblemError('not-open', 'thread-full')
}
