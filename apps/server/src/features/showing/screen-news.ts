import type { LiveEvent } from '@forkshop/api'
import type { LiveRow } from '../../records/live/live-log.ts'
import type { Services } from '../../records/services/services.ts'
import { ALL_CARDS } from '../board/changed-since.ts'
import { readAtOnce } from './shown-said.ts'
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
  if (kind !== 'idea' && kind !== 'board') return null
  const atOnce = await readAtOnce(database, event.id)
  if (kind === 'idea' ? atOnce.ideas : atOnce.cards) return news
  const chosen = database
    .selectFrom('shown')
    .select('said')
    .where('event', '=', event.id)
    .where('is_off', '=', 0)
  // a whole board that changed: its dots, which are hidden now or not any more, or what a column is called
  const isWhole = kind === 'board' && (subject === event.id || subject === ALL_CARDS)
  const one = isWhole
    ? chosen.where('said', 'like', 'card:%')
    : chosen.where('said', '=', `${kind === 'idea' ? 'idea' : 'card'}:${subject}`)
  return (await one.limit(1).executeTakeFirst()) === undefined ? null : news
}
