import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'

/** A page and the one that it takes from, both for the caller to read. */
export type Pair = {
  readonly page: PageRow
  readonly origin: PageRow
  /** Whether the page was made of it. */
  readonly isOrigin: boolean
}

/**
 * The page that a page was made of, or the one that `from` names. Throws `invalid` at `from` where there is none that the
 * caller may read (`no-origin`), and for a page that cannot be taken from by words: `itself`, `other-lineage`,
 * `other-language`; `gone` for one that was deleted, `not-found` for what `from` names and is not there.
 */
export async function reachUpstream(
  services: Services,
  page: PageRow,
  { actor, from }: { readonly actor: Actor; readonly from: string | undefined },
): Promise<Pair> {
  const origin =
    from === undefined
      ? await originOf(services, page, actor)
      : await findPage(services, from, actor)
  await requireRight(services, actor, 'read', origin)
  if (origin.id === page.id) throw refusedSource('itself')
  if (origin.lineage !== page.lineage) throw refusedSource('other-lineage')
  if (isTranslation(page, origin)) throw refusedSource('other-language')
  return { page, origin, isOrigin: origin.id === page.origin_page }
}

/** Whether two pages state different languages; one without fields states none. */
const isTranslation = (page: PageRow, other: PageRow): boolean =>
  page.lang !== '' && other.lang !== '' && page.lang !== other.lang

/** That there is an origin is told to nobody who may not read it. */
async function originOf(services: Services, page: PageRow, actor: Actor): Promise<PageRow> {
  const named =
    page.origin_page === null
      ? undefined
      : await services.database
          .selectFrom('page')
          .select('slug')
          .where('id', '=', page.origin_page)
          .executeTakeFirst()
  if (named === undefined) throw refusedSource('no-origin')
  try {
    return await findPage(services, named.slug, actor)
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found')
      throw refusedSource('no-origin')
    throw error
  }
}

/** That nothing can be taken from there, and why. */
export function refusedSource(
  code: 'itself' | 'no-origin' | 'other-language' | 'other-lineage',
): ProblemError {
  return new ProblemError('invalid', `upstream-${code}`, {
    errors: [{ path: 'from', message: 'Nothing can be taken over from there.', code }],
  })
}
