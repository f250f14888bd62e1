import type { Client, SearchHit } from '@forkshop/api'

const pairsOf = (slug: string): readonly string[] =>
  Array.from({ length: Math.max(0, slug.length - 1) }, (_, at) => slug.slice(at, at + 2))

/** How alike two slugs are, from 0 to 1: the share of pairs of letters that both have (Dice). */
export const likeness = (one: string, other: string): number => {
  const left = [...pairsOf(other)]
  const pairs = pairsOf(one)
  const count = pairs.length + left.length
  const shared = pairs.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return count === 0 ? 0 : (2 * shared.length) / count
}

/** Pages whose words come close to the words of an address that leads nowhere, the closest first; at most three. */
export const nearMatches = async (client: Client, asked: string): Promise<readonly SearchHit[]> => {
  const words = asked.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)
  const queries = [words.join(' '), ...words, ...words.map((word) => word.slice(0, 3))]
  const found = new Map<string, SearchHit>()
  for (const q of new Set(queries.filter((query) => query.length > 2))) {
    const answer = await client('search', { query: { q, limit: 20 } }).catch(() => null)
    for (const hit of answer?.items ?? []) found.set(hit.slug, hit)
    if (found.size >= 3) break
  }
  return [...found.values()]
    .map((hit) => ({ hit, like: likeness(asked, hit.slug) }))
    .toSorted((one, other) => other.like - one.like)
    .slice(0, 3)
    .map(({ hit }) => hit)
}
