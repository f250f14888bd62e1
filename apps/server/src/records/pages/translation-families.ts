import { sql } from 'kysely'

/** Translations of translations that are followed; a longer chain, or a longer ring, is none. */
const MAX_STEPS = 8

/**
 * Pages that say the same in several languages, each with the key of its family: `page` and the id of the original,
 * `ring` and an id for pages of which each translates the next, `slug` and a name that leads to nothing that everybody
 * may read. Pages without one stand alone. Deleted pages have none; private and unlisted ones have, but nobody has
 * theirs through them, so that a family tells nothing of what is hidden.
 *
 * A translation has a language, and another one than the page that it names: it is none of itself, nor of a page in
 * the same language. A private, a deleted and an absent original are one and the same here.
 *
 * Found from what pages say today, of all of them: a millisecond for each hundred or so that translate another.
 * `materialized`, because SQLite would look for the edges anew at each step, which takes 50 times as long.
 */
export const translationFamilies = sql<{ readonly page: string; readonly key: string }>`(
  with recursive edge (page, slug, next) as materialized (
    select page.id, page_facet.value, original.id
    from page_facet
    join page on page.id = page_facet.page and page.deleted is null and page.lang <> ''
    left join page_slug on page_slug.slug = page_facet.value
    left join page as original on original.id = page_slug.page
      and original.deleted is null and original.visibility = 'public'
    where page_facet.key = 'translates'
      and (original.id is null or (original.id <> page.id and lower(original.lang) <> lower(page.lang)))
  ),
  walk (page, at, steps) as (
    select page, next, 1 from edge where next is not null
    union all
    select walk.page, edge.next, walk.steps + 1 from walk join edge on edge.page = walk.at
    where edge.next is not null and walk.steps < ${sql.lit(MAX_STEPS)}
  ),
  ring (page, name) as materialized (
    select page, min(at) from walk where page in (select page from walk where page = at) group by page
  )
  select page, 'slug ' || slug as key from edge where next is null
  union
  select walk.page, 'slug ' || edge.slug from walk join edge on edge.page = walk.at where edge.next is null
  union
  select walk.page, 'page ' || walk.at from walk where walk.at not in (select page from edge)
  union
  select at, 'page ' || at from walk where at not in (select page from edge)
  union
  select walk.page, 'ring ' || min(ring.name) from walk join ring on ring.page = walk.at group by walk.page
)`

/** The key of the family that translates a page. */
export const familyOfOriginal = (page: string) => `page ${page}`
