import { accountRoutes } from './account.ts'
import { boardRoutes } from './board.ts'
import type { RouteName } from './endpoints.ts'
import { calendarRoutes } from './calendar.ts'
import { checkpointRoutes } from './checkpoint.ts'
import { lossRoutes } from './loss.ts'
import { comparisonRoutes } from './comparison.ts'
import { eventRoutes } from './event.ts'
import { ideaRoutes } from './idea.ts'
import { mailRoutes } from './mail.ts'
import { moderationRoutes } from './moderation.ts'
import { libraryRoutes } from './library.ts'
import { pageViewRoutes } from './page-view.ts'
import { feedRoutes } from './feed.ts'
import { historyRoutes } from './history.ts'
import { importRoutes } from './import.ts'
import { lineageRoutes } from './lineage.ts'
import { mediaRoutes } from './media.ts'
import { photographRoutes } from './photograph.ts'
import { passageRoutes } from './passage.ts'
import { peopleRoutes } from './people.ts'
import { pageRoutes } from './page.ts'
import { draftRoutes } from './draft.ts'
import { publishDraftRoutes } from './publish-draft.ts'
import { discussionRoutes } from './discussion.ts'
import { meRoutes } from './me.ts'
import { noticeRoutes } from './notice.ts'
import { offerRoutes } from './offer.ts'
import { printRoutes } from './print.ts'
import { proposalRoutes } from './proposal.ts'
import { provenanceRoutes } from './provenance.ts'
import { preparationRoutes } from './preparation.ts'
import { registrationRoutes } from './registration.ts'
import { releaseRoutes } from './release.ts'
import { runRoutes } from './run.ts'
import { showingRoutes } from './showing.ts'
import { storageRoutes } from './storage.ts'
import { threadRoutes } from './thread.ts'
import { taughtRoutes } from './taught.ts'
import { formatRunRoutes } from './format-runs.ts'
import { upstreamRoutes } from './upstream.ts'
import { togetherRoutes } from './together.ts'
import { translationRoutes } from './translation.ts'

/** The areas of the contract, in the order in which its description tells of them. */
export const areas = {
  library: libraryRoutes,
  pages: { ...pageRoutes, ...pageViewRoutes, ...printRoutes, ...peopleRoutes, ...mediaRoutes },
  history: {
    ...historyRoutes,
    ...releaseRoutes,
    ...lineageRoutes,
    ...upstreamRoutes,
    ...provenanceRoutes,
    ...passageRoutes,
  },
  comparisons: { ...comparisonRoutes, ...translationRoutes },
  drafts: { ...draftRoutes, ...publishDraftRoutes, ...checkpointRoutes, ...lossRoutes },
  proposals: { ...proposalRoutes, ...togetherRoutes, ...discussionRoutes },
  threads: threadRoutes,
  offers: offerRoutes,
  ideas: ideaRoutes,
  photographs: photographRoutes,
  moderation: moderationRoutes,
  events: eventRoutes,
  preparation: preparationRoutes,
  registrations: registrationRoutes,
  run: { ...runRoutes, ...taughtRoutes, ...formatRunRoutes },
  showing: showingRoutes,
  board: boardRoutes,
  notices: { ...noticeRoutes, ...feedRoutes },
  me: meRoutes,
  imports: importRoutes,
  accounts: { ...accountRoutes, ...calendarRoutes },
  mail: mailRoutes,
  storage: storageRoutes,
} as const

/** The name of an area. */
export type Area = keyof typeof areas

/** Every call of the HTTP contract by its name. */
export const routes = {
  ...areas.library,
  ...areas.pages,
  ...areas.history,
  ...areas.comparisons,
  ...areas.drafts,
  ...areas.proposals,
  ...areas.threads,
  ...areas.offers,
  ...areas.ideas,
  ...areas.photographs,
  ...areas.moderation,
  ...areas.events,
  ...areas.preparation,
  ...areas.registrations,
  ...areas.run,
  ...areas.showing,
  ...areas.board,
  ...areas.notices,
  ...areas.me,
  ...areas.imports,
  ...areas.accounts,
  ...areas.mail,
  ...areas.storage,
} satisfies Record<RouteName, unknown>

/** The type of `routes`: what a call takes and gives, by its name. */
export type Routes = typeof routes
