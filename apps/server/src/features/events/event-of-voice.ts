import { speaksAt } from '../../base/http/actor-id.ts'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { findNamedEvent } from './named-event.ts'

/**
 * The event through which somebody speaks on a page: the one named, else a guest's own, else the page
 * if it is one. Throws `forbidden` for a guest on a page that their event neither is nor ran.
 */
export const eventOfVoice = async (
  services: Services,
  page: PageRow,
  { actor, named }: { readonly actor: Actor; readonly named?: string | undefined },
): Promise<PageRow | null> => {
  const own = speaksAt(actor)
  const slug = named ?? own
  if (slug === null) return page.kind === 'event' ? page : null
  const event = await findNamedEvent(services, slug, { page, actor })
  if (own !== null && !(await belongs(services, event, page))) {
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
