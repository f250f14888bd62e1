import { parseSlug, type Slug } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { keepSlug } from '../../journal/kept-slugs.ts'
import type { Services } from '../../records/services/services.ts'

/** Counters tried after a slug that is taken. */
const MAX_COUNTER = 2000

/**
 * Keeps the first free slug like each of those wished for, in their order, until `letSlugsGo`. One
 * that any page has or ever had is taken, and so is one that another page is being made with.
 */
export async function reserveSlugs(
  services: Services,
  importId: string,
  wishes: readonly Slug[],
): Promise<readonly Slug[]> {
  const created = services.clock().toISOString()
  return services.database.transaction().execute(async (transaction) => {
    const reserved: Slug[] = []
    const next = new Map<string, number>()
    for (const wish of wishes) {
      let found: Slug | null = null
      for (let counter = next.get(wish) ?? 1; found === null; counter += 1) {
        if (counter > MAX_COUNTER)
          throw new ProblemError('slug-taken', 'slug-taken', { values: { slug: wish } })
        next.set(wish, counter + 1)
        const slug = counter === 1 ? wish : parseSlug(`${wish}-${counter}`)
        const isOurs =
          slug !== null &&
          (await isFree(transaction, slug)) &&
          (await keepSlug(transaction, slug, { import: importId, created }))
        if (isOurs) found = slug
      }
      reserved.push(found)
    }
    return reserved
  })
}

async function isFree(transaction: Kysely<Tables>, slug: Slug): Promise<boolean> {
  const holder = await transaction
    .selectFrom('page_slug')
    .select('page')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return holder === undefined
}
