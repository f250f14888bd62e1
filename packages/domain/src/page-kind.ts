// The one list of kinds, in the order in which lists show them, each with the first part of the
// address of its pages. The fields of each stand in `fields/definitions.ts`.
const paths = {
  format: 'formats',
  method: 'methods',
  event: 'events',
  project: 'projects',
} as const

/** What a page is about; decides which front matter fields it has. */
export type PageKind = keyof typeof paths

/** The first part of the address of pages of a kind, without slashes. */
export type KindPath = (typeof paths)[PageKind]

/** Every kind, in the order in which lists show them. */
export const pageKinds: readonly PageKind[] = Object.keys(paths).filter(isPageKind)

/** The kind that the home page lists, and that is meant where none is named. */
export const homeKind = 'format' satisfies PageKind

/** The first part of an address that leads to a page of whatever kind, without slashes. */
export const anyKindPath = 'p'

/** The first part of the address of pages of a kind, without slashes (`format` → `formats`). */
export function kindPath(kind: PageKind): KindPath {
  return paths[kind]
}

/** The kind whose pages live under an address part (`formats` → `format`); null when none does. */
export function kindOfPath(path: string): PageKind | null {
  return pageKinds.find((kind) => paths[kind] === path) ?? null
}

/** The address of a page: below its kind (`/formats/48h-chrono`), or below `/p` when it has none. */
export function pagePath(page: { readonly slug: string; readonly kind: PageKind | null }): string {
  return page.kind === null ? permanentPath(page.slug) : `/${kindPath(page.kind)}/${page.slug}`
}

/**
 * The address that leads to a page whatever its kind is and becomes (`/p/48h-chrono`); with a version
 * or a revision, to its text as it was then (`/p/48h-chrono@1.0`).
 */
export function permanentPath(slug: string, at: string | null = null): string {
  return `/${anyKindPath}/${slug}${at === null ? '' : `@${at}`}`
}

/** Where a draft is gone on with that has no page yet. */
export function draftPath(draft: string): string {
  return `/drafts/${draft}`
}

/** What an address of a page, or of a screen below one, says: `/formats/48h-chrono/ideas`, `/p/48h-chrono@1.0`. */
export type PagePlace = {
  /** Its first part, as it was asked for. */
  readonly folder: string
  readonly slug: string
  /** What follows the slug: nothing, `/ideas`, `@1.0`. */
  readonly rest: string
}

/** Reads the path of an address (without query) as that of a page; null where it can be none. */
export function parsePagePlace(path: string): PagePlace | null {
  const [, folder, slug, rest = ''] = /^\/([^/]+)\/([^/@]+)(.*)$/.exec(path) ?? []
  if (folder === undefined || slug === undefined) return null
  try {
    return { folder, slug: decodeURIComponent(slug), rest }
  } catch {
    return null
  }
}

/**
 * The path under which a page is, when it was asked for by an old name or under another kind; null when
 * it was asked for where it is. The permanent address leads to every kind and stays.
 */
export function movedPath(
  { folder, slug, rest }: PagePlace,
  page: { readonly slug: string; readonly kind: PageKind | null },
): string | null {
  const permanent = folder === anyKindPath
  const own = permanent ? permanentPath(page.slug) : pagePath(page)
  return own === `/${folder}/${slug}` ? null : own + rest
}

/** Whether a value from front matter or a request names a kind. */
export function isPageKind(value: unknown): value is PageKind {
  return typeof value === 'string' && Object.hasOwn(paths, value)
}

/** The kind that front matter fields state; null when they state none, or one we do not know. */
export function kindOfFields(fields: Readonly<Record<string, unknown>>): PageKind | null {
  return isPageKind(fields['kind']) ? fields['kind'] : null
}
