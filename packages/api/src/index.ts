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
  listOf,
  pagingQuery,
  revisionIdSchema,
  revisionSchema,
  slugSchema,
  versionEntrySchema,
  versionSchema,
  type AgendaView,
  type HistoryEntry,
  type PersonView,
  type RevisionView,
  type VersionEntry,
} from './shapes.ts'
export {
  pageRightsSchema,
  pageSchema,
  pageSummarySchema,
  pageViewSchema,
  type Page,
  type PageRights,
  type PageSummary,
  type PageView,
  type PassageIdea,
} from './page.ts'
export {
  comparisonSchema,
  compareViewSchema,
  renderedComparisonSchema,
  type CompareView,
  type RenderedComparison,
} from './comparison.ts'
export {
  commentSchema,
  draftSchema,
  proposalSchema,
  proposalViewSchema,
  type Comment,
  type Draft,
  type Proposal,
  type ProposalView,
} from './proposal.ts'
export { provenanceSchema, type Provenance } from './provenance.ts'
export { ideaSchema, type Idea } from './idea.ts'
export { sessionSchema, type Session } from './account.ts'
export {
  changeEntrySchema,
  searchHitSchema,
  type ChangeEntry,
  type HomeView,
  type SearchHit,
} from './library.ts'
export { endpoints, type RouteName } from './endpoints.ts'
export { routes, type Routes } from './routes.ts'
export {
  ApiError,
  callPath,
  createClient,
  type CallAnswer,
  type CallInput,
  type Client,
  type ClientOptions,
} from './client.ts'
