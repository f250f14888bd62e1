import type { CallAnswer, Idea } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { findPageById } from '../../records/pages/find-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { findPhotograph, type PhotographRow } from '../photographs/photograph-rows.ts'

type Followed = CallAnswer<'viewFollowed'>['photographs'][number]

/** The photographs that somebody sent with these ideas, in the order in which they came; hidden ones as they were sent. */
export async function photographsWith(
  { database }: Services,
  author: string,
  ideas: readonly Pick<Idea, 'id' | 'page'>[],
): Promise<Followed[]> {
  if (ideas.length === 0) return []
  const pageOf = new Map(ideas.map(({ id, page }) => [id, page]))
  const rows = await database
    .selectFrom('photograph')
    .select(['id', 'idea', 'description', 'width', 'height', 'released'])
    .where('author', '=', author)
    .where('idea', 'in', [...pageOf.keys()])
    .orderBy('created')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ idea, released, ...photograph }) => {
    const page = pageOf.get(idea ?? '')
    if (idea === null || page === undefined) return []
    return [{ ...photograph, idea, page, released: released !== null }]
  })
}

/** A photograph that somebody sent with an idea of theirs, on a page that the reader may see; null for every other. */
export async function photographOf(
  services: Services,
  author: string,
  { id, reader }: { readonly id: string; readonly reader: Actor },
): Promise<PhotographRow | null> {
  const row = await findPhotograph(services, id)
  if (row === null || row.idea === null || row.author !== author) return null
  const page = await findPageById(services, row.page, reader)
  return page !== null && (await hasRight(services, reader, 'read', page)) ? row : null
}
