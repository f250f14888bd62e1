import type { CallInput } from '@forkshop/api'
import type { Insertable, Transaction } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { CardTable } from '../../records/database/tables/day-tables.ts'
import type { Services } from '../../records/services/services.ts'
import { isOfGuest, WAITING } from '../../records/said/said.ts'
import { readBoard, type Board, type CardRow } from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { actOnBoard, boardClosed, noCard, refused } from './card-acts.ts'
import { lateUntil } from './closing.ts'

type Said = CallInput<'addCard'>['body']

/** Cards of one person, those that they took back included: nobody has said so much in a closing circle. */
const MOST_OWN = 100
/** Cards of one event. */
const MOST = 5_000

/**
 * Keeps a card. One that its speaker sends again, with the id that their device made, is the one that is there. Throws
 * `id-taken` for an id of somebody else or of another event, `not-found` for one that was taken back, `not-open` for a
 * board that takes none any more, `too-many` where somebody wrote too many.
 */
export async function addCard(services: Services, voice: Voice, said: Said): Promise<CardRow> {
  return actOnBoard(services, voice, async (transaction, tell) => {
    const known = await readKnown(transaction, said.id)
    if (known !== undefined) return saidBefore(known, voice)
    const board = await readBoard(transaction, voice.event.id)
    requireColumn(board, said.column)
    const now = services.clock()
    const waits = isLate(board, voice, now)
    const row = toRow(said, { voice, waits, created: now.toISOString() })
    await requireRoom(transaction, voice)
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto('card')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    const kept = await readKnown(transaction, said.id)
    // another event may have taken the id at this very moment
    if (inserted === 0n || kept === undefined) throw taken()
    await tell(said.id)
    return kept
  })
}

/** Whether a board has a column. Throws `invalid` where it does not. */
export function requireColumn({ columns }: Board, column: string): void {
  if (!columns.some(({ id }) => id === column)) throw refused('column', 'unknown-column')
}

function readKnown(transaction: Transaction<Tables>, id: string): Promise<CardRow | undefined> {
  return transaction.selectFrom('card').selectAll().where('id', '=', id).executeTakeFirst()
}

function saidBefore(row: CardRow, { event, id }: Voice): CardRow {
  if (row.page !== event.id || row.author !== id) throw taken()
  if (row.deleted !== null) throw noCard()
  return row
}

const taken = (): ProblemError => new ProblemError('id-taken', 'id-taken')

/** Whether a card comes after the board or its room was closed. Throws `not-open` where none is taken any more. */
function isLate(board: Board, { actor, id }: Voice, now: Date): boolean {
  if (board.closed === null) return actor.kind === 'past-guest'
  if (!isOfGuest(id) || lateUntil(board, now) === null) throw boardClosed()
  return true
}

function toRow(
  { id, column, text, step, named }: Said,
  {
    voice,
    waits,
    created,
  }: { readonly voice: Voice; readonly waits: boolean; readonly created: string },
): Insertable<CardTable> {
  return {
    id,
    page: voice.event.id,
    place: column,
    pile: null,
    words: text,
    step: step ?? null,
    author: voice.id,
    name: nameFor(voice, named ?? false),
    idea: null,
    created,
    deleted: null,
    hidden: waits ? created : null,
    hidden_by: waits ? WAITING : null,
  }
}

/** The name that may stand beside a card; null for who did not say so, and for who has none. */
export function nameFor({ actor }: Voice, named: boolean): string | null {
  return named && actor.kind !== 'visitor' ? actor.name : null
}

async function requireRoom(transaction: Transaction<Tables>, { event, id }: Voice): Promise<void> {
  const { all, own } = await transaction
    .selectFrom('card')
    .select(({ fn, eb }) => [
      fn.countAll().as('all'),
      fn.sum(eb.case().when('author', '=', id).then(1).else(0).end()).as('own'),
    ])
    .where('page', '=', event.id)
    .executeTakeFirstOrThrow()
  if (Number(own ?? 0) >= MOST_OWN) throw new ProblemError('too-many', 'cards-own-full')
  if (Number(all) >= MOST) throw new ProblemError('too-many', 'cards-full')
}
