import { movesUp } from '@forkshop/domain'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import type { RegistrationTable } from '../../records/database/tables/event-tables.ts'

export type RegistrationRow = Selectable<RegistrationTable>

/** How many have a place, and how many wait for one. */
export type SeatCounts = { readonly placed: number; readonly waiting: number }

/** What is left of a registration that was cancelled or erased: that it was. */
export const nothingSaid = { name: null, address: null, answers: null } as const

/** Counts who comes to an event. */
export async function countSeats(database: Kysely<Tables>, event: string): Promise<SeatCounts> {
  const rows = await database
    .selectFrom('registration')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('event', '=', event)
    .groupBy('state')
    .execute()
  const of = (state: string): number => Number(rows.find((row) => row.state === state)?.count ?? 0)
  return { placed: of('placed'), waiting: of('waiting') }
}

/**
 * Gives the places that are free to those who wait, the first first. Call it in the event's queue. True where somebody
 * moved up.
 */
export async function moveUp(
  database: Kysely<Tables>,
  event: string,
  places: number | null,
): Promise<boolean> {
  const count = movesUp(places, await countSeats(database, event))
  if (count === 0) return false
  const next = await database
    .selectFrom('registration')
    .select('id')
    .where('event', '=', event)
    .where('state', '=', 'waiting')
    .orderBy('number')
    .limit(count)
    .execute()
  for (const { id } of next) {
    await database
      .updateTable('registration')
      .set({ state: 'placed' })
      .where('id', '=', id)
      .execute()
  }
  return true
}

const answersSchema = z.array(z.object({ question: z.string(), answer: z.string() }))

/** What somebody answered, with the questions as they were asked. */
export const answersOf = ({ answers }: Pick<RegistrationRow, 'answers'>) =>
  answers === null ? [] : answersSchema.parse(JSON.parse(answers))
