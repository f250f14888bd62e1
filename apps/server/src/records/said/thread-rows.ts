import { sql, type Kysely, type RawBuilder, type Selectable, type SqlBool } from 'kysely'
import type { CommentTable, ThreadTable } from '../database/tables/voice-tables.ts'
import type { Tables } from '../database/tables.ts'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../services/services.ts'

export type ThreadRow = Selectable<ThreadTable>
export type CommentRow = Selectable<CommentTable>

/**
 * Whether others see a thread (of its table's name): something that was said in it is there, and what began it is not
 * hidden, whose quotation goes with it. The main thread of a proposal quotes nothing.
 */
export function isShownThread(thread: string): RawBuilder<SqlBool> {
  const [id, main] = [sql.ref(`${thread}.id`), sql.ref(`${thread}.main`)]
  return sql`(exists (select 1 from comment c where c.thread = ${id}
      and c.hidden is null and c.deleted is null)
    and (${main} = 1 or exists (select 1 from comment o where o.id = ${id} and o.hidden is null)))`
}

/** The discussion of a proposal as a whole; null where nothing was said yet. */
export async function findMainThread(
  database: Kysely<Tables>,
  { page, proposal }: { readonly page: string; readonly proposal: number },
): Promise<ThreadRow | null> {
  const row = await database
    .selectFrom('thread')
    .selectAll()
    .where('page', '=', page)
    .where('proposal', '=', proposal)
    .where('main', '=', 1)
    .executeTakeFirst()
  return row ?? null
}

/** How many threads of a page are open, but for those of its drafts and the main threads of its proposals. */
export async function countOpenThreads(
  { database }: Pick<Services, 'database'>,
  page: string,
): Promise<number> {
  const row = await readAs([`voices ${page}`], () =>
    database
      .selectFrom('thread')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('page', '=', page)
      .where('main', '=', 0)
      .where('draft', 'is', null)
      .where('resolved', 'is', null)
      .where(isShownThread('thread'))
      .executeTakeFirst(),
  )
  return Number(row?.count ?? 0)
}
