// Screens that few visits begin with, fetched in two steps as those of people are, and what is read for each.

export const loadPrepare = () => import('../../screens/prepare/PreparePage.vue')
export const loadRun = () => import('../../screens/run/RunPage.vue')
export const loadRoom = () => import('../../screens/room/RoomPage.vue')
export const loadBoard = () => import('../../screens/board/BoardPage.vue')
export const loadTaught = () => import('../../screens/taught/TaughtPage.vue')
export const loadRuns = () => import('../../screens/runs/RunsPage.vue')
export const loadRole = () => import('../../screens/role/RolePage.vue')
export const loadRegistrationList = () =>
  import('../../screens/registration/RegistrationListPage.vue')
export const loadRegistration = () => import('../../screens/registration/RegistrationPage.vue')
export const loadFollowed = () => import('../../screens/followed/FollowedPage.vue')
export const readPrepare = async () =>
  (await import('../../screens/prepare/prepare-loader.ts')).prepareLoader
export const readTaught = async () =>
  (await import('../../screens/taught/taught-loader.ts')).taughtLoader
export const readRuns = async () => (await import('../../screens/runs/runs-loader.ts')).runsLoader
export const loadPrint = () => import('../../screens/print/PrintPage.vue')
export const loadPassageHistory = () => import('../../screens/passage/PassageHistoryPage.vue')
export const loadLineage = () => import('../../screens/lineage/LineagePage.vue')
export const loadUpstream = () => import('../../screens/upstream/UpstreamPage.vue')
export const loadProposalList = () => import('../../screens/proposals/ProposalListPage.vue')
export const loadProposal = () => import('../../screens/proposals/ProposalPage.vue')
export const loadOffer = () => import('../../screens/proposals/OfferPage.vue')
export const loadDiscussion = () => import('../../screens/discussion/DiscussionPage.vue')
export const readLineage = async () =>
  (await import('../../screens/lineage/lineage-loader.ts')).lineageLoader
export const readUpstream = async () =>
  (await import('../../screens/upstream/upstream-loader.ts')).upstreamLoader
export const readProposalList = async () =>
  (await import('../../screens/proposals/proposal-loader.ts')).proposalListLoader
export const readProposal = async () =>
  (await import('../../screens/proposals/proposal-loader.ts')).proposalLoader
export const readDiscussion = async () =>
  (await import('../../screens/discussion/discussion-loader.ts')).discussionLoader
export const readPrint = async () =>
  (await import('../../screens/print/print-loader.ts')).printLoader
export const readPassage = async () =>
  (await import('../../screens/passage/passage-loader.ts')).passageLoader
export const loadTranslation = () => import('../../screens/translation/TranslationPage.vue')
export const readTranslation = async () =>
  (await import('../../screens/translation/translation-loader.ts')).translationLoader
export const loadTogether = () => import('../../screens/proposals/together/TogetherPage.vue')
export const readTogether = async () =>
  (await import('../../screens/proposals/together/together-loader.ts')).togetherLoader
export const loadNew = () => import('../../screens/creating/NewPage.vue')
export const loadUnsorted = () => import('../../screens/imports/UnsortedPage.vue')
export const loadImport = () => import('../../screens/imports/ImportPage.vue')
