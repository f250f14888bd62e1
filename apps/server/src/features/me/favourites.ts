import { ProblemError } from '../../base/problem-error.ts'
import type { Account } from '../../base/http/signed-in.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'

/** Pages on one shelf. */
const MAX_FAVOURITES = 500

/** Puts a page on somebody's shelf. Throws `not-found` for what they may not know of, `too-many`. */
export async function keepFavourite(
  services: Services,
  actor: Account,
  slug: string,
): Promise<void> {
  const page = await reach(services, actor, slug)
  const counted = await services.database
    .selectFrom('favourite')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('user', '=', actor.id)
    .executeTakeFirst()
  if (Number(counted?.count ?? 0) >= MAX_FAVOURITES) {
    throw new ProblemError('too-many', 'too-many-favourites', { values: { n: MAX_FAVOURITES } })
  }
  await services.database
    .insertInto('favourite')
    .values({ user: actor.id, page: page.id, since: services.clock().toISOString() })
    .onConflict((conflict) => conflict.columns(['user', 'page']).doNothing())
    .execute()
}

/** Takes a page off somebody's shelf. Throws `not-found` as above. */
export async function dropFavourite(
  services: Services,
  actor: Account,
  slug: string,
): Promise<void> {
  const page = await reach(services, actor, slug)
  await services.database
    .deleteFrom('favourite')
    .where('user', '=', actor.id)
    .where('page', '=', page.id)
    .execute()
}

/** Whether a page is on somebody's shelf. Throws `not-found` as above. */
export async function isFavourite(
  services: Services,
  actor: Account,
  slug: string,
): Promise<boolean> {
  const page = await reach(services, actor, slug)
  const row = await services.database
    .selectFrom('favourite')
    .select('since')
    .where('user', '=', actor.id)
    .where('page', '=', page.id)
    .executeTakeFirst()
  return row !== undefined
}

async function reach(services: Services, actor: Account, slug: string): Promise<PageRow> {
  const page = await findPage(services, slug, actor)
  await requireRight(services, actor, 'read', page)
  return page
}
