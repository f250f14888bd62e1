import type { ListKind } from '@forkshop/api'

export type Section = 'format' | 'method' | 'event' | 'project'

export const sections: readonly Section[] = ['format', 'method', 'event', 'project']

/** The lists of the library: a kind each, and pages that state none. */
export const listKinds: readonly ListKind[] = [...sections, 'page']

/** The list that an address asks for; null when it asks for none that exists. */
export const listKindOf = (kind: unknown): ListKind | null =>
  listKinds.find((one) => one === kind) ?? null

/** The lists worth showing: every kind, and pages without one where there are any. */
export const shownLists = (
  counts: Readonly<Record<string, number>>,
  current: ListKind,
): readonly ListKind[] =>
  listKinds.filter((kind) => kind !== 'page' || current === 'page' || (counts['page'] ?? 0) > 0)

/** Address of a kind's list. */
export const sectionPath = (section: ListKind): string =>
  section === 'format' ? '/' : `/?kind=${section}`

const bySegment: Readonly<Record<string, Section>> = {
  formats: 'format',
  methods: 'method',
  events: 'event',
  projects: 'project',
}

/** The section an address stands in; null for pages of none. */
export const sectionOf = (path: string, kind: unknown): Section | null => {
  if (path === '/') {
    const list = listKindOf(kind) ?? 'format'
    return list === 'page' ? null : list
  }
  return bySegment[path.split('/')[1] ?? ''] ?? null
}
