import type { ListKind } from '@forkshop/api'
import { homeKind, kindOfPath, pageKinds, type PageKind } from '@forkshop/domain'

/** The lists of the library: a kind each, and pages that state none. */
export const listKinds: readonly ListKind[] = [...pageKinds, 'page']

/** The list that an address asks for; null when it asks for none that exists. */
export const listKindOf = (kind: unknown): ListKind | null =>
  listKinds.find((one) => one === kind) ?? null

/** The lists worth showing: every kind, and pages without one where there are any. */
export const shownLists = (
  counts: Readonly<Record<string, number>>,
  current: ListKind,
): readonly ListKind[] =>
  listKinds.filter((kind) => kind !== 'page' || current === 'page' || (counts['page'] ?? 0) > 0)

/** What the home page's address asks for to show a list. */
export const sectionQuery = (section: ListKind): { readonly kind?: ListKind } =>
  section === homeKind ? {} : { kind: section }

/** Address of a kind's list. */
export const sectionPath = (section: ListKind): string =>
  section === homeKind ? '/' : `/?kind=${section}`

/** The section an address stands in; null for pages of none. */
export const sectionOf = (path: string, kind: unknown): PageKind | null => {
  if (path === '/') {
    const list = listKindOf(kind) ?? homeKind
    return list === 'page' ? null : list
  }
  return kindOfPath(path.split('/')[1] ?? '')
}
