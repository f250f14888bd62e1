import type { LibraryProblem } from '@forkshop/repository'

/** Something that does not fit together; `page` is a slug, or the id of a page that has none. */
export type CheckProblem = {
  readonly code: LibraryProblem['code'] | RecordProblemCode
  readonly page: string | null
  /** Names and ids only, so that the same problem is told the same way each time. */
  readonly detail: string
}

type RecordProblemCode =
  | 'records-missing'
  | 'records-damaged'
  | 'row-missing'
  | 'page-missing'
  | 'row-differs'
  | 'slugs-differ'
  | 'maintainers-differ'
  | 'maintainer-unknown'
  | 'origin-missing'
  | 'version-differs'
  | 'proposal-missing'
  | 'proposal-lost'
  | 'proposal-differs'
  | 'import-missing'
  | 'search-differs'
  | 'words-unread'
  | 'media-missing'
  | 'photograph-missing'
  | 'draft-base-missing'
  | 'anchor-missing'
  | 'idea-differs'
  | 'intent-left'
