import { parseRevisionId, parseVersion, type RevisionId } from '@forkshop/domain'
import type { Selectable } from 'kysely'
import type { PageTable } from '../database/tables/page-tables.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../services/services.ts'
import { maySee, roleOn, visibilityOf } from './rights.ts'
import { noteShown, readAs } from '../../base/shown.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'

export type PageRow = Selectable<PageTable>

/** The front matter kept in a row. */
export function fieldsOfRow(row: Pick<PageRow, 'fields'>): Readonly<Record<string, unknown>> {
  return JSON.parse(row.fields)
}

/** A page found by a slug; `movedTo` is its slug of today when it was asked for by a former one. */
export type FoundPage = PageRow & { readonly movedTo: string | null }

/** A text of a page; `version` is null when the revision is not released. */
export type ResolvedAt = { readonly revision: RevisionId; readonly version: string | null }

const visitor: Actor = { kind: 'visitor' }

/**
 * The page behind a slug, today's or a former one. Throws `not-found` for what does not exist or
 * is not the actor's to see (a private page without an actor included), `gone` with the tombstone
 * for a deleted page.
 */
export async function findPage(
  services: Services,
  slug: string,
  actor: Actor = visitor,
): Promise<FoundPage> {
  const page = await findPageOrTombstone(services, slug, actor)
  if (page.deleted === null) return page
  throw new ProblemError('gone', 'page-gone', {
    values: { slug: page.slug },
    tombstone: tombstoneOf(page),
  })
}

/** As `findPage`, but answers a deleted page as well; for bringing it back. */
export async function findPageOrTombstone(
  services: Services,
  slug: string,
  actor: Actor = visitor,
): Promise<FoundPage> {
  const page = await visiblePage(services, slug, actor)
  if (page === null) throw new ProblemError('not-found', 'page-not-found', { values: { slug } })
  return { ...page, movedTo: page.slug === slug ? null : page.slug }
}

/** The page behind a slug that a text names; null where there is none, or none for this reader. */
export async function findNamedPage(
  services: Services,
  slug: string,
  actor: Actor,
): Promise<PageRow | null> {
  const page = await visiblePage(services, slug, actor)
  return page?.deleted === null ? page : null
}

/** A page by a slug that it has or had, deleted or not; null where the actor may not know of it. */
async function visiblePage(
  services: Services,
  slug: string,
  actor: Actor,
): Promise<PageRow | null> {
  const page = await readAs([`slug ${slug}`], () =>
    services.database
      .selectFrom('page_slug')
      .innerJoin('page', 'page.id', 'page_slug.page')
      .selectAll('page')
      .where('page_slug.slug', '=', slug)
      .executeTakeFirst(),
  )
  if (page === undefined) return null
  noteShown(`page ${page.id}`)
  return (await isVisible(services, page, actor)) ? page : null
}

/** The page with an id, when the actor may see it and it is not deleted; null otherwise. */
export async function findPageById(
  services: Services,
  id: string,
  actor: Actor = visitor,
): Promise<PageRow | null> {
  const page = await readPage(services, id)
  return page !== null && (await isVisible(services, page, actor)) ? page : null
}

/** The page with an id whoever may see it, for what the server does itself; null when there is none. */
export async function readPage({ database }: Services, id: string): Promise<PageRow | null> {
  const page = await database
    .selectFrom('page')
    .selectAll()
    .where('id', '=', id)
    .where('deleted', 'is', null)
    .executeTakeFirst()
  return page ?? null
}

/**
 * The revision that `{at}` names on a page: `head` (also when absent), a version with or without
 * `v`, or a full revision id reachable from the page. Throws `not-found` for anything else.
 */
export async function resolveAt(
  services: Services,
  page: Pick<PageRow, 'id' | 'head'>,
  at: string | undefined,
): Promise<ResolvedAt> {
  if (at === undefined || at === 'head') return named(services, page, revisionIdOf(page.head))
  const version = parseVersion(at)
  if (version !== null) return released(services, page, version)
  const revision = parseRevisionId(at)
  if (
    revision !== null &&
    (await services.library.revision(pageIdOf(page.id), revision)) !== null
  ) {
    return named(services, page, revision)
  }
  throw new ProblemError('not-found', 'unknown-revision', { values: { at } })
}

/** Whether the actor may know that the page exists. */
export async function isVisible(
  services: Services,
  page: Pick<PageRow, 'id' | 'visibility'>,
  actor: Actor,
): Promise<boolean> {
  if (visibilityOf(page) === 'public') return true
  return maySee(await roleOn(services)(actor, page), page)
}

async function named(
  services: Services,
  page: Pick<PageRow, 'id'>,
  revision: RevisionId,
): Promise<ResolvedAt> {
  const release = await services.database
    .selectFrom('page_release')
    .select('version')
    .where('page', '=', page.id)
    .where('revision', '=', revision)
    .orderBy('time', 'desc')
    .executeTakeFirst()
  return { revision, version: release?.version ?? null }
}

async function released(
  services: Services,
  page: Pick<PageRow, 'id'>,
  version: string,
): Promise<ResolvedAt> {
  const release = await services.database
    .selectFrom('page_release')
    .select('revision')
    .where('page', '=', page.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (release === undefined)
    throw new ProblemError('not-found', 'unknown-version', { values: { version } })
  return { revision: revisionIdOf(release.revision), version }
}

function tombstoneOf(page: PageRow) {
  return {
    by: page.deleted_by ?? '',
    time: page.deleted ?? '',
    reason: page.deleted_reason ?? '',
  }
}
