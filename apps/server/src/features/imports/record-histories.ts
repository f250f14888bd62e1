import type { PageId } from '@forkshop/domain'
import { eachInTurns, type Revision } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { authorView } from '../../records/pages/views.ts'
import type { Manifest } from './manifest.ts'

/** A revision that a page got by an import. */
export type OwnRevision = { readonly page: PageId; readonly revision: Revision }

// A few milliseconds: then others have a turn.
const ROWS_AT_ONCE = 250

/**
 * Writes what happened to pages before they came here, and that they came. The feed is in the order
 * of its ids: what is older than the library goes in front of all that it has.
 */
export async function recordHistories(
  transaction: Kysely<Tables>,
  {
    revisions,
    pages,
    manifest,
  }: {
    readonly revisions: readonly OwnRevision[]
    /** Those that were made. */
    readonly pages: readonly PageId[]
    readonly manifest: Manifest
  },
): Promise<void> {
  const { first } = await transaction
    .selectFrom('change')
    .select(({ fn }) => fn.min('id').as('first'))
    .executeTakeFirstOrThrow()
  const before = Math.min(0, Number(first ?? 0)) - revisions.length
  const firstOf = new Map(revisions.toReversed().map(({ page, revision }) => [page, revision.id]))
  const made = new Set(pages)
  const ordered = revisions.toSorted((a, b) => (a.revision.time < b.revision.time ? -1 : 1))
  for (let at = 0; at < ordered.length; at += ROWS_AT_ONCE) {
    const rows = ordered.slice(at, at + ROWS_AT_ONCE).map(({ page, revision }, index) => {
      const person = authorView(revision)
      const isFirst = made.has(page) && firstOf.get(page) === revision.id
      return {
        id: before + at + index,
        time: revision.time,
        kind: isFirst ? 'created' : 'published',
        page,
        person: person.id,
        person_name: person.name,
        version: null,
        proposal: null,
        reason: revision.reason,
      }
    })
    await transaction.insertInto('change').values(rows).execute()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await eachInTurns(pages, null, (page) => recordCame(transaction, page, manifest))
}

async function recordCame(
  transaction: Kysely<Tables>,
  page: PageId,
  { person, source, time }: Manifest,
): Promise<void> {
  await transaction
    .insertInto('change')
    .values({
      time,
      kind: 'imported',
      page,
      person: person?.id ?? null,
      person_name: person?.name ?? null,
      version: null,
      proposal: null,
      reason: source.name,
    })
    .execute()
}
