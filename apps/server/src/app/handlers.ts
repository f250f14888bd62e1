import type { RouteName } from '@forkshop/api'
import { accountHandlers } from '../features/accounts/account-handlers.ts'
import type { Auth } from '../features/accounts/auth.ts'
import { boardHandlers } from '../features/board/handlers.ts'
import { calendarHandlers } from '../features/calendar/handlers.ts'
import { comparisonHandlers } from '../features/comparison/handlers.ts'
import { checkpointHandlers } from '../features/drafts/checkpoint-handlers.ts'
import { lossHandlers } from '../features/drafts/loss-handlers.ts'
import { draftHandlers } from '../features/drafts/handlers.ts'
import { fileStartHandlers } from '../features/drafts/start-from-file.ts'
import { startHandlers } from '../features/drafts/start-handlers.ts'
import type { Live } from '../features/drafts/live.ts'
import { eventHandlers } from '../features/events/handlers.ts'
import { feedHandlers } from '../features/feeds/handlers.ts'
import { housekeepingHandlers } from '../features/housekeeping/handlers.ts'
import type { Housekeeper } from '../features/housekeeping/housekeeper.ts'
import type { Handlers } from '../base/http/handler.ts'
import { importHandlers } from '../features/imports/handlers.ts'
import type { ImportJobs } from '../features/imports/import-jobs.ts'
import { ideaHandlers } from '../features/ideas/handlers.ts'
import { libraryHandlers } from '../features/library/handlers.ts'
import { messageHandlers } from '../features/mail/handlers.ts'
import { mediaHandlers } from '../features/media/handlers.ts'
import { passageHandlers } from '../features/passage/handlers.ts'
import { readHandlers } from '../features/pages/reading/read-handlers.ts'
import { settingsHandlers } from '../features/pages/settings/settings-handlers.ts'
import { writeHandlers } from '../features/pages/writing/write-handlers.ts'
import { moderationHandlers } from '../features/moderation/handlers.ts'
import { meHandlers } from '../features/me/handlers.ts'
import { noticeHandlers } from '../features/notices/handlers.ts'
import { offerHandlers } from '../features/offers/handlers.ts'
import { photographHandlers } from '../features/photographs/handlers.ts'
import { preparationHandlers } from '../features/preparation/handlers.ts'
import { printHandlers } from '../features/print/handlers.ts'
import { proposalHandlers } from '../features/proposals/handlers.ts'
import { threadHandlers } from '../features/threads/handlers.ts'
import { provenanceHandlers } from '../features/provenance/handlers.ts'
import { registrationHandlers } from '../features/registrations/handlers.ts'
import { runHandlers } from '../features/run/handlers.ts'
import { schedulingHandlers } from '../features/scheduling/handlers.ts'
import { showingHandlers } from '../features/showing/handlers.ts'
import { translationHandlers } from '../features/translations/handlers.ts'
import { taughtHandlers } from '../features/taught/handlers.ts'
import { takingHandlers } from '../features/taking/handlers.ts'
import type { Services } from '../records/services/services.ts'

/** The handler of every call of the contract. */
export function composeHandlers(
  services: Services,
  parts: {
    readonly auth: Auth
    readonly live: Live
    readonly imports: ImportJobs
    readonly housekeeper: Housekeeper | null
  },
): Handlers<RouteName> {
  return {
    ...accountHandlers(services, parts.auth),
    ...libraryHandlers(services),
    ...readHandlers(services),
    ...writeHandlers(services),
    ...settingsHandlers(services),
    ...mediaHandlers(services),
    ...comparisonHandlers(services),
    ...translationHandlers(services),
    ...provenanceHandlers(services),
    ...passageHandlers(services),
    ...proposalHandlers(services),
    ...threadHandlers(services),
    ...offerHandlers(services),
    ...draftHandlers(services, parts.live),
    ...startHandlers(services),
    ...fileStartHandlers(services),
    ...checkpointHandlers(services, parts.live),
    ...lossHandlers(services, parts.live),
    ...ideaHandlers(services),
    ...photographHandlers(services),
    ...moderationHandlers(services),
    ...eventHandlers(services),
    ...calendarHandlers(services),
    ...preparationHandlers(services),
    ...registrationHandlers(services),
    ...runHandlers(services),
    ...showingHandlers(services),
    ...taughtHandlers(services),
    ...takingHandlers(services, parts.live),
    ...boardHandlers(services),
    ...schedulingHandlers(services),
    ...printHandlers(services),
    ...noticeHandlers(services),
    ...meHandlers(services, parts.live),
    ...feedHandlers(services),
    ...importHandlers(services, parts.imports),
    ...messageHandlers(services),
    ...housekeepingHandlers(services, parts.housekeeper),
  }
}
