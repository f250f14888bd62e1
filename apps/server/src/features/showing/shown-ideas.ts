import type { RoomScreen } from '@forkshop/api'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'

/** What the screen of a room has of what was said: the newest first, and how many there are. */
export type ShownThings = Pick<RoomScreen, 'shown' | 'count'>

/** A screen has no more at a time. */
const MOST = 100

/** What is on the screen of the room of an event: what was chosen, or all of it but for what was taken off. */
export async function readShown(
  database: Kysely<Tables>,
  event: PageRow,
): Promise<ShownThings & { readonly allAtOnce: boolean }> {
  const allAtOnce = await isAllAtOnce(database, event.id)
  const rows = ideasOf(database, event)
    .leftJoin('shown', (join) =>
      join
        .onRef('shown.said', '=', sql<string>`'idea:' || idea.id`)
        .on('shown.event', '=', event.id),
    )
    .where((eb) =>
      allAtOnce
        ? eb.or([eb('shown.is_off', 'is', null), eb('shown.is_off', '=', 0)])
        : eb('shown.is_off', '=', 0),
    )
  const [counted, newest] = await Promise.all([
    rows.select(({ fn }) => fn.countAll().as('count')).executeTakeFirst(),
    rows
      .select(['idea.id', 'idea.text'])
      .orderBy(sql`coalesce(shown.since, idea.created)`, 'desc')
      .orderBy('idea.id', 'desc')
      .limit(MOST)
      .execute(),
  ])
  return {
    allAtOnce,
    count: Number(counted?.count ?? 0),
    shown: newest.map(({ id, text }) => ({ of: `idea:${id}`, text })),
  }
}

/** Whether something was said at an event, is there and not hidden: only that can be shown in its room. */
export async function isThere(
  database: Kysely<Tables>,
  event: PageRow,
  of: string,
): Promise<boolean> {
  const row = await ideasOf(database, event)
    .select('idea.id')
    .where('idea.id', '=', idOf(of))
    .executeTakeFirst()
  return row !== undefined
}

/** Whether all is shown as it comes in; off until somebody chose it. */
export async function isAllAtOnce(database: Kysely<Tables>, event: string): Promise<boolean> {
  const choice = await database
    .selectFrom('showing')
    .select('all_at_once')
    .where('event', '=', event)
    .executeTakeFirst()
  return choice?.all_at_once === 1
}

/** Ideas on the page of an event, and those said there about pages that everybody may read. */
function ideasOf(database: Kysely<Tables>, { id }: PageRow) {
  const slugs = database.selectFrom('page_slug').select('slug').where('page', '=', id)
  return database
    .selectFrom('idea')
    .innerJoin('page', 'page.id', 'idea.page')
    .where('idea.deleted', 'is', null)
    .where('idea.hidden', 'is', null)
    .where('page.deleted', 'is', null)
    .where((eb) =>
      eb.or([
        eb('idea.page', '=', id),
        eb('idea.event', 'in', slugs).and('page.visibility', 'in', ['public', 'unlisted']),
      ]),
    )
}

const idOf = (of: string): string => of.slice(of.indexOf(':') + 1)
