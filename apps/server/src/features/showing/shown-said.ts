import type { RoomScreen } from '@forkshop/api'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { readBoard } from '../board/board-rows.ts'

/** What the screen of a room has of what was said: the newest first, and how many there are. */
export type ShownThings = Pick<RoomScreen, 'shown' | 'count'>

/** What is on the screen as it comes in: ideas, cards. */
export type AtOnce = { readonly ideas: boolean; readonly cards: boolean }

/** A screen has no more at a time. */
const MOST = 100

/** What is on the screen of the room of an event: what was chosen, or all of a kind but for what was taken off. */
export async function readShown(
  database: Kysely<Tables>,
  event: PageRow,
): Promise<ShownThings & { readonly atOnce: AtOnce }> {
  const atOnce = await readAtOnce(database, event.id)
  const onScreen = database.selectFrom(allOnScreen(database, event, atOnce).as('thing'))
  const [counted, newest, board] = await Promise.all([
    onScreen.select(({ fn }) => fn.countAll().as('count')).executeTakeFirst(),
    onScreen.selectAll().orderBy('since', 'desc').orderBy('said', 'desc').limit(MOST).execute(),
    readBoard(database, event.id),
  ])
  const columns = new Map(board.columns.map((column) => [column.id, column]))
  return {
    atOnce,
    count: Number(counted?.count ?? 0),
    shown: newest.map(({ said: of, text, place, dots }) => {
      const column = place === null ? undefined : columns.get(place)
      const isCounted = place !== null && !board.dotsHidden
      return {
        of,
        text,
        column: column === undefined ? null : { ...column },
        dots: isCounted ? Number(dots) : null,
      }
    }),
  }
}

/** All that is on the screen of the room of an event by its names, however much that is; the newest first. */
export async function namesOnScreen(
  database: Kysely<Tables>,
  event: PageRow,
): Promise<{ readonly atOnce: AtOnce; readonly names: readonly string[] }> {
  const atOnce = await readAtOnce(database, event.id)
  const rows = await database
    .selectFrom(allOnScreen(database, event, atOnce).as('thing'))
    .select('said')
    .orderBy('since', 'desc')
    .orderBy('said', 'desc')
    .execute()
  const names = rows.map(({ said }) => said)
  return { atOnce, names }
}

/** Whether something was said at an event, is there and not hidden: only that can be shown in its room. */
export async function isThere(
  database: Kysely<Tables>,
  event: PageRow,
  of: string,
): Promise<boolean> {
  const [kind, id = ''] = of.split(':')
  const row =
    kind === 'card'
      ? await cardsOf(database, event)
          .select('card.id')
          .where('card.id', '=', id)
          .executeTakeFirst()
      : await ideasOf(database, event)
          .select('idea.id')
          .where('idea.id', '=', id)
          .executeTakeFirst()
  return row !== undefined
}

/** What is shown as it comes in; nothing until somebody chose it. */
export async function readAtOnce(database: Kysely<Tables>, event: string): Promise<AtOnce> {
  const choice = await database
    .selectFrom('showing')
    .select(['all_at_once', 'cards_at_once'])
    .where('event', '=', event)
    .executeTakeFirst()
  return { ideas: choice?.all_at_once === 1, cards: choice?.cards_at_once === 1 }
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

/** Cards of the closing circle of an event that its guests see. */
function cardsOf(database: Kysely<Tables>, { id }: PageRow) {
  return database
    .selectFrom('card')
    .where('card.page', '=', id)
    .where('card.deleted', 'is', null)
    .where('card.hidden', 'is', null)
}

/** Ideas and cards that are on the screen, with since when; `dots` of a card alone. */
function allOnScreen(database: Kysely<Tables>, event: PageRow, atOnce: AtOnce) {
  const ideas = ideasOf(database, event)
    .leftJoin('shown', (join) =>
      join
        .onRef('shown.said', '=', sql<string>`'idea:' || idea.id`)
        .on('shown.event', '=', event.id),
    )
    .where(isOn(atOnce.ideas))
    .select([sql<string>`'idea:' || idea.id`.as('said'), 'idea.text'])
    .select(sql<string>`coalesce(shown.since, idea.created)`.as('since'))
    .select([sql<string | null>`null`.as('place'), sql<number | string | null>`null`.as('dots')])
  const cards = cardsOf(database, event)
    .leftJoin('shown', (join) =>
      join
        .onRef('shown.said', '=', sql<string>`'card:' || card.id`)
        .on('shown.event', '=', event.id),
    )
    .where(isOn(atOnce.cards))
    .select([sql<string>`'card:' || card.id`.as('said'), 'card.words as text'])
    .select(sql<string>`coalesce(shown.since, card.created)`.as('since'))
    .select([
      sql<string | null>`card.place`.as('place'),
      sql<
        number | string | null
      >`(select coalesce(sum(card_dot.count), 0) from card_dot where card_dot.card = card.id)`.as(
        'dots',
      ),
    ])
  return ideas.unionAll(cards)
}

/** What was chosen; and where all are shown also what nobody chose anything for. */
function isOn(isAll: boolean) {
  return sql<boolean>`coalesce(shown.is_off, ${sql.lit(isAll ? 0 : 1)}) = 0`
}
