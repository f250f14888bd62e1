import type { RouteName } from '@forkshop/api'
import { accountHandlers } from './accounts/account-handlers.ts'
import type { Auth } from './accounts/auth.ts'
import { comparisonHandlers } from './comparison/handlers.ts'
import { draftHandlers } from './drafts/handlers.ts'
import type { Live } from './drafts/live.ts'
import { eventHandlers } from './events/handlers.ts'
import { housekeepingHandlers } from './housekeeping/handlers.ts'
import type { Housekeeper } from './housekeeping/housekeeper.ts'
import type { Handlers } from './http/handler.ts'
import { importHandlers } from './imports/handlers.ts'
import type { ImportJobs } from './imports/import-jobs.ts'
import { ideaHandlers } from './ideas/handlers.ts'
import { libraryHandlers } from './library/handlers.ts'
import { mediaHandlers } from './media/handlers.ts'
import { passageHandlers } from './passage/handlers.ts'
import { readHandlers } from './pages/read-handlers.ts'
import { settingsHandlers } from './pages/settings-handlers.ts'
import { writeHandlers } from './pages/write-handlers.ts'
import { offerHandlers } from './offers/handlers.ts'
import { proposalHandlers } from './proposals/handlers.ts'
import { provenanceHandlers } from './provenance/handlers.ts'
import type { Services } from './services.ts'

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
    ...provenanceHandlers(services),
    ...passageHandlers(services),
    ...proposalHandlers(services),
    ...offerHandlers(services),
    ...draftHandlers(services, parts.live),
    ...ideaHandlers(services),
    ...eventHandlers(services),
    ...importHandlers(services, parts.imports),
    ...housekeepingHandlers(services, parts.housekeeper),
  }
}
