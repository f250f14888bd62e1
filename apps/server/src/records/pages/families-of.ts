/** That a page says it translates another one: by the slug that it names, and the id of the page that this leads to. */
export type Edge = {
  readonly page: string
  readonly slug: string
  /** Null where everybody may read no page of that name. */
  readonly next: string | null
}

/** By page, the key of the pages that say the same in several languages; pages that stand alone have none. */
export type Families = ReadonlyMap<string, string>

/** The key of the family that translates a page. */
export const familyOfOriginal = (page: string): string => `page ${page}`

/**
 * The families of pages, each of which translates at most one other: `page` and the id of the original; `ring` and an id
 * for pages of which each translates the next, and for what translates those; `slug` and a name that leads to no page
 * which everybody may read.
 */
export const familiesOf = (edges: readonly Edge[]): Families => {
  const from = new Map(edges.map((edge) => [edge.page, edge]))
  const families = new Map<string, string>()
  for (const { page } of edges) {
    const way: string[] = []
    const key = keyAtEnd(page, { from, families, way })
    for (const one of way) families.set(one, key)
  }
  return families
}

type Walk = {
  readonly from: ReadonlyMap<string, Edge>
  readonly families: Families
  /** The pages on the way, the end among them; filled here. */
  readonly way: string[]
}

const keyAtEnd = (start: string, { from, families, way }: Walk): string => {
  const seen = new Set<string>()
  for (let at = start; ;) {
    const known = families.get(at)
    if (known !== undefined) return known
    if (seen.has(at)) return `ring ${way.slice(way.indexOf(at)).toSorted()[0] ?? at}`
    seen.add(at)
    way.push(at)
    const edge = from.get(at)
    if (edge === undefined) return familyOfOriginal(at)
    if (edge.next === null) return `slug ${edge.slug}`
    at = edge.next
  }
}
