import { inChunks } from '@forkshop/repository'
import type { Provenance } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pagesBySlug } from '../../records/pages/related-pages.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { coAuthorsOf } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import { proposalsOf } from './proposals-of.ts'
import { wordRevisions, type WordRevision } from './taken-from.ts'
import { writerOf } from './writer.ts'
import { accountOfAuthor } from '../../records/accounts/author.ts'

/** A revision whose words stand in a text, with all there is to say of it. */
export type OriginView = {
  readonly recorded: Revision
  readonly source: Provenance['sources'][number]
  /** Slug of the event that its trailers name, whoever may read it. */
  readonly event: string | null
}

/** What there is to say of the revisions that a text's words came in with: the page's, or of pages that it took from. */
export async function describeOrigins(
  services: Services,
  page: PageRow,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OriginView>> {
  const found = await readRevisions(services, page, ids)
  const recorded = found.map((one) => one.recorded)
  const slugs = new Set(recorded.flatMap((one) => eventOf(one) ?? []))
  const [events, from, proposals, pages] = await Promise.all([
    pagesBySlug(services, [...slugs]),
    authorsFrom(services, recorded),
    proposalsOf(services, page, ids),
    slugsOf(
      services,
      found.flatMap(({ elsewhere }) => elsewhere ?? []),
    ),
  ])
  const views = found.map(({ recorded: one, elsewhere }): OriginView => {
    const event = eventOf(one)
    const shown = events.get(event ?? '')
    const source = {
      revision: one.id,
      authorFrom: from.get(one.id) ?? 'elsewhere',
      coAuthors: writerOf(one) === one.author ? [...coAuthorsOf(one)] : [],
      event: shown === undefined ? null : { slug: shown.slug, title: shown.title },
      proposal: proposals.get(one.id) ?? null,
      before: elsewhere === null ? (one.parents[0] ?? null) : null,
      page: pages.get(elsewhere ?? '') ?? null,
    }
    return { recorded: one, source, event }
  })
  return new Map(views.map((view) => [view.recorded.id, view]))
}

async function readRevisions(
  services: Services,
  page: PageRow,
  ids: readonly string[],
): Promise<readonly WordRevision[]> {
  const revisions = await wordRevisions(services, page, ids.map(revisionIdOf))
  const known = new Set<string>(revisions.map(({ recorded }) => recorded.id))
  const revision = ids.find((id) => !known.has(id))
  if (revision !== undefined)
    throw new ForkshopError('missing-revision', { page: page.id, revision })
  return revisions
}

/** Addresses of pages that everybody may read. */
async function slugsOf(
  { database }: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('page')
    .select(['id', 'slug'])
    .where('id', 'in', [...new Set(ids)])
    .where('deleted', 'is', null)
    .where('visibility', '!=', 'private')
    .execute()
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}

function eventOf({ trailers }: Revision): string | null {
  return trailers.find(({ key }) => key === 'Event')?.value ?? null
}

type AuthorFrom = 'here' | 'guest' | 'elsewhere'

/** Where the authors of revisions come from, by revision. A name that an import or push brought is of elsewhere. */
async function authorsFrom(
  services: Services,
  revisions: readonly Revision[],
): Promise<ReadonlyMap<string, AuthorFrom>> {
  const asked = [
    ...new Set(revisions.flatMap((revision) => accountOfAuthor(writerOf(revision)) ?? [])),
  ]
  const accounts = new Set<string>()
  for (const some of inChunks(asked)) {
    const rows = await services.database
      .selectFrom('user')
      .select('id')
      .where('id', 'in', some)
      .execute()
    for (const row of rows) accounts.add(row.id)
  }
  return new Map(revisions.map((revision) => [revision.id, authorFrom(revision, accounts)]))
}

function authorFrom(revision: Revision, accounts: ReadonlySet<string>): AuthorFrom {
  if (!revision.verified) return 'elsewhere'
  if (revision.trailers.some(({ key }) => key === 'Imported-From')) return 'elsewhere'
  const writer = writerOf(revision)
  if (/^guest\+[^@]*@users\.noreply\./.test(writer.email)) return 'guest'
  return accounts.has(accountOfAuthor(writer) ?? '') ? 'here' : 'elsewhere'
}
