import type { RouteName } from '@forkshop/api'
import { accountHandlers } from './accounts/account-handlers.ts'
import type { Auth } from './accounts/auth.ts'
import type { Live } from './drafts/live.ts'
import { comparisonHandlers } from './comparison/handlers.ts'
import { draftHandlers } from './drafts/handlers.ts'
import type { Handlers } from './http/handler.ts'
import { libraryHandlers } from './library/handlers.ts'
import { mediaHandlers } from './media/handlers.ts'
import { readHandlers } from './pages/read-handlers.ts'
import { settingsHandlers } from './pages/settings-handlers.ts'
import { writeHandlers } from './pages/write-handlers.ts'
import type { Services } from './services.ts'

/** The handler of every call of the contract. */
export function composeHandlers(
  services: Services,
  parts: { readonly auth: Auth; readonly live: Live },
) {
  return {
    ...accountHandlers(services, parts.auth),
    ...readHandlers(services),
    ...writeHandlers(services),
    ...settingsHandlers(services),
    ...mediaHandlers(services),
    ...comparisonHandlers(services),
    ...libraryHandlers(services),
    ...draftHandlers(services, parts.live),
  } satisfies Partial<Handlers<RouteName>>
}
