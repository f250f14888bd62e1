export { migrateRepository, repositoryMigrations } from './commit-index/migrations.ts'
export type { CommitTable, RefTable, RepositoryTables } from './commit-index/tables.ts'
export { RepositoryError } from './error.ts'
export type { RepositoryErrorCode } from './error.ts'
export { gitLibrary } from './git/git-library.ts'
export type { GitLibrary, GitLibraryOptions } from './git/git-library.ts'
export type {
  AdvertisedRef,
  GitTransport,
  Incoming,
  PushRequest,
  PushTarget,
} from './git/transport/transport.ts'
export type { PushedRevision, PushRefusal } from './git/transport/pushed-revisions.ts'
export { memoryLibrary } from './memory/memory-library.ts'
export type {
  CommitInfo,
  CommitOutcome,
  HistoryOptions,
  HistoryPage,
  Library,
  LibraryProblem,
  LibraryProposal,
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
