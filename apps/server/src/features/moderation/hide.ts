import type { Transaction } from 'kysely'
import { actorId } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { announcing } from '../../records/live/announce-live.ts'
import { isWaiting, nameOfSaid, pagesShowing, WAITING, type Said } from '../../records/said/said.ts'
import { recordAct } from '../../records/notices/record-act.ts'
import { saidAct } from '../../records/notices/said-act.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'

/**
 * Hides something, or shows it again, in all that others see. What is so already stays as it is; what waits is let in or,
 * hidden, waits no more.
 */
export async function setHidden(
  services: Services,
  said: Said,
  { actor, hidden }: { readonly actor: Actor; readonly hidden: boolean },
): Promise<void> {
  const pages = await pagesShowing(services, said)
  const isChanged = await announcing(services, async (trx, announce) => {
    const set = hidden
      ? { hidden: services.clock().toISOString(), hidden_by: actorId(actor) }
      : { hidden: null, hidden_by: null }
    const { numUpdatedRows: changed } = await trx
      .updateTable(said.kind)
      .set(set)
      .where('id', '=', said.id)
      .where((eb) =>
        hidden
          ? eb.or([eb('hidden', 'is', null), eb('hidden_by', '=', WAITING)])
          : eb('hidden', 'is not', null),
      )
      .executeTakeFirst()
    if (changed === 0n) return false
    if (!hidden && isWaiting(said) && said.kind === 'idea') await tellIdea(trx, said.id)
    for (const page of pages) await announce({ kind: 'hidden', page, subject: nameOfSaid(said) })
    return true
  })
  if (isChanged) tellVoices(services, pages, { adds: !hidden })
}

/** Lets people be told of an idea that waited. */
async function tellIdea(trx: Transaction<Tables>, id: string): Promise<void> {
  const row = await trx
    .selectFrom('idea')
    .select(['id', 'page', 'author', 'author_name', 'created', 'event'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row !== undefined) await recordAct(trx, saidAct(row))
}

/** Makes what shows the voices of these pages wrong; what was taken away is shown to nobody from then on. */
export function tellVoices(
  { events }: Services,
  pages: readonly string[],
  { adds }: { readonly adds: boolean },
): void {
  for (const page of pages) events.emit({ kind: 'page-changed', page, only: 'voices', adds })
}
