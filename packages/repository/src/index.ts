export { RepositoryError } from './error.ts'
export type { RepositoryErrorCode } from './error.ts'
export { memoryLibrary } from './memory/memory-library.ts'
export type {
  CommitInfo,
  CommitOutcome,
  HistoryOptions,
  HistoryPage,
  Library,
  LibraryProblem,
  LibraryRelease,
  Media,
  NewFork,
  NewPage,
  NewProposal,
  NewRelease,
  NewRevision,
  PageEditing,
  PageMeta,
  PageRevision,
  PageVisibility,
  Person,
  ProposalOutcome,
  ReleaseOutcome,
  Revision,
  Trailer,
} from './library.ts'
