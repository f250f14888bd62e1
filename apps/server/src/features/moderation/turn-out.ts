import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { announcing } from '../../records/live/announce-live.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { WAITING, type Said } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { tellVoices } from './hide.ts'

/**
 * Ends the session of the guest of an event who said something, and hides all that they said where that is wished;
 * answers how many things that were. Throws `invalid` where it was said by nobody who came in there as a guest.
 */
export async function turnOut(
  services: Services,
  event: PageRow,
  { said, hide, actor }: { readonly said: Said; readonly hide: boolean; readonly actor: Actor },
): Promise<number> {
  const author = said.author ?? ''
  const guest = await services.database
    .selectFrom('guest')
    .select('id')
    .where('id', '=', author.replace(/^guest:/, ''))
    .where('event', '=', event.id)
    .executeTakeFirst()
  if (guest === undefined || author !== `guest:${guest.id}`) throw noGuest()
  const now = services.clock().toISOString()
  const told = await announcing(services, async (trx, announce) => {
    await trx
      .updateTable('guest')
      .set({ turned_out: now })
      .where('id', '=', guest.id)
      .where('turned_out', 'is', null)
      .execute()
    if (!hide) return { pages: [], hidden: 0 }
    const rows: { readonly page: string }[] = []
    for (const table of ['idea', 'comment', 'card', 'photograph'] as const) {
      const changed = await trx
        .updateTable(table)
        .set({ hidden: now, hidden_by: actorId(actor) })
        .where('author', '=', author)
        .where((eb) => eb.or([eb('hidden', 'is', null), eb('hidden_by', '=', WAITING)]))
        .returning('page')
        .execute()
      rows.push(...changed)
    }
    const pages = new Set([event.id, ...rows.map(({ page }) => page)])
    for (const page of pages) await announce({ kind: 'hidden', page, subject: event.slug })
    return { pages: [...pages], hidden: rows.length }
  })
  services.events.emit({ kind: 'rights-changed', page: null, user: guest.id })
  tellVoices(services, told.pages, { adds: false })
  return told.hidden
}

const noGuest = (): ProblemError =>
  new ProblemError('invalid', 'code.invalid', {
    errors: [{ path: 'of', message: 'No guest of this event said it.', code: 'not-a-guest' }],
  })
