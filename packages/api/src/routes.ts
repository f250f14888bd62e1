import { accountRoutes } from './account.ts'
import type { RouteName } from './endpoints.ts'
import { comparisonRoutes } from './comparison.ts'
import { eventRoutes } from './event.ts'
import { ideaRoutes } from './idea.ts'
import { libraryRoutes } from './library.ts'
import { pageViewRoutes } from './page-view.ts'
import { historyRoutes } from './history.ts'
import { importRoutes } from './import.ts'
import { lineageRoutes } from './lineage.ts'
import { mediaRoutes } from './media.ts'
import { passageRoutes } from './passage.ts'
import { peopleRoutes } from './people.ts'
import { pageRoutes } from './page.ts'
import { draftRoutes } from './draft.ts'
import { discussionRoutes } from './discussion.ts'
import { offerRoutes } from './offer.ts'
import { proposalRoutes } from './proposal.ts'
import { provenanceRoutes } from './provenance.ts'
import { storageRoutes } from './storage.ts'

/** Every call of the HTTP contract by its name. */
export const routes = {
  ...libraryRoutes,
  ...pageRoutes,
  ...pageViewRoutes,
  ...historyRoutes,
  ...lineageRoutes,
  ...mediaRoutes,
  ...peopleRoutes,
  ...comparisonRoutes,
  ...provenanceRoutes,
  ...passageRoutes,
  ...proposalRoutes,
  ...offerRoutes,
  ...draftRoutes,
  ...discussionRoutes,
  ...ideaRoutes,
  ...eventRoutes,
  ...importRoutes,
  ...accountRoutes,
  ...storageRoutes,
} satisfies Record<RouteName, unknown>

export type Routes = typeof routes
