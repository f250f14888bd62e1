import type { PageRow } from '../../records/pages/find-page.ts'
import { releaseRows } from '../../records/pages/versions.ts'
import type { Services } from '../../records/services/services.ts'
import type { Line } from './to-csv.ts'

export const pageColumns = [
  'id',
  'slug',
  'formerSlugs',
  'kind',
  'title',
  'summary',
  'lang',
  'license',
  'visibility',
  'revision',
  'version',
  'versions',
  'forkedFrom',
  'forkedFromVersion',
  'forkedFromRevision',
  'created',
  'updated',
  'deleted',
] as const

/** A page with where it comes from; `forkedFrom` is a slug where its origin is there. */
export async function pageLine(services: Services, page: PageRow): Promise<Line> {
  const [slugs, releases, origin] = await Promise.all([
    services.database
      .selectFrom('page_slug')
      .select('slug')
      .where('page', '=', page.id)
      .where('slug', '!=', page.slug)
      .orderBy('slug')
      .execute(),
    releaseRows(services, page),
    page.origin_page === null ? undefined : slugOf(services, page.origin_page),
  ])
  return {
    id: page.id,
    slug: page.slug,
    formerSlugs: slugs.map(({ slug }) => slug),
    kind: page.kind,
    title: page.title,
    summary: page.summary,
    lang: page.lang,
    license: page.license,
    visibility: page.visibility,
    revision: page.head,
    version: page.version,
    versions: releases.map(({ version }) => version).toReversed(),
    forkedFrom: origin ?? null,
    forkedFromVersion: page.origin_version,
    forkedFromRevision: page.origin_revision,
    created: page.created,
    updated: page.updated,
    deleted: page.deleted,
  }
}

async function slugOf({ database }: Services, page: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('page')
    .select('slug')
    .where('id', '=', page)
    .executeTakeFirst()
  return row?.slug
}
