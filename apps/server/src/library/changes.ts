import type { ChangeEntry } from '@forkshop/api'
import { changeEntrySchema } from '@forkshop/api'
import { z } from 'zod'
import { parseCursor, toCursor } from '../pages/list-cursor.ts'
import { kindOf } from '../pages/kind-of.ts'
import type { Services } from '../services.ts'

const kindSchema = changeEntrySchema.shape.kind

/** What happened to public pages, newest first; a deleted page is named only by its deletion. */
export async function listChanges(
  services: Services,
  options: {
    readonly limit: number
    readonly cursor?: string | undefined
    readonly since?: string | undefined
  },
): Promise<{ items: ChangeEntry[]; nextCursor: string | null }> {
  const after = parseCursor(options.cursor, z.tuple([z.int()]))
  const { since } = options
  const rows = await services.database
    .selectFrom('change')
    .innerJoin('page', 'page.id', 'change.page')
    .select(['change.id', 'change.time', 'change.kind', 'change.person', 'change.person_name'])
    .select(['change.version', 'change.proposal', 'change.reason'])
    .select(['page.slug', 'page.title', 'page.kind as page_kind'])
    .where('page.visibility', '=', 'public')
    .where((eb) => eb.or([eb('page.deleted', 'is', null), eb('change.kind', '=', 'deleted')]))
    .$if(after !== null, (query) => query.where('change.id', '<', after?.[0] ?? 0))
    .$if(since !== undefined, (query) => query.where('change.time', '>=', since ?? ''))
    .orderBy('change.id', 'desc')
    .limit(options.limit + 1)
    .execute()
  const shown = rows.slice(0, options.limit)
  const last = rows.length > options.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: String(row.id),
      time: row.time,
      kind: kindSchema.parse(row.kind),
      page: { slug: row.slug, title: row.title, kind: kindOf({ kind: row.page_kind }) },
      person: row.person_name === null ? null : { id: row.person, name: row.person_name },
      version: row.version,
      proposal: row.proposal,
      reason: row.reason,
    })),
    nextCursor: last === undefined ? null : toCursor([Number(last.id)]),
  }
}
