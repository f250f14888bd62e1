/** What a page is about; decides which front matter fields it has. */
export type PageKind = 'format' | 'method' | 'event' | 'project'

/** Every kind, in the order in which lists show them. */
export const pageKinds: readonly PageKind[] = ['format', 'method', 'event', 'project']

const paths = {
  format: 'formats',
  method: 'methods',
  event: 'events',
  project: 'projects',
} as const satisfies Record<PageKind, string>

/** The first part of the address of pages of a kind, without slashes. */
export type KindPath = (typeof paths)[PageKind]

/** The first part of the address of pages of a kind, without slashes (`format` → `formats`). */
export function kindPath(kind: PageKind): KindPath {
  return paths[kind]
}

/** The kind whose pages live under an address part (`formats` → `format`); null when none does. */
export function kindOfPath(path: string): PageKind | null {
  return pageKinds.find((kind) => paths[kind] === path) ?? null
}

/** Whether a value from front matter or a request names a kind. */
export function isPageKind(value: unknown): value is PageKind {
  return pageKinds.some((kind) => kind === value)
}

/** The kind that front matter fields state; null when they state none, or one we do not know. */
export function kindOfFields(fields: Readonly<Record<string, unknown>>): PageKind | null {
  return isPageKind(fields['kind']) ? fields['kind'] : null
}
