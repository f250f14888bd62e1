import type { CallAnswer } from '@forkshop/api'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { kindOf } from '../../base/kind-of.ts'
import { readAs } from '../../base/shown.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { timePlace, toListPart } from '../../base/http/list-part.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { isShownThread } from '../../records/said/thread-rows.ts'
import type { Services } from '../../records/services/services.ts'
import type { Place } from './anchor.ts'
import { toThreads } from './thread-view.ts'

/** Comments of each thread in a list. */
const MOST = 20

type Asked = {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly state?: 'open' | 'resolved' | undefined
}

/** The threads about something, newest first, with how many are open and resolved. */
export async function listThreads(
  services: Services,
  { page, place }: { readonly page: PageRow; readonly place: Place },
  { limit, cursor, state }: Asked,
): Promise<CallAnswer<'listThreads'>> {
  const at = parseCursor(cursor, timePlace)
  const shown = () =>
    services.database
      .selectFrom('thread')
      .where('thread.page', '=', page.id)
      .where((eb) => isAbout(eb, place))
      .where(isShownThread('thread'))
  const [rows, counts] = await readAs([`voices ${page.id}`], () =>
    Promise.all([
      shown()
        .selectAll('thread')
        .$if(state !== undefined, (query) =>
          query.where('resolved', state === 'open' ? 'is' : 'is not', null),
        )
        .$if(at !== null, (query) =>
          query.where((eb) => {
            const [time, id] = at ?? ['', '']
            return eb.or([eb('created', '<', time), eb('created', '=', time).and('id', '<', id)])
          }),
        )
        .orderBy('created', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
      shown()
        .select(({ fn }) => [fn.countAll().as('all'), fn.count('resolved').as('resolved')])
        .executeTakeFirst(),
    ]),
  )
  const part = toListPart(rows, limit)
  const resolved = Number(counts?.resolved ?? 0)
  return {
    items: await toThreads(services, page, { threads: part.rows, most: MOST }),
    nextCursor: part.last === null ? null : toCursor([part.last.created, part.last.id]),
    slug: page.slug,
    title: page.title,
    kind: kindOf(page),
    lang: page.lang,
    open: Number(counts?.all ?? 0) - resolved,
    resolved,
  }
}

/** Whether a thread is about a place: of a whole page about anything of it that has no list of its own. */
function isAbout(
  eb: ExpressionBuilder<Tables, 'thread'>,
  { quote, draft, proposal, compare_from: from, compare_to: to }: Place,
): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [
    draft === null ? eb('draft', 'is', null) : eb('draft', '=', draft),
  ]
  if (proposal !== null) parts.push(eb('proposal', '=', proposal))
  else if (draft === null) parts.push(eb('main', '=', 0))
  if (from !== null) parts.push(eb('compare_from', '=', from), eb('compare_to', '=', to))
  if (quote !== null) parts.push(eb('quote', '=', quote))
  return eb.and(parts)
}
