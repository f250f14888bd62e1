export type LineagePage = {
  readonly slug: string
  readonly title: string
  readonly forkedFrom: { readonly slug: string; readonly version: string | null } | null
  readonly version: string | null
  /** Passages; null where they are not counted. */
  readonly ahead: number | null
  readonly behind: number | null
  readonly updated: string
  readonly events: number
}

export type LineageRow<Page extends LineagePage> = {
  readonly page: Page
  readonly depth: number
  /** Row of the page it comes from; null for the first, or where that page is not shown. */
  readonly parent: number | null
}

/** The pages as a tree, children below their origin, oldest line first; none is lost or shown twice. */
export const lineageRows = <Page extends LineagePage>(
  pages: readonly Page[],
): readonly LineageRow<Page>[] => {
  const bySlug = new Set(pages.map((page) => page.slug))
  const children = new Map<string | null, Page[]>()
  for (const page of pages) {
    const origin = page.forkedFrom?.slug ?? null
    const parent = origin !== null && bySlug.has(origin) && origin !== page.slug ? origin : null
    children.set(parent, [...(children.get(parent) ?? []), page])
  }
  const rows: LineageRow<Page>[] = []
  const seen = new Set<string>()
  const add = (page: Page, depth: number, parent: number | null): void => {
    if (seen.has(page.slug)) return
    seen.add(page.slug)
    rows.push({ page, depth, parent })
    const row = rows.length - 1
    for (const child of children.get(page.slug) ?? []) add(child, depth + 1, row)
  }
  for (const page of children.get(null) ?? []) add(page, 0, null)
  for (const page of pages) add(page, 0, null)
  return rows
}

/** Passages that differ from the origin, both ways; 0 where they are not counted. */
export const distance = ({ ahead, behind }: LineagePage): number => (ahead ?? 0) + (behind ?? 0)

/** The page farthest from where it came from; null when no page differs. */
export const farthest = <Page extends LineagePage>(pages: readonly Page[]): Page | null => {
  const forks = pages.filter((page) => page.forkedFrom !== null && distance(page) > 0)
  return forks.reduce<Page | null>(
    (far, page) => (far === null || distance(page) > distance(far) ? page : far),
    null,
  )
}
