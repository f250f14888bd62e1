import { anyKindPath, draftPath, kindPath, pageKinds, permanentPath } from '@forkshop/domain'
import type { RouteRecordRaw } from 'vue-router'
import { loadOnce } from '../../base/load-once.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'
import { clientOnly } from '../client-only.ts'
import { eventLoader, pageLoader } from './event-loader.ts'

const farScreens = () => import('./far-screens.ts')

const compareLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/compare/compare-loader.ts')).compareLoader,
)
const historyLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/history/history-loader.ts')).historyLoader,
)
const lineageLoader: LoadLoader = loadOnce(async () => (await farScreens()).readLineage())
const upstreamLoader: LoadLoader = loadOnce(async () => (await farScreens()).readUpstream())
const proposalListLoader: LoadLoader = loadOnce(async () => (await farScreens()).readProposalList())
const proposalLoader: LoadLoader = loadOnce(async () => (await farScreens()).readProposal())
const ideaListLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/ideas/idea-loader.ts')).ideaListLoader,
)
const discussionLoader: LoadLoader = loadOnce(async () => (await farScreens()).readDiscussion())
const printLoader: LoadLoader = loadOnce(async () => (await farScreens()).readPrint())
const translationLoader: LoadLoader = loadOnce(async () => (await farScreens()).readTranslation())
const togetherLoader: LoadLoader = loadOnce(async () => (await farScreens()).readTogether())
const passageLoader: LoadLoader = loadOnce(async () => (await farScreens()).readPassage())

// what names a passage, as `parts/passage/passage-place.ts` reads it
const passageNames = 'at block part start end quote until step field cursor'.split(' ')

const print = (path: string): RouteRecordRaw => ({
  path: `${path}/print`,
  component: async () => (await farScreens()).loadPrint(),
  meta: {
    loader: printLoader,
    messages: ['print'],
    served: import.meta.env.SSR
      ? { query: ['at', 'sheet', 'role', 'paper'], source: 'src/screens/print/PrintPage.vue' }
      : null,
  },
})

const below = (folder: string): RouteRecordRaw[] => {
  const base = `/${folder}/:slug([^/@]+)`
  const loader = folder === kindPath('event') ? eventLoader : pageLoader
  return [
    {
      path: base,
      component: () => import('../../screens/reading/ReadingPage.vue'),
      meta: {
        loader,
        messages: ['reading'],
        served: import.meta.env.SSR
          ? { query: ['at'], source: 'src/screens/reading/ReadingPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/history`,
      component: () => import('../../screens/history/HistoryPage.vue'),
      meta: {
        loader: historyLoader,
        messages: ['history'],
        served: import.meta.env.SSR
          ? { query: passageNames, source: 'src/screens/history/HistoryPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/history/passage`,
      component: async () => (await farScreens()).loadPassageHistory(),
      meta: {
        loader: passageLoader,
        messages: ['passage', 'compare', 'fields'],
        served: import.meta.env.SSR
          ? {
              query: [...passageNames, 'unchanged'],
              source: 'src/screens/passage/PassageHistoryPage.vue',
            }
          : null,
      },
    },
    {
      path: `${base}/lineage`,
      component: async () => (await farScreens()).loadLineage(),
      meta: {
        loader: lineageLoader,
        messages: ['lineage'],
        served: import.meta.env.SSR ? { source: 'src/screens/lineage/LineagePage.vue' } : null,
      },
    },
    {
      path: `${base}/upstream`,
      component: async () => (await farScreens()).loadUpstream(),
      meta: {
        loader: upstreamLoader,
        messages: ['upstream', 'compare', 'fields'],
        served: import.meta.env.SSR
          ? { query: ['from'], source: 'src/screens/upstream/UpstreamPage.vue' }
          : null,
      },
    },
    print(base),
    // questions in front of the page, with addresses of their own
    ...['new-version', 'schedule'].map((dialog): RouteRecordRaw => ({
      path: `${base}/${dialog}`,
      component: () => import('../../screens/reading/ReadingPage.vue'),
      meta: {
        loader,
        messages: ['reading'],
        served: import.meta.env.SSR
          ? { query: ['at'], source: 'src/screens/reading/ReadingPage.vue' }
          : null,
      },
    })),
    {
      path: `${base}/compare`,
      component: () => import('../../screens/compare/ComparePage.vue'),
      meta: {
        loader: compareLoader,
        messages: ['compare', 'fields'],
        served: import.meta.env.SSR
          ? { query: ['from', 'to', 'unchanged'], source: 'src/screens/compare/ComparePage.vue' }
          : null,
      },
    },
    {
      path: `${base}/translation`,
      component: async () => (await farScreens()).loadTranslation(),
      meta: {
        loader: translationLoader,
        messages: ['translation', 'compare', 'fields'],
        served: import.meta.env.SSR
          ? { query: [], source: 'src/screens/translation/TranslationPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/proposals`,
      component: async () => (await farScreens()).loadProposalList(),
      meta: {
        loader: proposalListLoader,
        messages: ['proposals', 'offers'],
        served: import.meta.env.SSR
          ? { query: ['state', 'cursor'], source: 'src/screens/proposals/ProposalListPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/proposals/together`,
      component: async () => (await farScreens()).loadTogether(),
      meta: {
        loader: togetherLoader,
        messages: ['proposals', 'compare', 'fields'],
        served: import.meta.env.SSR
          ? {
              query: ['of'],
              lists: ['of'],
              source: 'src/screens/proposals/together/TogetherPage.vue',
            }
          : null,
      },
    },
    {
      path: `${base}/proposals/:number(\\d+)`,
      component: async () => (await farScreens()).loadProposal(),
      meta: {
        loader: proposalLoader,
        messages: ['proposals', 'offers', 'compare', 'conflicts', 'fields'],
        served: import.meta.env.SSR
          ? { query: ['unchanged'], source: 'src/screens/proposals/ProposalPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/offers/:id`,
      component: clientOnly(async () => (await farScreens()).loadOffer()),
      meta: { messages: ['offers', 'compare', 'fields'] },
    },
    {
      path: `${base}/ideas`,
      component: () => import('../../screens/ideas/IdeaListPage.vue'),
      meta: {
        loader: ideaListLoader,
        messages: ['ideas'],
        served: import.meta.env.SSR
          ? { query: ['state', 'cursor'], source: 'src/screens/ideas/IdeaListPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/discussion`,
      component: async () => (await farScreens()).loadDiscussion(),
      meta: {
        loader: discussionLoader,
        messages: ['discussion'],
        served: import.meta.env.SSR
          ? { query: ['state', 'cursor'], source: 'src/screens/discussion/DiscussionPage.vue' }
          : null,
      },
    },
    {
      path: `${base}/edit`,
      component: clientOnly(() => import('../../screens/editor/EditorPage.vue')),
      meta: { messages: ['editor'], bare: true, saysOffline: true },
    },
  ]
}

/** The pages themselves, and what stands below the address of each. */
export const pageRoutes: readonly RouteRecordRaw[] = [
  ...[...pageKinds.map(kindPath), anyKindPath].flatMap(below),
  {
    path: draftPath(':id'),
    component: clientOnly(() => import('../../screens/editor/EditorPage.vue')),
    meta: { messages: ['editor'], bare: true, saysOffline: true },
  },
  print(permanentPath(':slug([^/@]+)', ':at')),
  {
    path: permanentPath(':slug([^/@]+)', ':at'),
    component: () => import('../../screens/reading/ReadingPage.vue'),
    meta: {
      loader: pageLoader,
      messages: ['reading'],
      served: import.meta.env.SSR
        ? { query: ['at'], source: 'src/screens/reading/ReadingPage.vue' }
        : null,
    },
  },
]
