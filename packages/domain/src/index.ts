export { agendaOf } from './agenda/agenda.ts'
export { methodsUsed } from './agenda/methods-used.ts'
export type { Agenda, AgendaDay, AgendaProblem, AgendaStep, StepMethod } from './agenda/agenda.ts'
export { editAgenda } from './agenda/edit-agenda.ts'
export type { AgendaEdit } from './agenda/agenda-edit.ts'
export { changeAgenda } from './agenda/change-agenda.ts'
export type { AgendaChange, StepPlace } from './agenda/agenda-change.ts'
export { planOf } from './agenda/plan.ts'
export type { PlannedDay, PlanStep } from './agenda/plan.ts'
export { squeezesOf } from './agenda/squeeze.ts'
export type { HourSqueeze } from './agenda/squeeze.ts'
export { newDayTitle } from './agenda/new-day.ts'
export { formatClock, parseStart } from './agenda/clock.ts'
export { parseLength } from './agenda/length.ts'
export { lengthWithin } from './agenda/length-within.ts'
export { columnsOf } from './agenda/columns.ts'
export type { Columns } from './agenda/columns.ts'
export { agendaRoles, concernsRole } from './agenda/roles.ts'
export type { AgendaRole } from './agenda/roles.ts'
export { belowMaterials } from './agenda/materials.ts'
export { isPause } from './agenda/pause-words.ts'
export { stripBars, stripLane } from './agenda/strip.ts'
export type { StripBar, StripLane } from './agenda/strip.ts'
export { timelineOf } from './agenda/timeline.ts'
export type { TimeCells, TimedRow, Timeline, TimeProblem } from './agenda/timeline.ts'
export {
  clockOf,
  isDateTime,
  isSkippedHour,
  isTimeZone,
  momentOf,
  clocksIn,
  placeText,
  placeTime,
  type PlaceTime,
  type PlaceZones,
} from './date-time.ts'
export { formatDuration, formatMinutes } from './duration-words.ts'
export { ForkshopError } from './error.ts'
export type { ErrorData } from './error.ts'
export { dateRange, daysApart, longDate } from './events/date-range.ts'
export type { DateRange } from './events/date-range.ts'
export {
  addDays,
  daysMissing,
  eventDays,
  hoursOfTheDay,
  laterClock,
  plannedEnd,
} from './events/event-days.ts'
export type { DayTimes, EventDay, EventHours } from './events/event-days.ts'
export { programmeOf } from './events/event-programme.ts'
export type { Programme } from './events/event-programme.ts'
export {
  answersErased,
  movesUp,
  placesLeft,
  registrationState,
  registrationStates,
} from './events/registration.ts'
export type { RegistrationState, Seat } from './events/registration.ts'
export { eventTitle } from './events/event-title.ts'
export { passedBound, photographBounds, photographErased } from './events/photographs.ts'
export type { PhotographCounts } from './events/photographs.ts'
export { checkFields, fieldForm, missingFields } from './fields/check.ts'
export type { Fields } from './fields/check.ts'
export {
  difficulties,
  followUps,
  maturities,
  outcomes,
  phases,
  spaces,
  statuses,
} from './fields/choices.ts'
export type {
  Difficulty,
  FollowUp,
  Maturity,
  Outcome,
  Phase,
  Space,
  Status,
} from './fields/choices.ts'
export { DEFAULT_KEEP_DAYS, factsOf } from './fields/facts.ts'
export { isOfNoLanguage } from './fields/of-no-language.ts'
export { ownFields } from './fields/own-fields.ts'
export type {
  CreditFact,
  OnlineFact,
  PageFacts,
  PageVersion,
  PersonFact,
  Place,
  Range,
  RegistrationFact,
  RoleFact,
  SourceFact,
} from './fields/facts.ts'
export type { FieldColumn, FieldSpec, FieldType } from './fields/field-spec.ts'
export type { FieldProblem, FieldProblemCode } from './fields/problem.ts'
export {
  parseDraftId,
  parseIdeaId,
  parseLineageId,
  parsePageId,
  parseRevisionId,
  parseUserId,
} from './ids.ts'
export type { DraftId, IdeaId, LineageId, PageId, RevisionId, UserId } from './ids.ts'
export { isoDurationMinutes, isoDurationOfMinutes, parseIsoDuration } from './iso-duration.ts'
export type { IsoDuration } from './iso-duration.ts'
export { parseSpokenDuration } from './spoken-duration.ts'
export {
  defaultLanguage,
  invitationTo,
  isLanguage,
  isSameLanguage,
  languageOfTag,
  languages,
  dateOfParts,
  localeOf,
  quote,
} from './language.ts'
export type { Language } from './language.ts'
export { textWordsOf } from './text-words.ts'
export { createReader } from './catalogue.ts'
export type { KeyIn, Like, Messages, Reader, Say } from './catalogue.ts'
export type { Named } from './say-message.ts'
export { isOpenLicense, isSpdxLicense, licenses, spellingOfLicense } from './license.ts'
export type { License } from './license.ts'
export {
  eventState,
  ideaStateOfProposal,
  ideaStates,
  proposalStates,
  stateBetween,
} from './life-cycle.ts'
export type { EventState, IdeaState, ProposalState } from './life-cycle.ts'
export { beforeItems, materialItems } from './preparation/before-items.ts'
export type { BeforeItem, ItemBlock } from './preparation/before-items.ts'
export { daysUntil, dueDate, leadOf, leadOfDuration } from './preparation/lead.ts'
export type { Lead } from './preparation/lead.ts'
export { wantedPeople } from './preparation/wanted-people.ts'
export { cutWords, firstLine } from './cut-words.ts'
export { formatMessage, parseMessage, trailerKeys, wordLimits } from './message.ts'
export type { Message, Trailer } from './message.ts'
export {
  anyKindPath,
  homeKind,
  isPageKind,
  kindOfFields,
  kindOfPath,
  kindPath,
  movedPath,
  pageKinds,
  draftPath,
  pagePath,
  parsePagePlace,
  permanentPath,
} from './page-kind.ts'
export type { KindPath, PageKind, PagePlace } from './page-kind.ts'
export { linkedSlugs, parsePageLink } from './page-link.ts'
export type { PageLink } from './page-link.ts'
export {
  noticeKinds,
  noticeReasons,
  waitingKinds,
  watchKinds,
  watchLevels,
} from './notices/notice-kind.ts'
export type {
  NoticeKind,
  NoticeReason,
  WaitingKind,
  WatchKind,
  WatchLevel,
} from './notices/notice-kind.ts'
export {
  allChannels,
  channelOf,
  noticeChannels,
  parseNoticeChannel,
  parseNoticeKind,
} from './notices/channel.ts'
export type { ChannelChoices, NoticeChannel } from './notices/channel.ts'
export { gatherMs, lastLetters } from './notices/letter-times.ts'
export { groupNotices, isOneLine } from './notices/group-notices.ts'
export type { GroupedNotice } from './notices/group-notices.ts'
export { mentionedPeople } from './notices/mentions.ts'
export {
  candidatesOf,
  isMutedBy,
  watchersAsCandidates,
  watchesOf,
  whoIsTold,
} from './notices/who-is-told.ts'
export type { Candidate, Concerned, Told, Wishes } from './notices/who-is-told.ts'
export { can, isModerated, rights, roles } from './permissions.ts'
export { isSecretAddress } from './secret-address.ts'
export type { Action, Actor, Editing, Role, Target } from './permissions.ts'
export {
  boardStages,
  cardLimits,
  dotsLeft,
  emptiedGroups,
  firstColumns,
  planGrouping,
  MAX_COLUMNS,
} from './board/board.ts'
export type { BoardStage, Grouped, Grouping } from './board/board.ts'
export { retrospective } from './board/retrospective.ts'
export type { SaidCard, ToldColumn, ToldGroup } from './board/retrospective.ts'
export { foldRun } from './run/fold-run.ts'
export { lastInEffect } from './run/in-effect.ts'
export { moveKinds, stepId, stepStates } from './run/move.ts'
export type {
  Difference,
  Move,
  MoveKind,
  PlannedStep,
  Run,
  RunStep,
  Squeeze,
  StepState,
} from './run/move.ts'
export { plannedSteps, stepTimes } from './run/planned-steps.ts'
export type { DatedDay } from './run/planned-steps.ts'
export { emptyRunLog, movesOf, seenIn, withMade, withReceived } from './run/run-log.ts'
export type { RunLog } from './run/run-log.ts'
export { orderMoves } from './run/order-moves.ts'
export { settledTimes } from './run/settled-time.ts'
export { isTold, ranEnds, ranTime, stepTurn, stepTurns } from './taught/ran-step.ts'
export type { RanStep, RanTime, StepTurn } from './taught/ran-step.ts'
export { spreadOf, stepStatistics } from './taught/step-statistics.ts'
export type { Spread, StepStatistics } from './taught/step-statistics.ts'
export { foldText } from './fold-text.ts'
export { cleanName, looksLikeName } from './person-name.ts'
export { MAX_SLUG_LENGTH, parseSlug, slugFromTitle } from './slug.ts'
export type { Slug } from './slug.ts'
export { compareVersions, nextVersion, parseVersion } from './version.ts'
export type { Version, VersionLevel } from './version.ts'
export { isRecord } from '@forkshop/document'
export { attributionParts, licenseIssue, licenseVerdict } from './licensing/index.ts'
export type {
  Attributed,
  AttributionPart,
  AttributionPlace,
  LicenseAct,
  LicenseCondition,
  LicenseIssue,
  LicenseRefusal,
  LicenseVerdict,
} from './licensing/index.ts'
