import type { DiscardedDraft } from '@forkshop/api'
import { sql, type SqlBool } from 'kysely'
import type { Account } from '../../base/http/signed-in.ts'
import type { Services } from '../../records/services/services.ts'
import { TAKE_BACK_MS } from '../drafts/discarded-rows.ts'
import { accessTo } from '../drafts/draft-access.ts'
import { purposeOf } from '../drafts/draft-view.ts'
import { toNamedPage } from '../notices/named-pages.ts'
import { isReadable } from './own-lines.ts'

const MAX_LINES = 100

/**
 * Drafts that somebody threw away, or wrote in, and can take back, the last one first; of texts without a page those that
 * they began, written in or not.
 */
export async function discardedDrafts(
  services: Services,
  actor: Account,
): Promise<DiscardedDraft[]> {
  const rows = await services.database
    .selectFrom('discarded_draft as x')
    .innerJoin('draft as d', 'd.id', 'x.draft')
    .leftJoin('page as p', 'p.id', 'd.page')
    .leftJoin('draft_start as s', 's.draft', 'd.id')
    .leftJoin('user as u', 'u.id', 'x.user')
    .selectAll('d')
    .select(['x.discarded', 'u.name', 'p.slug', 'p.kind', 'p.title', 's.title as start'])
    .where((eb) =>
      eb.or([
        eb.and([eb('d.purpose', '=', 'start'), eb('d.owner', '=', actor.id)]),
        eb.and([
          eb('p.id', 'is not', null),
          eb('p.deleted', 'is', null),
          isReadable(actor),
          sql<SqlBool>`(d.owner = ${actor.id} or (d.purpose = 'page' and (x."user" = ${actor.id}
            or exists (select 1 from draft_writer w where w.draft = d.id and w."user" = ${actor.id}))))`,
          // who only opened a draft has nothing to take back
          sql<SqlBool>`exists (select 1 from draft_writer w where w.draft = d.id)`,
        ]),
      ]),
    )
    .orderBy('x.discarded', 'desc')
    .orderBy('d.id')
    .limit(MAX_LINES)
    .execute()
  const found: DiscardedDraft[] = []
  for (const { discarded, name, slug, kind, title, start, ...draft } of rows) {
    if ((await accessTo(services, actor, { ...draft, closed: null })) !== 'write') continue
    const page = slug === null || title === null ? null : toNamedPage({ slug, kind, title })
    found.push({
      id: draft.id,
      page,
      title: page?.title ?? start ?? '',
      purpose: purposeOf(draft),
      discarded,
      until: new Date(Date.parse(discarded) + TAKE_BACK_MS).toISOString(),
      by: name,
    })
  }
  return found
}
