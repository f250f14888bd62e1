import type { HistoryEntry, VersionEntry } from '@forkshop/api'

/** A page whose texts can be chosen for a side. */
export type ComparedPage = {
  readonly slug: string
  readonly title: string
  readonly head: string | null
  readonly versions: readonly VersionEntry[]
  readonly revisions: readonly HistoryEntry[]
}

type Revision = { readonly id: string }
type End = { readonly version: string | null; readonly revision: Revision }

/** What to compare the newest text with when nobody chose: the version before it, else the text before it. */
export const defaultFrom = ({ head, versions, revisions }: ComparedPage): string => {
  const version = versions.find(({ revision }) => revision.id !== head)
  return version?.version ?? revisions[1]?.id ?? 'head'
}

/** Whether two texts of a page are compared, one with itself, or the only one that there is. */
export const pairOf = (
  { revisions }: Pick<ComparedPage, 'revisions'>,
  from: End,
  to: End,
): 'two' | 'itself' | 'only' => {
  if (from.revision.id !== to.revision.id) return 'two'
  return revisions.length > 1 ? 'itself' : 'only'
}

/** The value that stands for a compared text in its list of choices. */
export const choiceOf = (end: End, { head }: Pick<ComparedPage, 'head'>): string =>
  end.version ?? (end.revision.id === head ? 'head' : end.revision.id)

/** Revisions that no version or newest text stands for already, and the one in view, whatever its age. */
export const otherRevisions = <Entry extends Revision>(
  page: {
    readonly head: string | null
    readonly versions: readonly { readonly revision: Revision }[]
  } & {
    readonly revisions: readonly Entry[]
  },
  shown: Entry,
): readonly Entry[] => {
  const named = new Set([page.head, ...page.versions.map(({ revision }) => revision.id)])
  const others = page.revisions.filter(({ id }) => !named.has(id))
  const isListed = named.has(shown.id) || others.some(({ id }) => id === shown.id)
  return isListed ? others : [...others, shown]
}
