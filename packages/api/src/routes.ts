import { accountRoutes } from './account.ts'
import type { RouteName } from './endpoints.ts'
import { comparisonRoutes } from './comparison.ts'
import { eventRoutes } from './event.ts'
import { ideaRoutes } from './idea.ts'
import { libraryRoutes } from './library.ts'
import { pageRoutes } from './page.ts'
import { proposalRoutes } from './proposal.ts'
import { provenanceRoutes } from './provenance.ts'

/** Every call of the HTTP contract by its name. */
export const routes = {
  ...libraryRoutes,
  ...pageRoutes,
  ...comparisonRoutes,
  ...provenanceRoutes,
  ...proposalRoutes,
  ...ideaRoutes,
  ...eventRoutes,
  ...accountRoutes,
} satisfies Record<RouteName, unknown>

export type Routes = typeof routes
