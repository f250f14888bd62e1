import type { Selectable } from 'kysely'
import type { OfferTable } from '../../records/database/tables/voice-tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { ShownOffer } from '../proposals/shown-offer.ts'
import type { Services } from '../../records/services/services.ts'

export type OfferRow = Selectable<OfferTable>

/** The offer with an id. Throws `not-found`. */
export const findOffer = async (services: Services, id: string): Promise<OfferRow> => {
  const row = await services.database
    .selectFrom('offer')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new ProblemError('not-found', 'offer-not-found')
  return row
}

/** Writes that an offer was refused, and why. */
export const settleRefused = async (
  services: Services,
  { id, by, byName, time }: ShownOffer,
  reason: string,
): Promise<void> => {
  await services.database
    .updateTable('offer')
    .set({
      state: 'refused',
      decided: time,
      decided_by: by,
      decided_by_name: byName,
      decided_reason: reason,
    })
    .where('id', '=', id)
    .execute()
}

/** How many offers wait on a page, and how many of them are this guest's. */
export const countWaiting = async (
  services: Services,
  page: string,
  guest: string,
): Promise<{ readonly all: number; readonly own: number }> => {
  const waiting = services.database
    .selectFrom('offer')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', '=', 'waiting')
  const [all, own] = await Promise.all([
    waiting.where('page', '=', page).executeTakeFirst(),
    waiting.where('guest', '=', guest).executeTakeFirst(),
  ])
  return { all: Number(all?.count ?? 0), own: Number(own?.count ?? 0) }
}
