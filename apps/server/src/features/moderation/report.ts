import { createHmac } from 'node:crypto'
import { addressBlock } from '../../base/http/address-block.ts'
import { actorId } from '../../base/http/actor-id.ts'
import type { RequestContext } from '../../base/http/handler.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { isOfGuest, nameOfSaid, pagesShowing, type Said } from '../../records/said/said.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import type { Services } from '../../records/services/services.ts'

/** Keeps a report, once of each who reports; again changes nothing, also after it was put aside. */
export async function report(
  services: Services,
  said: Said,
  {
    actor,
    address,
    reason,
  }: Pick<RequestContext, 'actor' | 'address'> & { readonly reason: string },
): Promise<void> {
  const pages = await pagesShowing(services, said)
  const reporter = actorId(actor) ?? placeOf(services, address)
  const event = isOfGuest(said.author) ? said.event : null
  const created = services.clock().toISOString()
  await announcing(services, async (trx, announce) => {
    const { numInsertedOrUpdatedRows: inserted } = await trx
      .insertInto('report')
      .values({
        said: nameOfSaid(said),
        reporter,
        page: said.page,
        event,
        reason,
        created,
        dismissed: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted === 0n) return
    await recordAct(trx, {
      kind: 'report-made',
      page: said.page,
      // nobody is to know who reported; who did is not told of it
      who: { id: actorId(actor), name: null },
      time: created,
      one: `${nameOfSaid(said)} ${reporter}`,
      said: nameOfSaid(said),
      event,
      quote: reason,
    })
    for (const page of pages) await announce({ kind: 'report', page, subject: nameOfSaid(said) })
  })
}

/** Puts the reports of something aside. */
export async function dismiss(services: Services, said: Said): Promise<void> {
  const pages = await pagesShowing(services, said)
  await announcing(services, async (trx, announce) => {
    const { numUpdatedRows: changed } = await trx
      .updateTable('report')
      .set({ dismissed: services.clock().toISOString() })
      .where('said', '=', nameOfSaid(said))
      .where('dismissed', 'is', null)
      .executeTakeFirst()
    if (changed === 0n) return
    for (const page of pages) await announce({ kind: 'report', page, subject: nameOfSaid(said) })
  })
}

/** A visitor's place on the network, told apart and not told: no address is kept. */
function placeOf({ settings }: Services, address: string): string {
  const digest = createHmac('sha256', settings.secret)
    .update(`report\n${addressBlock(address)}`)
    .digest('base64url')
  return `place:${digest}`
}
