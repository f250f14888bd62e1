import { parseSlug, type Slug } from '@forkshop/domain'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import { actAlone, type Act } from '../../../journal/act.ts'
import { slugId } from '../../../journal/kept-slugs.ts'

/** Which slug a new page is to have: this one or none, or the first free one like it. */
export type SlugWish =
  | { readonly kind: 'exact'; readonly slug: string }
  | { readonly kind: 'like'; readonly slug: Slug }

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
 * Does an act for a page under a slug that nobody else gets meanwhile. A slug that any page has or ever
 * had is taken (but a page may have its own former one back). Throws `slug-taken`.
 */
export async function actUnderSlug<K extends 'create' | 'meta', Made>(
  services: Services,
  wish: SlugWish,
  toAct: (slug: Slug) => Act<K, Made>,
): Promise<Made> {
  for (const slug of wishedSlugs(wish)) {
    const outcome = await tryUnder(services, slug, toAct(slug))
    if (outcome !== null) return outcome.made
  }
  throw new ProblemError('slug-taken', 'slug-taken', { values: { slug: wish.slug } })
}

/** One, or one after the other those that are like it. */
function* wishedSlugs(wish: SlugWish): Generator<Slug> {
  if (wish.kind === 'exact') return yield requireSlug(wish.slug)
  for (let counter = 1; counter <= MAX_COUNTER; counter += 1) {
    const slug = counter === 1 ? wish.slug : parseSlug(`${wish.slug}-${counter}`)
    if (slug !== null) yield slug
  }
}

/** The slug that a new page like this one would get now; null where all that are tried are taken. */
export async function firstFreeSlug(services: Services, like: Slug): Promise<Slug | null> {
  for (const slug of wishedSlugs({ kind: 'like', slug: like })) {
    if ((await holderOf(services, slug)) === undefined) return slug
  }
  return null
}

/** Null where the slug is taken, or about to be. */
async function tryUnder<K extends 'create' | 'meta', Made>(
  services: Services,
  slug: Slug,
  act: Act<K, Made>,
): Promise<{ readonly made: Made } | null> {
  const outcome = await actAlone(services, slugId(slug), {
    ...act,
    git: async () =>
      (await isFree(services, slug, act.payload.page)) ? { made: await act.git() } : null,
    rows: async (transaction, done) => {
      if (done !== null) return act.rows(transaction, done.made)
    },
  })
  return outcome.kind === 'busy' ? null : outcome.made
}

async function isFree(services: Services, slug: Slug, page: string): Promise<boolean> {
  const holder = await holderOf(services, slug)
  return holder === undefined || holder === page
}

async function holderOf({ database }: Services, slug: Slug): Promise<string | undefined> {
  const row = await database
    .selectFrom('page_slug')
    .select('page')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.page
}
