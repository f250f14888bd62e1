import type { CallInput } from '@forkshop/api'
import { MAX_COLUMNS } from '@forkshop/domain'
import type { Transaction } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { requireColumn } from './add-card.ts'
import { readBoard, writeBoard, type Board, type Column } from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { actOnBoard, refused } from './card-acts.ts'
import { ALL_CARDS } from './changed-since.ts'

type Wish = NonNullable<CallInput<'changeBoard'>['body']>

/** Leads a board: what is done now, its columns, dots and timer, open or closed. */
export async function changeBoard(services: Services, voice: Voice, wish: Wish): Promise<void> {
  const { event } = voice
  await actOnBoard(services, voice, async (transaction, tell) => {
    const board = await readBoard(transaction, event.id)
    const next = led(board, wish, services.clock())
    const gone = board.columns.filter(({ id }) => !next.columns.some((one) => one.id === id))
    for (const { id } of gone) await requireEmpty(transaction, event.id, id)
    await writeBoard(transaction, event.id, next)
    await tell(board.dotsHidden === next.dotsHidden ? event.id : ALL_CARDS)
  })
}

/** Names a group, or moves it with its cards. Throws `not-found` for one that is not there (any more). */
export async function changeGroup(
  services: Services,
  voice: Voice,
  { group, title, column }: { readonly group: string } & CallInput<'changeGroup'>['body'],
): Promise<void> {
  const { event } = voice
  await actOnBoard(services, voice, async (transaction, tell) => {
    if (column !== undefined) requireColumn(await readBoard(transaction, event.id), column)
    const { numUpdatedRows: changed } = await transaction
      .updateTable('card_group')
      .set({
        id: group,
        ...(title !== undefined && { title }),
        ...(column !== undefined && { place: column }),
      })
      .where('id', '=', group)
      .where('page', '=', event.id)
      .executeTakeFirst()
    if (changed === 0n) throw new ProblemError('not-found', 'card-group-not-found')
    await tell(event.id)
    if (column === undefined) return
    const cards = await transaction
      .updateTable('card')
      .set({ place: column })
      .where('pile', '=', group)
      .returning('id')
      .execute()
    for (const { id } of cards) await tell(id)
  })
}

/** A board after a wish of who leads. Throws `invalid` for a column too many. */
export function led(board: Board, wish: Wish, now: Date): Board {
  return {
    ...board,
    stage: wish.stage ?? board.stage,
    closed:
      wish.state === undefined
        ? board.closed
        : wish.state === 'open'
          ? null
          : (board.closed ?? now.toISOString()),
    columns: withColumn(board.columns, wish.column),
    budget: wish.dots?.budget ?? board.budget,
    dotsHidden: wish.dots?.hidden ?? board.dotsHidden,
    timer: timerOf(board, wish, now),
  }
}

function withColumn(columns: readonly Column[], wish: Wish['column']): readonly Column[] {
  if (wish === undefined) return columns
  const { id, title } = wish
  if (title === null) return columns.filter((column) => column.id !== id)
  if (columns.some((column) => column.id === id)) {
    return columns.map((column) => (column.id === id ? { id, title } : column))
  }
  if (columns.length >= MAX_COLUMNS) throw refused('column', 'range')
  return [...columns, { id, title }]
}

function timerOf({ timer }: Board, { timer: wish, more }: Wish, now: Date): Board['timer'] {
  if (wish === null) return null
  if (wish !== undefined) return { ends: later(now, wish.minutes), minutes: wish.minutes }
  if (more === undefined || timer === null) return timer
  // one that rang already gets its minutes from now on
  const from = new Date(Math.max(Date.parse(timer.ends), now.getTime()))
  return { ends: later(from, more), minutes: timer.minutes + more }
}

function later(from: Date, minutes: number): string {
  return new Date(from.getTime() + minutes * 60_000).toISOString()
}

async function requireEmpty(
  transaction: Transaction<Tables>,
  event: string,
  column: string,
): Promise<void> {
  const card = await transaction
    .selectFrom('card')
    .select('id')
    .where('page', '=', event)
    .where('place', '=', column)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  if (card !== undefined) throw new ProblemError('not-open', 'column-in-use')
}
