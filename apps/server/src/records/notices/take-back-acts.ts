import { announcing } from '../live/announce-live.ts'
import type { Services } from '../services/services.ts'
import { toldOf } from './told-live.ts'

/** Notes that a revision was undone: what was told of it goes from inboxes, and from messages that wait. */
export async function takeBackActs(
  services: Pick<Services, 'database' | 'clock' | 'events'>,
  { page, revision }: { readonly page: string; readonly revision: string },
): Promise<void> {
  await announcing(services, async (trx, announce) => {
    const undone = await trx
      .updateTable('told_act')
      .set({ undone: services.clock().toISOString() })
      .where('page', '=', page)
      .where('revision', '=', revision)
      .where('kind', 'in', ['changed', 'proposal-accepted'])
      .where('undone', 'is', null)
      .returning('number')
      .execute()
    for (const { number } of undone) await announce(toldOf(number))
  })
}
