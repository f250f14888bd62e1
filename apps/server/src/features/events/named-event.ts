import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

/**
 * The event that somebody says an idea or a proposal for a page comes from. Throws `invalid` for a
 * page that is no event, and for one that readers of the page may not know of.
 */
export const findNamedEvent = async (
  services: Services,
  slug: string,
  { page, actor }: { readonly page: PageRow; readonly actor: Actor },
): Promise<PageRow> => {
  const event = await findPage(services, slug, actor).catch((cause: unknown) => {
    if (cause instanceof ProblemError) throw notAnEvent()
    throw cause
  })
  const isHidden = event.visibility === 'private' && page.visibility !== 'private'
  if (event.kind === 'event' && (event.id === page.id || !isHidden)) return event
  throw notAnEvent()
}

const notAnEvent = (): ProblemError =>
  new ProblemError('invalid', 'code.invalid', {
    errors: [{ path: 'event', message: 'Not an event.', code: 'not-an-event' }],
  })
