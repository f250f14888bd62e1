import { findNamedEvent } from '../events/named-event.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import type { Services } from '../../records/services/services.ts'
import type { Account } from './taken-push.ts'

const option = /^event=(.+)$/

/**
 * The slug of the event that `git push -o event=<slug>` names; null where none is named. Throws
 * `invalid` for other options, and for what is no event of this page that its readers may know of.
 */
export async function eventOfOptions(
  services: Services,
  { page, actor }: { readonly page: PageRow; readonly actor: Account },
  options: readonly string[],
): Promise<string | null> {
  let event: string | null = null
  for (const given of options) {
    const [, slug] = option.exec(given) ?? []
    if (slug === undefined) {
      throw new ProblemError('invalid', 'push-option-unknown', {
        values: { option: given.slice(0, SHOWN) },
      })
    }
    const found = await findNamedEvent(services, slug, { page, actor }).catch((cause: unknown) => {
      if (cause instanceof ProblemError) throw noEvent(slug)
      throw cause
    })
    if (found.id !== page.id && !(await isAbout(services, found, page))) throw noEvent(slug)
    event = found.slug
  }
  return event
}

const SHOWN = 80

function noEvent(slug: string): ProblemError {
  return new ProblemError('invalid', 'push-no-event', { values: { event: slug.slice(0, SHOWN) } })
}

/** Whether an event ran a page, or used it. */
async function isAbout(services: Services, event: PageRow, page: PageRow): Promise<boolean> {
  const row = await withSearchTables(services.database)
    .selectFrom('page_facet')
    .innerJoin('page_slug', 'page_slug.slug', 'page_facet.value')
    .select('page_facet.page')
    .where('page_facet.page', '=', event.id)
    .where('page_facet.key', 'in', ['runs', 'uses'])
    .where('page_slug.page', '=', page.id)
    .executeTakeFirst()
  return row !== undefined
}
