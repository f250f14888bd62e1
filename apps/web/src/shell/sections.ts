export type Section = 'format' | 'method' | 'event' | 'project'

export const sections: readonly Section[] = ['format', 'method', 'event', 'project']

/** Address of a kind's list. */
export const sectionPath = (section: Section): string =>
  section === 'format' ? '/' : `/?kind=${section}`

const bySegment: Readonly<Record<string, Section>> = {
  formats: 'format',
  methods: 'method',
  events: 'event',
  projects: 'project',
}

/** The section an address stands in; null for pages of none. */
export const sectionOf = (path: string, kind: unknown): Section | null => {
  if (path === '/') return sections.find((section) => section === kind) ?? 'format'
  return bySegment[path.split('/')[1] ?? ''] ?? null
}
