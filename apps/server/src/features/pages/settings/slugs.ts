import { parseSlug, type Slug } from '@forkshop/domain'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import { removeIntent } from '../../../journal/intent-rows.ts'
import { writeIntent, type Intent } from '../../../journal/intents.ts'
import { underIntent } from '../../../journal/left-work.ts'

/** Which slug a new page is to have: this one or none, or the first free one like it. */
export type SlugWish =
  | { readonly kind: 'exact'; readonly slug: string }
  | { readonly kind: 'like'; readonly slug: Slug }

/** A slug that is kept for one page until its intent is removed. */
export type ReservedSlug = { readonly slug: Slug; readonly intent: string }

/** Counters tried after a slug that is taken. */
const MAX_COUNTER = 500

/** The slug in a request; throws `invalid` naming `slug` for one that no page can have. */
export function requireSlug(text: string): Slug {
  const slug = parseSlug(text)
  if (slug !== null) return slug
  throw new ProblemError('invalid', 'slug-invalid', {
    values: { slug: text },
    errors: [{ path: 'slug', message: 'Not a possible address.', code: 'format' }],
  })
}

/**
 * Keeps a slug for a page and writes the intent of the work it is for. A slug that any page has or
 * ever had is taken (but a page may have its own former one back). Throws `slug-taken`.
 */
export async function reserveSlug(
  services: Services,
  wish: SlugWish,
  toIntent: (slug: Slug) => Intent,
): Promise<ReservedSlug> {
  if (wish.kind === 'exact') {
    const slug = requireSlug(wish.slug)
    const reserved = await tryReserve(services, slug, toIntent(slug))
    if (reserved !== null) return reserved
    throw new ProblemError('slug-taken', 'slug-taken', { values: { slug } })
  }
  for (let counter = 1; counter <= MAX_COUNTER; counter += 1) {
    const slug = counter === 1 ? wish.slug : parseSlug(`${wish.slug}-${counter}`)
    const reserved = slug === null ? null : await tryReserve(services, slug, toIntent(slug))
    if (reserved !== null) return reserved
  }
  throw new ProblemError('slug-taken', 'slug-taken', { values: { slug: wish.slug } })
}

async function tryReserve(
  services: Services,
  slug: Slug,
  intent: Intent,
): Promise<ReservedSlug | null> {
  const id = `slug:${slug}`
  const outcome = await writeIntent(services, id, intent)
  if (outcome.kind === 'busy') return null
  return underIntent(services, id, async () => {
    const holder = await services.database
      .selectFrom('page_slug')
      .select('page')
      .where('slug', '=', slug)
      .executeTakeFirst()
    if (holder === undefined || ('page' in intent && holder.page === intent.page)) {
      return { slug, intent: id }
    }
    await removeIntent(services.database, id)
    return null
  })
}
