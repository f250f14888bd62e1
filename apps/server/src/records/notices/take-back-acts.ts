import type { Transaction } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { announceLive } from '../live/announce-live.ts'
import { toldOf } from './told-live.ts'

/**
 * Notes that a revision was undone: what was told of it goes from inboxes, and from messages that wait. Give the
 * transaction that writes what undoes it, and call it last: streams are told of it, once `announced` is emitted.
 */
export async function takeBackActs(
  transaction: Transaction<Tables>,
  {
    page,
    revision,
    time,
  }: { readonly page: string; readonly revision: string; readonly time: string },
): Promise<void> {
  const undone = await transaction
    .updateTable('told_act')
    .set({ undone: time })
    .where('page', '=', page)
    .where('revision', '=', revision)
    .where('kind', 'in', ['changed', 'proposal-accepted'])
    .where('undone', 'is', null)
    .returning('number')
    .execute()
  for (const { number } of undone) await announceLive(transaction, toldOf(number), new Date(time))
}
