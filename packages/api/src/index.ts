export { route, type Access, type Route, type Verb } from './route.ts'
export {
  conflictSchema,
  problemCodes,
  problemSchema,
  problemStatus,
  type Problem,
  type ProblemCode,
} from './problem.ts'
export {
  agendaSchema,
  atSchema,
  historyEntrySchema,
  kindSchema,
  listKindSchema,
  listOf,
  pagingQuery,
  revisionIdSchema,
  revisionSchema,
  slugSchema,
  versionEntrySchema,
  versionSchema,
  type AgendaView,
  type HistoryEntry,
  type ListKind,
  type PersonView,
  type LicenseIssueView,
  type RevisionView,
  type VersionEntry,
} from './shapes.ts'
export type { Storage } from './storage.ts'
export {
  pageRightsSchema,
  pageSchema,
  type DescribedPage,
  type Page,
  type PageRights,
  type Translation,
} from './page.ts'
export { pageViewSchema, type PageView, type PassageIdea, type PlaceTimeView } from './page-view.ts'
export type { StandingView } from './standing.ts'
export { printViewSchema, type PrintView } from './print.ts'
export { MAX_TOGETHER, togetherSchema, type Together } from './together.ts'
export { translationStateSchema, type TranslationState } from './translation.ts'
export { compareViewSchema, type CompareView } from './comparison.ts'
export {
  renderedComparisonSchema,
  type HtmlMarks,
  type MergeSide,
  type RenderedComparison,
  type TextPlace,
  type DrawnAsked,
  type UnchangedAsked,
} from './comparison-drawn.ts'
export { comparisonSchema } from './comparison-told.ts'
export type {
  Preparation,
  PreparationItem,
  RoleInvite,
  RolePerson,
  RoleToFill,
} from './preparation.ts'
export { roomScreenSchema, type RoomScreen, type Showing } from './showing.ts'
export type { BoardView, Card, Retrospective } from './board.ts'
export type { MadeMove, RunView, SentMove } from './run.ts'
export type { Runs } from './format-runs.ts'
export type { RanDay, RanStepView, Taught } from './taught.ts'
export { proposalSchema, proposalViewSchema, type Proposal, type ProposalView } from './proposal.ts'
export {
  noticeSchema,
  type Notice,
  type Notices,
  type NoticeSettings,
  type Watch,
} from './notice.ts'
export {
  personParts,
  type Me,
  type OwnSettings,
  type PersonPage,
  type PersonPart,
  type ProposalLine,
} from './me.ts'
export { offerSchema, type Offer, type OfferView } from './offer.ts'
export { checkpointReasons } from './checkpoint.ts'
export type { Checkpoint, CheckpointReason, DiscardedDraft } from './checkpoint.ts'
export type { DraftLoss } from './loss.ts'
export { draftSchema, type Draft } from './draft.ts'
export { commentSchema, type Comment } from './discussion.ts'
export { releaseDraftSchema, type ReleaseDraft } from './release.ts'
export type { Kept, Upstream, UpstreamChange } from './upstream.ts'
export { provenanceSchema, type Provenance } from './provenance.ts'
export { passageHistorySchema, type PassageChange, type PassageHistory } from './passage.ts'
export type { EventWish } from './event.ts'
export type {
  Coming,
  ListedRegistration,
  OwnRegistration,
  RegistrationPlan,
} from './registration.ts'
export type { PostedForm } from './posted-form.ts'
export { ideaSchema, type Idea } from './idea.ts'
export {
  photographSchema,
  type Photograph,
  type Photographs,
  type ShownPhotograph,
} from './photograph.ts'
export {
  threadAnchorSchema,
  threadSchema,
  type Thread,
  type ThreadAnchor,
  type ThreadComment,
} from './thread.ts'
export { saidSchema, type Held, type Reported } from './moderation.ts'
export { followLive, type LiveEvent } from './live.ts'
export { liveFrames, liveKinds, livePath, type LiveKind } from './live-stream.ts'
export {
  importPlanSchema,
  importReportSchema,
  importSchema,
  type Import,
  type ImportChoices,
  type ImportLeftReason,
  type ImportPlan,
  type ImportProgress,
  type ImportReport,
  type PlannedImportPage,
} from './import.ts'
export type { CalendarPurpose } from './calendar.ts'
export type { FeedSubject } from './feed.ts'
export { sessionSchema, type Session } from './account.ts'
export { changePath } from './change-path.ts'
export {
  changeEntrySchema,
  pageSummarySchema,
  searchHitSchema,
  type ChangeEntry,
  type HomeView,
  type PageSummary,
  type SearchHit,
} from './library.ts'
export { formatRoomMessage, parseRoomMessage, type RoomMessage } from './room-message.ts'
export { endpoints, type RouteName } from './endpoints.ts'
export { areas, routes, type Area, type Routes } from './routes.ts'
export { scopeOf, scopes, type Scope } from './token-scope.ts'
export { toOpenApi } from './openapi/openapi.ts'
export {
  ApiError,
  callPath,
  createClient,
  type CallAnswer,
  type CallInput,
  type Client,
  type ClientOptions,
  clientBuildHeader,
} from './client.ts'
