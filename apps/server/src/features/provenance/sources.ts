import type { Provenance } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pagesBySlug } from '../../records/pages/related-pages.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { coAuthorNames } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import { authorsFrom } from './author-from.ts'
import { proposalsOf } from './proposals-of.ts'
import { writerOf } from './writer.ts'

/** A revision whose words stand in a text, with all there is to say of it. */
export type OriginView = {
  readonly recorded: Revision
  readonly source: Provenance['sources'][number]
  /** Slug of the event that its trailers name, whoever may read it. */
  readonly event: string | null
}

/** What there is to say of the revisions that a text's words came in with; the page reaches all of them. */
export async function describeOrigins(
  services: Services,
  page: PageRow,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OriginView>> {
  const recorded = await Promise.all(ids.map((id) => readRevision(services, page, id)))
  const slugs = new Set(recorded.flatMap((one) => eventOf(one) ?? []))
  const [events, from, proposals] = await Promise.all([
    pagesBySlug(services, [...slugs]),
    authorsFrom(services, recorded),
    proposalsOf(services, page, ids),
  ])
  const views = recorded.map((one): OriginView => {
    const event = eventOf(one)
    const shown = events.get(event ?? '')
    const source = {
      revision: one.id,
      authorFrom: from.get(one.id) ?? 'elsewhere',
      coAuthors: writerOf(one) === one.author ? coAuthorNames(one.trailers) : [],
      event: shown === undefined ? null : { slug: shown.slug, title: shown.title },
      proposal: proposals.get(one.id) ?? null,
      before: one.parents[0] ?? null,
    }
    return { recorded: one, source, event }
  })
  return new Map(views.map((view) => [view.recorded.id, view]))
}

async function readRevision(services: Services, page: PageRow, id: string): Promise<Revision> {
  const revision = await services.library.revision(pageIdOf(page.id), revisionIdOf(id))
  if (revision === null)
    throw new ForkshopError('missing-revision', { page: page.id, revision: id })
  return revision
}

function eventOf({ trailers }: Revision): string | null {
  return trailers.find(({ key }) => key === 'Event')?.value ?? null
}
