import { parseSlug, type PageId } from '@forkshop/domain'
import { fieldSource, withFields } from '@forkshop/document'
import type { Person } from '@forkshop/repository'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { maintainersOf } from '../../records/pages/people.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { formatRunOf, type FormatRun } from '../pages/shown/format-run.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { makeFork } from '../pages/writing/make-page.ts'
import { publishComposed, requirePublished } from '../pages/writing/publish.ts'

export type AdaptRequest = {
  readonly event: PageRow
  readonly actor: Actor
  readonly author: Person
  /** Account of who asks. */
  readonly maintainer: string
  readonly reason: string
}

/**
 * The fork that holds the programme of an event for its day alone: made when there is none, and named by the event.
 * Asked for by two at once it is one. Throws `invalid` for an event that runs no version that can be read.
 */
export function adaptEvent(services: Services, request: AdaptRequest): Promise<PageId> {
  const { event, actor } = request
  return services.held.queues.adapting(event.id, async () => {
    const run = await runOf(services, event, actor)
    if (run === null) throw notRun()
    if (run.adapted !== null) return pageIdOf(run.adapted.id)
    const made =
      (await madeBefore(services, event, run)) ?? (await makeAdapted(services, request, run))
    const page = await findPageById(services, made, actor)
    if (page === null) throw new ProblemError('not-found', 'page-not-found')
    await nameAdapted(services, request, page.slug)
    return made
  })
}

/** The event runs the format as it is again; what was made for its day stays. */
export function dropAdapted(services: Services, request: AdaptRequest): Promise<void> {
  return services.held.queues.adapting(request.event.id, () => nameAdapted(services, request, null))
}

async function runOf(services: Services, event: PageRow, actor: Actor): Promise<FormatRun | null> {
  if (event.kind !== 'event') return null
  return formatRunOf(services, { page: event, facts: factsOfRow(event) }, actor)
}

/** The fork that the event once named, or was about to. */
async function madeBefore(
  services: Services,
  event: PageRow,
  { page: format }: FormatRun,
): Promise<PageId | null> {
  const row = await services.database
    .selectFrom('page')
    .select('id')
    .where('made_for', '=', event.id)
    .where('origin_page', '=', format.id)
    .where('deleted', 'is', null)
    .orderBy('created', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : pageIdOf(row.id)
}

async function makeAdapted(
  services: Services,
  { event, author, maintainer, reason }: AdaptRequest,
  { page, revision, version }: FormatRun,
): Promise<PageId> {
  const shown = await readPageAt(services, page, revision)
  const slugLike = parseSlug(`${event.slug}-programme`)
  return makeFork(services, {
    text: shown.text,
    ...(slugLike !== null && { slugLike }),
    reason,
    author,
    maintainer,
    alsoMaintainers: (await maintainersOf(services, event.id)).flatMap(({ id }) => id ?? []),
    editing: event.editing === 'open' ? 'open' : 'maintainers',
    madeFor: pageIdOf(event.id),
    origin: page,
    revision: revisionIdOf(revision),
    version,
  })
}

/** Writes into the event's text which fork it runs, whatever else was published meanwhile. */
async function nameAdapted(
  services: Services,
  { event, author, reason }: AdaptRequest,
  slug: string | null,
): Promise<void> {
  const field = slug === null ? null : fieldSource('adapted', slug)
  const outcome = await publishComposed(services, {
    page: event,
    author,
    reason,
    compose: async (_head, text) => ({
      kind: 'text',
      text: withFields(text, new Map([['adapted', field]])),
      merged: false,
    }),
  })
  requirePublished(outcome)
}

function notRun(): ProblemError {
  return new ProblemError('invalid', 'code.invalid', {
    errors: [{ path: 'format', code: 'no-version', message: 'This event runs no such version.' }],
  })
}
