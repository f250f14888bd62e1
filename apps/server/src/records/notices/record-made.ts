import type { PageMeta } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import type { Tables } from '../database/tables.ts'
import type { PageToInsert } from '../pages/page-insert.ts'
import { toPersonView } from '../pages/views.ts'
import { recordAct } from './record-act.ts'

/**
 * Writes that a page was made: a fork is told of on its origin, an event on the format that it runs. What was made for the
 * day of one event alone is told of nowhere.
 */
export async function recordMade(
  transaction: Kysely<Tables>,
  { meta, facts, first }: Pick<PageToInsert, 'meta' | 'facts' | 'first'>,
): Promise<void> {
  if (meta.madeFor !== undefined) return
  const made = {
    who: toPersonView(first.author),
    time: first.time,
    one: meta.id,
    revision: first.id,
  }
  if (meta.origin !== null) {
    await recordAct(transaction, {
      ...made,
      kind: 'forked',
      page: meta.origin.page,
      other: meta.id,
      quote: first.reason,
    })
    return
  }
  const format = await formatOf(transaction, meta, facts)
  await recordAct(
    transaction,
    format === null
      ? { ...made, kind: 'page-made', page: meta.id }
      : { ...made, kind: 'event-planned', page: format, other: meta.id },
  )
}

async function formatOf(
  transaction: Kysely<Tables>,
  meta: PageMeta,
  { kind, facets }: PageFacts,
): Promise<string | null> {
  const slug = kind === 'event' ? facets.find(({ key }) => key === 'runs')?.value : undefined
  if (slug === undefined) return null
  const row = await transaction
    .selectFrom('page_slug')
    .select('page')
    .where('slug', '=', slug)
    .where('page', '!=', meta.id)
    .executeTakeFirst()
  return row?.page ?? null
}
