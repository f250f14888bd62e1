import type { z } from 'zod'
import { sessionSchema } from '../account.ts'
import { compareViewSchema, mergePreviewSchema } from '../comparison.ts'
import { renderedComparisonSchema } from '../comparison-drawn.ts'
import { comparisonSchema } from '../comparison-told.ts'
import { commentSchema, reviewSchema } from '../discussion.ts'
import { draftSchema } from '../draft.ts'
import { anchorSchema, ideaSchema } from '../idea.ts'
import { pageFactsSchema } from '../facts.ts'
import { liveEventSchema } from '../live.ts'
import {
  importChoicesSchema,
  importPlanSchema,
  importReportSchema,
  importSchema,
} from '../import.ts'
import { changeEntrySchema, pageSummarySchema, searchHitSchema } from '../library.ts'
import { threadAnchorSchema, threadCommentSchema, threadSchema } from '../thread.ts'
import { offerSchema } from '../offer.ts'
import { pageRightsSchema, pageSchema, publishedSchema, translationSchema } from '../page.ts'
import { pageViewSchema } from '../page-view.ts'
import { passageChangeSchema, passageHistorySchema } from '../passage.ts'
import { conflictSchema, problemSchema } from '../problem.ts'
import {
  preparationItemSchema,
  preparationSchema,
  rolePersonSchema,
  roleInviteSchema,
  roleToFillSchema,
} from '../preparation.ts'
import { boardSchema, cardSchema, retrospectiveSchema } from '../board.ts'
import { madeMoveSchema, runSchema } from '../run.ts'
import { proposalSchema, proposalViewSchema } from '../proposal.ts'
import { photographSchema } from '../photograph.ts'
import { provenanceSchema } from '../provenance.ts'
import {
  agendaSchema,
  atSchema,
  historyEntrySchema,
  kindSchema,
  listKindSchema,
  originSchema,
  personSchema,
  revisionIdSchema,
  revisionSchema,
  slugSchema,
  timeSchema,
  versionEntrySchema,
  versionSchema,
} from '../shapes.ts'
import { roomScreenSchema } from '../showing.ts'
import { storageSchema } from '../storage.ts'
import { keptSchema, upstreamChangeSchema, upstreamSchema } from '../upstream.ts'

/**
 * Shapes that the description tells once and names wherever they are used. Programs are generated
 * from these names: one that was released is not changed.
 */
export const schemaNames: Readonly<Record<string, z.ZodType>> = {
  Slug: slugSchema,
  RevisionId: revisionIdSchema,
  VersionNumber: versionSchema,
  At: atSchema,
  Time: timeSchema,
  Kind: kindSchema,
  ListKind: listKindSchema,
  Person: personSchema,
  Revision: revisionSchema,
  HistoryEntry: historyEntrySchema,
  Version: versionEntrySchema,
  Origin: originSchema,
  Agenda: agendaSchema,
  PageSummary: pageSummarySchema,
  Page: pageSchema,
  Translation: translationSchema,
  PageFacts: pageFactsSchema,
  PageView: pageViewSchema,
  PageRights: pageRightsSchema,
  Published: publishedSchema,
  Change: changeEntrySchema,
  SearchHit: searchHitSchema,
  Comparison: comparisonSchema,
  DrawnComparison: renderedComparisonSchema,
  CompareView: compareViewSchema,
  MergePreview: mergePreviewSchema,
  MergeConflict: conflictSchema,
  Upstream: upstreamSchema,
  UpstreamChange: upstreamChangeSchema,
  Kept: keptSchema,
  Provenance: provenanceSchema,
  PassageChange: passageChangeSchema,
  PassageHistory: passageHistorySchema,
  Draft: draftSchema,
  Proposal: proposalSchema,
  ProposalView: proposalViewSchema,
  Comment: commentSchema,
  Review: reviewSchema,
  Thread: threadSchema,
  ThreadComment: threadCommentSchema,
  ThreadAnchor: threadAnchorSchema,
  Offer: offerSchema,
  Idea: ideaSchema,
  Anchor: anchorSchema,
  Photograph: photographSchema,
  Import: importSchema,
  ImportChoices: importChoicesSchema,
  ImportPlan: importPlanSchema,
  ImportReport: importReportSchema,
  LiveEvent: liveEventSchema,
  Run: runSchema,
  MadeMove: madeMoveSchema,
  Board: boardSchema,
  Card: cardSchema,
  Retrospective: retrospectiveSchema,
  Preparation: preparationSchema,
  PreparationItem: preparationItemSchema,
  RolePerson: rolePersonSchema,
  RoleInvite: roleInviteSchema,
  RoleToFill: roleToFillSchema,
  RoomScreen: roomScreenSchema,
  Session: sessionSchema,
  Storage: storageSchema,
  Problem: problemSchema,
}
