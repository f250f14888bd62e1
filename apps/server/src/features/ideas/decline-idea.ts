import type { Kysely } from 'kysely'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { authorOf } from '../../records/accounts/author.ts'
import type { Tables } from '../../records/database/tables.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import type { Services } from '../../records/services/services.ts'
import type { IdeaRow } from './idea-view.ts'

/** Declines an idea that is open; one that was decided meanwhile stays as it is. */
export const declineIdea = (
  services: Services,
  row: IdeaRow,
  { actor, reason }: { readonly actor: Actor; readonly reason: string },
): Promise<void> =>
  services.database.transaction().execute(async (trx) => {
    const { numUpdatedRows: changed } = await trx
      .updateTable('idea')
      .set({ state: 'declined', reason })
      .where('id', '=', row.id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (changed > 0n) await recordSettled(services, trx, { row, actor, kind: 'idea-declined' })
  })

/** Writes that its author is to be told what became of an idea. */
export const recordSettled = (
  services: Services,
  trx: Kysely<Tables>,
  {
    row,
    actor,
    kind,
  }: {
    readonly row: IdeaRow
    readonly actor: Actor
    readonly kind: 'idea-declined' | 'idea-duplicate'
  },
): Promise<void> => {
  const time = services.clock().toISOString()
  return recordAct(trx, {
    kind,
    page: row.page,
    who: { id: actorId(actor), name: authorOf(services, actor).name },
    time,
    // it may be opened again, and settled again
    one: `${row.id} ${time}`,
    idea: row.id,
    event: row.event,
  })
}
