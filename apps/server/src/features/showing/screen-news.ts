import type { LiveEvent } from '@forkshop/api'
import type { LiveRow } from '../../records/live/live-log.ts'
import type { Services } from '../../records/services/services.ts'
import { isAllAtOnce } from './shown-ideas.ts'
import type { ScreenReader } from './reach-screen.ts'

/** What the screen of a room shows may have changed with these, whatever they were about. */
const always: ReadonlySet<string> = new Set(['run', 'showing', 'hidden'])

/**
 * What the screen of the room of an event is told of something that happened: that it is to be looked at again, and not
 * why. Null for what it does not show.
 */
export async function screenNews(
  { database }: Services,
  { event }: ScreenReader,
  { number, page, kind, subject }: LiveRow,
): Promise<LiveEvent | null> {
  if (page !== event.id) return null
  const news = { number, kind: 'showing', page: event.slug, id: event.slug }
  if (always.has(kind)) return news
  if (kind !== 'idea') return null
  if (await isAllAtOnce(database, event.id)) return news
  const chosen = await database
    .selectFrom('shown')
    .select('said')
    .where('event', '=', event.id)
    .where('said', '=', `idea:${subject}`)
    .where('is_off', '=', 0)
    .executeTakeFirst()
  return chosen === undefined ? null : news
}
