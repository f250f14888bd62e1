import type { CallOf } from '../../base/http/handler.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { timePlace, toListPart } from '../../base/http/list-part.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'
import type { IdeaRow } from './idea-view.ts'

/** Ideas on a page, newest first; for an event also those said there about other pages. */
export const listIdeas = async (
  services: Services,
  page: PageRow,
  query: CallOf<'listIdeas'>['query'],
): Promise<{ readonly rows: readonly IdeaRow[]; readonly nextCursor: string | null }> => {
  const before = parseCursor(query.cursor, timePlace)
  const slugs = await slugsOf(services, page)
  if (page.kind === 'event') await noteSpokenOf(services, slugs)
  const rows = await readAs([`voices ${page.id}`, `page ${page.id}`], () =>
    services.database
      .selectFrom('idea')
      .innerJoin('page', 'page.id', 'idea.page')
      .selectAll('idea')
      .where('idea.deleted', 'is', null)
      .where('idea.hidden', 'is', null)
      .where('page.deleted', 'is', null)
      .where((eb) => {
        const here = eb('idea.page', '=', page.id)
        const saidThere = eb('idea.event', 'in', slugs).and('page.visibility', '=', 'public')
        return page.kind === 'event' ? eb.or([here, saidThere]) : here
      })
      .$if(query.state !== undefined, (select) =>
        select.where('idea.state', '=', query.state ?? ''),
      )
      .$if(query.event !== undefined, (select) =>
        select.where('idea.event', '=', query.event ?? ''),
      )
      .$if(before !== null, (select) =>
        select.where((eb) => {
          const [time, id] = before ?? ['', '']
          const sameTime = eb('idea.created', '=', time).and('idea.id', '<', id)
          return eb.or([eb('idea.created', '<', time), sameTime])
        }),
      )
      .orderBy('idea.created', 'desc')
      .orderBy('idea.id', 'desc')
      .limit(query.limit + 1)
      .execute(),
  )
  const part = toListPart(rows, query.limit)
  return {
    rows: part.rows,
    nextCursor: part.last === null ? null : toCursor([part.last.created, part.last.id]),
  }
}

/** What somebody said, wherever it stands, newest first; hidden ones too. */
export const ideasOf = ({ database }: Services, author: string): Promise<readonly IdeaRow[]> =>
  database
    .selectFrom('idea')
    .selectAll()
    .where('author', '=', author)
    .where('deleted', 'is', null)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_OWN)
    .execute()

const MAX_OWN = 200

/** The pages about which something was said at an event: each may change, go or come back. */
const noteSpokenOf = async (services: Services, slugs: readonly string[]): Promise<void> => {
  const rows = await readAs([], () =>
    services.database
      .selectFrom('idea')
      .select('page')
      .distinct()
      .where('event', 'in', slugs)
      .execute(),
  )
  for (const { page } of rows) noteShown(`voices ${page}`)
}

const slugsOf = async (services: Services, page: PageRow): Promise<readonly string[]> => {
  const rows = await services.database
    .selectFrom('page_slug')
    .select('slug')
    .where('page', '=', page.id)
    .execute()
  return rows.map((row) => row.slug)
}
