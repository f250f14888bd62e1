import type { LineageId } from '@forkshop/domain'
import type { PageMeta, Revision } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { indexPage } from '../words/index-page.ts'
import { recordChange } from './change-log.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { factColumns, settingColumns } from './page-rows.ts'

/** A page that has its first revision in git and is to get its rows. */
export type PageToInsert = {
  readonly lineage: LineageId
  readonly meta: PageMeta
  readonly facts: PageFacts
  readonly first: Pick<Revision, 'id' | 'author' | 'time' | 'reason'>
  /** Of a fork: the version of the origin that it started from, when that was released. */
  readonly originVersion: string | null
}

/** Writes every row of a new page: itself, its slugs, maintainers, search entry, and that it was made. */
export async function insertPage(
  transaction: Kysely<Tables>,
  { first, ...page }: PageToInsert,
): Promise<void> {
  const { time } = first
  await insertPageRows(transaction, { ...page, head: first.id, created: time, updated: time })
  await recordChange(transaction, {
    kind: page.meta.origin === null ? 'created' : 'forked',
    page: page.meta.id,
    person: first.author,
    time,
    reason: first.reason,
  })
}

/** A page with a history of its own, for which somebody else tells what happened. */
type PageWithHistory = Omit<PageToInsert, 'first'> & {
  readonly head: string
  readonly created: string
  readonly updated: string
}

/** Writes the rows of a page but for what happened to it. */
export async function insertPageRows(
  transaction: Kysely<Tables>,
  { lineage, meta, facts, originVersion, head, created, updated }: PageWithHistory,
): Promise<void> {
  await transaction
    .insertInto('page')
    .values({
      ...factColumns(facts),
      id: meta.id,
      slug: meta.slug,
      lineage,
      head,
      version: null,
      ...settingColumns(meta),
      origin_page: meta.origin?.page ?? null,
      origin_revision: meta.origin?.commit ?? null,
      origin_version: originVersion,
      created,
      updated,
      deleted: null,
      deleted_by: null,
      deleted_reason: null,
    })
    .execute()
  await insertMeta(transaction, meta, created)
  await indexPage(transaction, meta.id, facts)
}

/** Brings slugs and maintainers of a page to what its meta says. */
export async function insertMeta(
  transaction: Kysely<Tables>,
  meta: PageMeta,
  since: string,
): Promise<void> {
  const page = meta.id
  await transaction
    .insertInto('page_slug')
    .values([meta.slug, ...meta.formerSlugs].map((slug) => ({ slug, page })))
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  const users = [...new Set(meta.maintainers)]
  await transaction
    .deleteFrom('maintainer')
    .where('page', '=', page)
    .$if(users.length > 0, (query) => query.where('user', 'not in', users))
    .execute()
  if (users.length === 0) return
  await transaction
    .insertInto('maintainer')
    .values(users.map((user) => ({ page, user, since })))
    .onConflict((conflict) => conflict.columns(['page', 'user']).doNothing())
    .execute()
}
