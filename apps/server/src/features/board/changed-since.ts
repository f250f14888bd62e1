import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { readReach } from '../../records/live/live-log.ts'
import type { PageRow } from '../../records/pages/find-page.ts'

/** The subject of an announcement after which nothing of a board is as it was. */
export const ALL_CARDS = 'all'

/** More changes than this are told sooner by telling everything. */
const MOST = 2_000

/**
 * The ids of the cards of an event of which the stream told something after a number; null where that is not known
 * any more, or was about all of them.
 */
export async function changedSince(
  database: Kysely<Tables>,
  event: Pick<PageRow, 'id' | 'slug'>,
  since: number,
): Promise<ReadonlySet<string> | null> {
  const { last, gone } = await readReach(database)
  if (since < gone || since > last) return null
  const rows = await database
    .selectFrom('live_event')
    .select(['kind', 'subject'])
    .where('number', '>', since)
    .where('page', '=', event.id)
    .where('kind', 'in', ['board', 'hidden'])
    .limit(MOST)
    .execute()
  if (rows.length === MOST) return null
  const cards = new Set<string>()
  for (const { kind, subject } of rows) {
    const card = cardOf(kind, subject)
    if (card === ALL_CARDS) return null
    if (card !== null && card !== event.id) cards.add(card)
  }
  return cards
}

/** The card that an announcement is about; all of them where a guest was turned out with what they said. */
function cardOf(kind: string, subject: string): string | null {
  if (kind === 'board') return subject
  if (subject.startsWith('card:')) return subject.slice('card:'.length)
  return subject.includes(':') ? null : ALL_CARDS
}
