import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { announcing, type Announcement } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { isThere, readAtOnce, type AtOnce } from './shown-said.ts'

/** What is told where what the screen of an event's room shows changes. */
export const screenChanged = (event: string, subject: string): Announcement => ({
  kind: 'showing',
  page: event,
  subject,
})

/**
 * Puts something on the screen of the room of an event as its newest, or takes it off. Throws `not-found` for what was
 * not said there, is not there any more or is hidden.
 */
export async function putOnScreen(
  services: Services,
  event: PageRow,
  { of, isOff, actor }: { readonly of: string; readonly isOff: boolean; readonly actor: Actor },
): Promise<void> {
  if (!(await isThere(services.database, event, of))) {
    throw new ProblemError('not-found', 'said-not-found')
  }
  const values = {
    is_off: isOff ? 1 : 0,
    since: services.clock().toISOString(),
    by: actorId(actor),
  }
  await announcing(services, async (transaction, announce) => {
    await transaction
      .insertInto('shown')
      .values({ event: event.id, said: of, ...values })
      .onConflict((conflict) => conflict.columns(['event', 'said']).doUpdateSet(values))
      .execute()
    await announce(screenChanged(event.id, of))
  })
}

/** Says whether all ideas, or all cards, of an event are shown as they come in; what is not said stays as it is. */
export async function setAtOnce(
  services: Services,
  event: PageRow,
  wish: Partial<AtOnce>,
): Promise<void> {
  await announcing(services, async (transaction, announce) => {
    const { ideas, cards } = { ...(await readAtOnce(transaction, event.id)), ...wish }
    const values = { all_at_once: ideas ? 1 : 0, cards_at_once: cards ? 1 : 0 }
    await transaction
      .insertInto('showing')
      .values({ event: event.id, ...values })
      .onConflict((conflict) => conflict.column('event').doUpdateSet(values))
      .execute()
    await announce(screenChanged(event.id, event.slug))
  })
}
