import type { RequestContext } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { hasRight, requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { opensScreen } from './room-links.ts'

/** Somebody who looks at the screen of a room, and how they came to it. */
export type ScreenReader = { readonly event: PageRow; readonly leads: boolean }

/**
 * The event whose screen is asked for, for who leads its day and for a browser that opened a link to it. Throws what the
 * right `lead` is refused with to everybody else, who are told nothing of a page that is not for them.
 */
export async function reachScreen(
  services: Services,
  slug: string,
  { actor, cookie }: Pick<RequestContext, 'actor' | 'cookie'>,
): Promise<ScreenReader> {
  const event = await eventBehind(services, slug)
  if (event !== null) {
    if (await hasRight(services, actor, 'lead', event)) return { event, leads: true }
    if (await opensScreen(services, event, cookie)) return { event, leads: false }
  }
  const page = await findPage(services, slug, actor)
  await requireRight(services, actor, 'lead', page)
  throw new ProblemError('not-found', 'event-not-found', { values: { slug } })
}

/** The event with a slug of today or of before, whoever may see it; null where there is none. */
export async function eventBehind({ database }: Services, slug: string): Promise<PageRow | null> {
  const page = await database
    .selectFrom('page_slug')
    .innerJoin('page', 'page.id', 'page_slug.page')
    .selectAll('page')
    .where('page_slug.slug', '=', slug)
    .where('page.kind', '=', 'event')
    .where('page.deleted', 'is', null)
    .executeTakeFirst()
  return page ?? null
}
