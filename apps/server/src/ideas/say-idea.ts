import type { CallInput } from '@forkshop/api'
import { authorOf } from '../accounts/author.ts'
import { findNamedEvent } from '../events/named-event.ts'
import type { Actor } from '../http/handler.ts'
import { ProblemError } from '../http/problem-error.ts'
import { requireRight } from '../http/rights.ts'
import { recordChange } from '../pages/change-log.ts'
import { resolveAt, type PageRow } from '../pages/find-page.ts'
import { factsOfRow } from '../pages/related-pages.ts'
import type { Services } from '../services.ts'
import { actorId } from './actor-id.ts'
import type { IdeaRow } from './idea-view.ts'

type Said = CallInput<'createIdea'>['body']

/**
 * Keeps an idea on a page. A guest speaks through their event, and only on its own page or on one
 * that it ran. An anchor is tied to the very revision whose passage was quoted.
 */
export const sayIdea = async (
  services: Services,
  page: PageRow,
  actor: Actor,
  said: Said,
): Promise<IdeaRow> => {
  const event = await eventOf(services, page, actor, said.event)
  await requireRight(services, actor, 'idea', page, { event: event?.slug ?? null })
  const anchor = said.anchor
  const at = anchor === undefined ? null : (await resolveAt(services, page, anchor.at)).revision
  const author = authorOf(services, actor)
  const row: IdeaRow = {
    id: services.newId(),
    page: page.id,
    text: said.text,
    observed: said.observed ?? null,
    kind: said.kind ?? 'other',
    event: event?.slug ?? null,
    quote: anchor?.quote ?? null,
    at_revision: at,
    prefix: anchor?.prefix ?? null,
    suffix: anchor?.suffix ?? null,
    state: 'open',
    duplicate_of: null,
    proposal: null,
    reason: null,
    author: actorId(actor),
    author_name: actor.kind === 'guest' && said.name ? said.name : author.name,
    created: services.clock().toISOString(),
    deleted: null,
  }
  await services.database.transaction().execute(async (trx) => {
    await trx.insertInto('idea').values(row).execute()
    await recordChange(trx, {
      kind: 'idea',
      page: page.id,
      time: row.created,
      reason: firstLine(said.text),
      person: { ...author, name: row.author_name },
    })
  })
  services.events.emit({ kind: 'page-changed', page: page.id })
  if (event !== null && event.id !== page.id) {
    services.events.emit({ kind: 'page-changed', page: event.id })
  }
  return row
}

/** The event an idea comes from: the one named, else a guest's own, else the page if it is one. */
const eventOf = async (
  services: Services,
  page: PageRow,
  actor: Actor,
  named: string | undefined,
): Promise<PageRow | null> => {
  const slug = named ?? (actor.kind === 'guest' ? actor.event : null)
  if (slug === null) return page.kind === 'event' ? page : null
  const event = await findNamedEvent(services, slug, { page, actor })
  if (actor.kind === 'guest' && !(await belongs(services, event, page))) {
    throw new ProblemError('forbidden', 'guest-elsewhere')
  }
  return event
}

/** Whether a page is an event's own, the format it ran or one of the methods it used. */
const belongs = async (services: Services, event: PageRow, page: PageRow): Promise<boolean> => {
  if (event.id === page.id) return true
  const { format, methods } = factsOfRow(event)
  const slugs = [...(format === null ? [] : [format.page]), ...Object.keys(methods)]
  if (slugs.length === 0) return false
  const found = await services.database
    .selectFrom('page_slug')
    .select('slug')
    .where('page', '=', page.id)
    .where('slug', 'in', slugs)
    .executeTakeFirst()
  return found !== undefined
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200)
