export { inChunks } from './commit-index/in-chunks.ts'
export { migrateRepository, repositoryMigrations } from './commit-index/migrations.ts'
export type { Housekeeping as GitHousekeeping } from './git/housekeeping/housekeeping.ts'
export type { CommitTable, RefTable, RepositoryTables } from './commit-index/tables.ts'
export { RepositoryError } from './error.ts'
export type { RepositoryErrorCode } from './error.ts'
export { LINEAGE_CONFIG } from './git/bare-repository.ts'
export { inUnsyncedTransaction } from './commit-index/unsynced-transaction.ts'
export { hasCode, namesIn, syncFolder, writeFileDurably } from './git/durable-files.ts'
export { askForMissingObjects } from './git/fsck.ts'
export { gitLibrary } from './git/git-library.ts'
export type { GitLibrary, GitLibraryOptions } from './git/git-library.ts'
export type {
  AdvertisedRef,
  GitTransport,
  Incoming,
  PushRequest,
  PushTarget,
} from './git/transport/transport.ts'
export type { PushedMedia } from './git/transport/pushed-media.ts'
export type { PushedRevision } from './git/transport/pushed-revisions.ts'
export type { PushRefusal } from './git/transport/refused-push.ts'
export type { GitImporter, ImportTerms, Standing } from './git/import/importer.ts'
export type {
  FetchedSource,
  PlainFile,
  SourceLimits,
  SourceLocation,
} from './git/import/fetch-source.ts'
export type { ImportedFile, SourceReading } from './git/import/read-source.ts'
export type { PageToStage, PageMove, Staged, StagePlan } from './git/import/stage-pages.ts'
export { continueFrom, followWith } from './import/rewrite.ts'
export type { ImportedRevision } from './import/rewrite.ts'
export { findPictureLinks } from './import/picture-links.ts'
export { isCutOnImport } from './import/imported-message.ts'
export { RefusedSource } from './import/source.ts'
export type { ImportSettings, LeftOut, LeftReason, RefusedCode } from './import/source.ts'
export { pictureKindOf } from './import/picture-kind.ts'
export type { PictureKind } from './import/picture-kind.ts'
export { withoutMetadata } from './import/strip-metadata.ts'
export { isUnsafePath } from './import/source-path.ts'
export { createKeyedQueue } from './queue.ts'
export { eachInTurns } from './turns.ts'
export { memoryLibrary } from './memory/memory-library.ts'
export type {
  CommitInfo,
  CommitOutcome,
  DecisionFile,
  EndOfProposal,
  HistoryOptions,
  HistoryPage,
  Library,
  LibraryEnd,
  LibraryProblem,
  LibraryProposal,
  LibraryRelease,
  LibraryRun,
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
