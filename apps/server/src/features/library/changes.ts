import type { ChangeEntry } from '@forkshop/api'
import { changeEntrySchema } from '@forkshop/api'
import { cutWords, wordLimits } from '@forkshop/domain'
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { kindOf } from '../../base/kind-of.ts'
import type { Services } from '../../records/services/services.ts'

const kindSchema = changeEntrySchema.shape.kind

/** Which pages a list of changes is about. */
export type PagesOfChanges = (
  eb: ExpressionBuilder<Tables, 'change' | 'page'>,
) => Expression<SqlBool>

const publicPages: PagesOfChanges = (eb) => eb('page.visibility', '=', 'public')

/**
 * What happened to public pages (or those that `pages` names), newest first; a deleted page is named only by its deletion. An
 * import is one entry, however many pages it made; so is what was said at once of many pages, where all of them are listed.
 */
export async function listChanges(
  services: Services,
  options: {
    readonly limit: number
    readonly cursor?: string | undefined
    readonly since?: string | undefined
    readonly pages?: PagesOfChanges
  },
): Promise<{ items: ChangeEntry[]; nextCursor: string | null }> {
  const after = parseCursor(options.cursor, z.tuple([z.int()]))
  const { since, pages = publicPages } = options
  const joined = pages === publicPages ? ['imported', 'published'] : ['imported']
  const rows = await services.database
    .selectFrom('change')
    .innerJoin('page', 'page.id', 'change.page')
    .select(['change.id', 'change.time', 'change.kind', 'change.person', 'change.person_name'])
    .select(['change.version', 'change.proposal'])
    // No more than is shown comes out of the database.
    .select(sql<string>`substr(change.reason, 1, ${wordLimits.listed + 1})`.as('reason'))
    .select(['page.slug', 'page.title', 'page.kind as page_kind'])
    .select((eb) => isBesideSame(eb, 'before').as('follows'))
    .where(pages)
    .where((eb) => eb.or([eb('page.deleted', 'is', null), eb('change.kind', '=', 'deleted')]))
    .where((eb) => eb.not(eb.exists(goneIdea(eb))))
    .where((eb) => eb.or([eb('change.kind', 'not in', joined), eb.not(isBesideSame(eb, 'after'))]))
    .$if(after !== null, (query) => query.where('change.id', '<', after?.[0] ?? 0))
    .$if(since !== undefined, (query) => query.where('change.time', '>=', since ?? ''))
    .orderBy('change.id', 'desc')
    .limit(options.limit + 1)
    .execute()
  const shown = rows.slice(0, options.limit)
  const last = rows.length > options.limit ? shown.at(-1) : undefined
  const counts = await Promise.all(
    shown.map(async (row) =>
      joined.includes(row.kind) && isYes(row.follows) ? countTogether(services, row) : 1,
    ),
  )
  return {
    items: shown.map((row, at) => ({
      id: String(row.id),
      time: row.time,
      kind: kindSchema.parse(row.kind),
      page: { slug: row.slug, title: row.title, kind: kindOf({ kind: row.page_kind }) },
      person:
        row.person_name === null
          ? null
          : { id: row.person, name: cutWords(row.person_name, wordLimits.name) },
      version: row.version,
      proposal: row.proposal,
      reason: cutWords(row.reason, wordLimits.listed),
      pages: counts[at] ?? 1,
    })),
    nextCursor: last === undefined ? null : toCursor([Number(last.id)]),
  }
}

/** The idea of a row, where it is hidden or was taken back. */
function goneIdea(eb: ExpressionBuilder<Tables, 'change'>) {
  return eb
    .selectFrom('idea')
    .select('idea.id')
    .whereRef('idea.id', '=', 'change.idea')
    .where((where) =>
      where.or([where('idea.hidden', 'is not', null), where('idea.deleted', 'is not', null)]),
    )
}

/** Whether the row before or after tells of the same act on another page: the rows of one have one time and stand together. */
function isBesideSame(eb: ExpressionBuilder<Tables, 'change'>, side: 'before' | 'after') {
  const nearestId = eb
    .selectFrom('change as near')
    .select(({ fn }) => (side === 'after' ? fn.min('near.id') : fn.max('near.id')).as('id'))
    .whereRef('near.id', side === 'after' ? '>' : '<', 'change.id')
  return eb.exists(
    eb
      .selectFrom('change as beside')
      .select('beside.id')
      .where('beside.id', '=', nearestId)
      .whereRef('beside.kind', '=', 'change.kind')
      .whereRef('beside.time', '=', 'change.time')
      .whereRef('beside.reason', '=', 'change.reason')
      .whereRef('beside.page', '!=', 'change.page'),
  )
}

/** One database answers 1, another one true. */
function isYes(answer: SqlBool): boolean {
  return Number(answer) === 1
}

/** Pages of one act that are there for everybody, told by its last row. */
async function countTogether(
  { database }: Services,
  row: { readonly id: number; readonly time: string; readonly kind: string },
): Promise<number> {
  const { id, time, kind } = row
  const before = await database
    .selectFrom('change')
    .select('id')
    .where('id', '<', id)
    .where((eb) => eb.or([eb('kind', '!=', kind), eb('time', '!=', time)]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const counted = await database
    .selectFrom('change')
    .innerJoin('page', 'page.id', 'change.page')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('change.id', '<=', id)
    .$if(before !== undefined, (query) => query.where('change.id', '>', Number(before?.id)))
    .where('page.visibility', '=', 'public')
    .where('page.deleted', 'is', null)
    .executeTakeFirst()
  return Number(counted?.count ?? 1)
}
