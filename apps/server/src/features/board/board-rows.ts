import { boardStages, firstColumns, type BoardStage } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import type { BoardTable, CardTable } from '../../records/database/tables/day-tables.ts'

/** A card with its row. */
export type CardRow = Selectable<CardTable>

/** A column; null for the title of one that each language names. */
export type Column = { readonly id: string; readonly title: string | null }

/** How the closing circle of an event is led. */
export type Board = {
  readonly stage: BoardStage
  /** When it was closed; null while it is open. */
  readonly closed: string | null
  readonly columns: readonly Column[]
  readonly budget: number
  readonly dotsHidden: boolean
  readonly timer: { readonly ends: string; readonly minutes: number } | null
  /** What was written into the event's text last. */
  readonly written: {
    readonly revision: string
    readonly time: string
    readonly text: string
  } | null
}

/** What a board is before somebody leads it. */
const newBoard: Board = {
  stage: 'write',
  closed: null,
  columns: firstColumns.map((id) => ({ id, title: null })),
  budget: 5,
  dotsHidden: false,
  timer: null,
  written: null,
}

const columnsSchema: z.ZodType<readonly Column[]> = z.array(
  z.object({ id: z.string(), title: z.string().nullable() }),
)

/** The board of an event; a new one where nobody led it yet. */
export async function readBoard(database: Kysely<Tables>, event: string): Promise<Board> {
  const row = await database
    .selectFrom('board')
    .selectAll()
    .where('event', '=', event)
    .executeTakeFirst()
  return row === undefined ? newBoard : toBoard(row)
}

/** Keeps how a board is led. */
export async function writeBoard(
  database: Kysely<Tables>,
  event: string,
  board: Board,
): Promise<void> {
  const values = {
    stage: board.stage,
    closed: board.closed,
    columns: JSON.stringify(board.columns),
    budget: board.budget,
    dots_hidden: board.dotsHidden ? 1 : 0,
    timer_ends: board.timer?.ends ?? null,
    timer_minutes: board.timer?.minutes ?? null,
    written: board.written?.revision ?? null,
    written_at: board.written?.time ?? null,
    written_text: board.written?.text ?? null,
  }
  await database
    .insertInto('board')
    .values({ event, ...values })
    .onConflict((conflict) => conflict.column('event').doUpdateSet(values))
    .execute()
}

/** The cards of an event that were not taken back, in the order in which they came. */
export async function readCards(
  database: Kysely<Tables>,
  event: string,
): Promise<readonly CardRow[]> {
  return database
    .selectFrom('card')
    .selectAll()
    .where('page', '=', event)
    .where('deleted', 'is', null)
    .orderBy('number')
    .execute()
}

/** The groups of an event in the order in which they were made. */
export async function readGroups(database: Kysely<Tables>, event: string) {
  return database
    .selectFrom('card_group')
    .selectAll()
    .where('page', '=', event)
    .orderBy('number')
    .execute()
}

/** Dots of everybody on the cards of an event that were not taken back. */
export async function readDots(database: Kysely<Tables>, event: string) {
  return database
    .selectFrom('card_dot')
    .innerJoin('card', 'card.id', 'card_dot.card')
    .select(['card_dot.card', 'card_dot.giver', 'card_dot.count'])
    .where('card.page', '=', event)
    .where('card.deleted', 'is', null)
    .where('card.hidden', 'is', null)
    .execute()
}

function toBoard(row: Selectable<BoardTable>): Board {
  const { timer_ends: ends, timer_minutes: minutes, written, written_at: at } = row
  return {
    stage: boardStages.find((stage) => stage === row.stage) ?? 'write',
    closed: row.closed,
    columns: columnsSchema.parse(JSON.parse(row.columns)),
    budget: row.budget,
    dotsHidden: row.dots_hidden === 1,
    timer: ends === null || minutes === null ? null : { ends, minutes },
    written:
      written === null || at === null
        ? null
        : { revision: written, time: at, text: row.written_text ?? '' },
  }
}
