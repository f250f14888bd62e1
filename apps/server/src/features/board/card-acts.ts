import type { Transaction } from 'kysely'
import { ProblemError } from '../../base/problem-error.ts'
import type { Tables } from '../../records/database/tables.ts'
import { announcing, type Announce } from '../../records/live/announce-live.ts'
import type { Services } from '../../records/services/services.ts'
import type { CardRow } from './board-rows.ts'
import { countAct, type Voice } from './board-voice.ts'
import { isShownTo } from './view-board.ts'

/** An act on a board: in turn with the others of its event, told to who sees the board once its rows are there. */
export async function actOnBoard<Result>(
  services: Services,
  voice: Voice,
  work: (
    transaction: Transaction<Tables>,
    tell: (subject: string) => Promise<void>,
  ) => Promise<Result>,
): Promise<Result> {
  countAct(services, voice)
  const { event } = voice
  return services.held.queues.boards(event.id, () =>
    announcing(services, async (transaction, announce: Announce) => {
      const told = new Set<string>()
      const result = await work(transaction, async (subject) => {
        told.add(subject)
      })
      // announced last, each once: others who announce wait from there on
      for (const subject of told) await announce({ kind: 'board', page: event.id, subject })
      return result
    }),
  )
}

/** A card of the event that this voice sees. Throws `not-found` for every other. */
export async function findCard(
  transaction: Transaction<Tables>,
  voice: Voice,
  id: string,
): Promise<CardRow> {
  const row = await transaction
    .selectFrom('card')
    .selectAll()
    .where('id', '=', id)
    .where('page', '=', voice.event.id)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !isShownTo(voice, row)) throw noCard()
  return row
}

/** A card that is not there, or not for who asks. */
export const noCard = (): ProblemError => new ProblemError('not-found', 'card-not-found')

/** A board that was closed. */
export const boardClosed = (): ProblemError => new ProblemError('not-open', 'board-closed')

/** What a call says that cannot be. */
export function refused(path: string, code: string): ProblemError {
  const errors = [{ path, message: code, code }]
  return new ProblemError('invalid', 'code.invalid', { errors })
}
