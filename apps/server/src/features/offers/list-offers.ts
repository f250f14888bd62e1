import type { Offer } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { timePlace, toListPart } from '../../base/http/list-part.ts'
import type { Services } from '../../records/services/services.ts'
import { toOffer } from './offer-view.ts'

/** Offers of one guest that are listed. */
const MAX_OWN = 100

/** What waits on a page, oldest first. */
export const listWaiting = async (
  services: Services,
  page: PageRow,
  paging: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: Offer[]; nextCursor: string | null }> => {
  const [time, id] = parseCursor(paging.cursor, timePlace) ?? ['', '']
  const rows = await services.database
    .selectFrom('offer')
    .selectAll()
    .where('page', '=', page.id)
    .where('state', '=', 'waiting')
    .where((eb) => eb.or([eb('created', '>', time), eb('created', '=', time).and('id', '>', id)]))
    .orderBy('created')
    .orderBy('id')
    .limit(paging.limit + 1)
    .execute()
  const part = toListPart(rows, paging.limit)
  return {
    items: part.rows.map((row) => toOffer(row, page.slug)),
    nextCursor: part.last === null ? null : toCursor([part.last.created, part.last.id]),
  }
}

/** What a guest offered to pages that they may still read, newest first; nothing for others. */
export const listOwn = async (services: Services, actor: Actor): Promise<Offer[]> => {
  if (actor.kind !== 'guest') return []
  const rows = await services.database
    .selectFrom('offer')
    .innerJoin('page', 'page.id', 'offer.page')
    .selectAll('offer')
    .select('page.slug')
    .where('offer.guest', '=', actor.id)
    .where('page.deleted', 'is', null)
    .where('page.visibility', '=', 'public')
    .orderBy('offer.created', 'desc')
    .orderBy('offer.id', 'desc')
    .limit(MAX_OWN)
    .execute()
  return rows.map(({ slug, ...row }) => toOffer(row, slug))
}
