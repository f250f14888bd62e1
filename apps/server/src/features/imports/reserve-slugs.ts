import { parseSlug, type Slug } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'

/** Intents that keep a slug for an import until its pages have rows. */
export const SLUG_INTENT = 'import-slug'

/** Counters tried after a slug that is taken. */
const MAX_COUNTER = 2000

/**
 * Keeps the first free slug like each of those wished for, in their order, until `releaseSlugs`. One
 * that any page has or ever had is taken, and so is one that another page is being made with.
 */
export async function reserveSlugs(
  services: Services,
  importId: string,
  wishes: readonly Slug[],
): Promise<readonly Slug[]> {
  const created = services.clock().toISOString()
  const payload = JSON.stringify({ import: importId })
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
        if (slug !== null && (await isFree(transaction, slug))) found = slug
      }
      await transaction
        .insertInto('intent')
        .values({ id: `slug:${found}`, kind: SLUG_INTENT, payload, created })
        .execute()
      reserved.push(found)
    }
    return reserved
  })
}

/** Lets go of what an import kept. */
export async function releaseSlugs(database: Kysely<Tables>, importId: string): Promise<void> {
  await database
    .deleteFrom('intent')
    .where('kind', '=', SLUG_INTENT)
    .where('payload', '=', JSON.stringify({ import: importId }))
    .execute()
}

async function isFree(transaction: Kysely<Tables>, slug: Slug): Promise<boolean> {
  const [holder, intent] = [
    await transaction
      .selectFrom('page_slug')
      .select('page')
      .where('slug', '=', slug)
      .executeTakeFirst(),
    await transaction
      .selectFrom('intent')
      .select('id')
      .where('id', '=', `slug:${slug}`)
      .executeTakeFirst(),
  ]
  return holder === undefined && intent === undefined
}
