import type { CallInput } from '@forkshop/api'
import type { Transaction } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import { isWaiting } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { nameFor, requireColumn } from './add-card.ts'
import { readBoard, type CardRow } from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { actOnBoard, boardClosed, findCard } from './card-acts.ts'
import { groupWith, settleGroups, takeOutOf, type Tell } from './group-cards.ts'

type Change = NonNullable<CallInput<'changeCard'>['body']>

/** Which parts of a change say what a card says, and which only who leads may do. */
const ownParts = ['text', 'step', 'named'] as const
const leadParts = ['group', 'with', 'waiting'] as const

/**
 * Changes a card as far as this voice may. Throws `not-found`, `forbidden` for what is another's to do, `not-open` where
 * the board is closed.
 */
export async function changeCard(
  services: Services,
  voice: Voice,
  { id, ...change }: Change & { readonly id: string },
): Promise<CardRow> {
  return actOnBoard(services, voice, async (transaction, tell) => {
    const card = await findCard(transaction, voice, id)
    const board = await readBoard(transaction, voice.event.id)
    requireMay(voice, card, change)
    if (board.closed !== null && !voice.leads) throw boardClosed()
    if (change.column !== undefined) requireColumn(board, change.column)
    await reword(transaction, voice, { card, change })
    await place(transaction, { card, change, services, tell })
    await settleGroups(transaction, voice.event.id, tell)
    await tell(id)
    return findCard(transaction, voice, id)
  })
}

/** Takes the own card back. Throws as `changeCard`. */
export async function removeCard(services: Services, voice: Voice, id: string): Promise<void> {
  await actOnBoard(services, voice, async (transaction, tell) => {
    const card = await findCard(transaction, voice, id)
    if (card.author !== voice.id) throw notOwn()
    const board = await readBoard(transaction, voice.event.id)
    if (board.closed !== null && !isWaiting(card) && !voice.leads) throw boardClosed()
    await transaction
      .updateTable('card')
      .set({ deleted: services.clock().toISOString(), pile: null })
      .where('id', '=', id)
      .execute()
    await settleGroups(transaction, voice.event.id, tell)
    await tell(id)
  })
}

function requireMay({ id, leads }: Voice, card: CardRow, change: Change): void {
  const own = card.author === id
  const says = ownParts.some((part) => change[part] !== undefined)
  const groups = leadParts.some((part) => change[part] !== undefined)
  const moves = change.column !== undefined
  if ((says && !own) || (groups && !leads) || (moves && !own && !leads)) throw notOwn()
}

const notOwn = (): ProblemError => new ProblemError('forbidden', 'right-missing')

async function reword(
  transaction: Transaction<Tables>,
  voice: Voice,
  { card, change }: { readonly card: CardRow; readonly change: Change },
): Promise<void> {
  const { text, step, named, waiting } = change
  const set = {
    ...(text !== undefined && { words: text }),
    ...(step !== undefined && { step }),
    ...(named !== undefined && { name: nameFor(voice, named) }),
    ...(waiting === false && isWaiting(card) && { hidden: null, hidden_by: null }),
  }
  if (Object.keys(set).length === 0) return
  await transaction.updateTable('card').set(set).where('id', '=', card.id).execute()
}

async function place(
  transaction: Transaction<Tables>,
  {
    card,
    change,
    services,
    tell,
  }: {
    readonly card: CardRow
    readonly change: Change
    readonly services: Services
    readonly tell: Tell
  },
): Promise<void> {
  const { column, group, with: other } = change
  if (other !== undefined) {
    return groupWith(transaction, { card, other, fresh: services.newId(), tell })
  }
  if (group !== undefined || (column !== undefined && column !== card.place)) {
    await takeOutOf(transaction, { card, column: column ?? card.place, group: group ?? null })
  }
}
