import { dotsLeft } from '@forkshop/domain'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import { readBoard, readDots, type CardRow } from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { actOnBoard, boardClosed, findCard } from './card-acts.ts'

/**
 * Lays so many of one's own dots on a card, in place of those that lay there. Throws `invalid` for more than are left,
 * `not-open` for a board that is closed.
 */
export async function giveDots(
  services: Services,
  voice: Voice,
  { id, count }: { readonly id: string; readonly count: number },
): Promise<CardRow> {
  return actOnBoard(services, voice, async (transaction, tell) => {
    const card = await findCard(transaction, voice, id)
    const board = await readBoard(transaction, voice.event.id)
    if (board.closed !== null) throw boardClosed()
    const given = (await readDots(transaction, voice.event.id)).filter(
      ({ giver }) => giver === voice.id,
    )
    if (count > dotsLeft(board.budget, given, id)) throw spent(board.budget)
    await transaction
      .insertInto('card_dot')
      .values({ card: id, giver: voice.id, count })
      .onConflict((conflict) => conflict.columns(['card', 'giver']).doUpdateSet({ count }))
      .execute()
    // which card it was is told to nobody while the dots are hidden
    await tell(board.dotsHidden ? voice.event.id : id)
    return card
  })
}

function spent(budget: number): ProblemError {
  const errors = [{ path: 'count', message: 'more than the budget', code: 'range' }]
  return new ProblemError('invalid', 'dots-spent', { values: { budget }, errors })
}
