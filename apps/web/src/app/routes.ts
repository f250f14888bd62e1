import type { RouteRecordRaw } from 'vue-router'
import { clientOnly } from './client-only.ts'
import type { LoadLoader } from './loader.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Read before the page shows, on the server too. */
    readonly loader?: LoadLoader
    /** Names of the query parameters that the page reads, each as one text: on the server it gets no others. */
    readonly query?: readonly string[]
    /** What the page tells is counted by the reader's address on the network. */
    readonly isCounted?: boolean
    /** Catalogues the page needs beside `shell`. */
    readonly messages?: readonly string[]
    /** The source of the page's component, to link its parts from the server's HTML. */
    readonly source?: string
    /** The header keeps out of the way. */
    readonly bare?: boolean
    /** The page itself says when the line is lost, and what becomes of what is written. */
    readonly saysOffline?: boolean
  }
}

// read with the page that uses them, so that the first page brings no other's
const compareLoader: LoadLoader = async () =>
  (await import('../compare/compare-loader.ts')).compareLoader
const changesLoader: LoadLoader = async () =>
  (await import('../library/changes-loader.ts')).changesLoader
const historyLoader: LoadLoader = async () =>
  (await import('../history/history-loader.ts')).historyLoader
const homeLoader: LoadLoader = async () => (await import('../library/home-loader.ts')).homeLoader
const searchLoader: LoadLoader = async () =>
  (await import('../library/search-loader.ts')).searchLoader
const lineageLoader: LoadLoader = async () =>
  (await import('../lineage/lineage-loader.ts')).lineageLoader
const proposalListLoader: LoadLoader = async () =>
  (await import('../proposals/proposal-loader.ts')).proposalListLoader
const proposalLoader: LoadLoader = async () =>
  (await import('../proposals/proposal-loader.ts')).proposalLoader
const ideaListLoader: LoadLoader = async () =>
  (await import('../ideas/idea-loader.ts')).ideaListLoader
const joinLoader: LoadLoader = async () => (await import('../events/join-loader.ts')).joinLoader
const passageLoader: LoadLoader = async () =>
  (await import('../passage/passage-loader.ts')).passageLoader
const pageLoader: LoadLoader = async () => (await import('../reading/page-loader.ts')).pageLoader
const lostLoader: LoadLoader = async () => (await import('../states/lost-loader.ts')).lostLoader

// what names a passage, as `passage/passage-place.ts` reads it
const passageNames = 'at block part start end quote until step field cursor'.split(' ')

const below = (kindPath: string): RouteRecordRaw[] => {
  const base = `/${kindPath}/:slug([^/@]+)`
  return [
    {
      path: base,
      component: () => import('../reading/ReadingPage.vue'),
      meta: {
        loader: pageLoader,
        query: ['at'],
        messages: ['reading'],
        source: 'src/reading/ReadingPage.vue',
      },
    },
    {
      path: `${base}/history`,
      component: () => import('../history/HistoryPage.vue'),
      meta: {
        loader: historyLoader,
        query: passageNames,
        messages: ['history'],
        source: 'src/history/HistoryPage.vue',
      },
    },
    {
      path: `${base}/history/passage`,
      component: () => import('../passage/PassageHistoryPage.vue'),
      meta: {
        loader: passageLoader,
        query: passageNames,
        messages: ['passage', 'compare', 'fields'],
        source: 'src/passage/PassageHistoryPage.vue',
      },
    },
    {
      path: `${base}/lineage`,
      component: () => import('../lineage/LineagePage.vue'),
      meta: { loader: lineageLoader, messages: ['lineage'], source: 'src/lineage/LineagePage.vue' },
    },
    {
      path: `${base}/new-version`,
      component: () => import('../reading/ReadingPage.vue'),
      meta: {
        loader: pageLoader,
        query: ['at'],
        messages: ['reading'],
        source: 'src/reading/ReadingPage.vue',
      },
    },
    {
      path: `${base}/compare`,
      component: () => import('../compare/ComparePage.vue'),
      meta: {
        loader: compareLoader,
        query: ['from', 'to'],
        messages: ['compare', 'fields'],
        source: 'src/compare/ComparePage.vue',
      },
    },
    {
      path: `${base}/proposals`,
      component: () => import('../proposals/ProposalListPage.vue'),
      meta: {
        loader: proposalListLoader,
        query: ['state', 'cursor'],
        messages: ['proposals', 'offers'],
        source: 'src/proposals/ProposalListPage.vue',
      },
    },
    {
      path: `${base}/proposals/:number(\\d+)`,
      component: () => import('../proposals/ProposalPage.vue'),
      meta: {
        loader: proposalLoader,
        messages: ['proposals', 'offers', 'compare', 'conflicts', 'fields'],
        source: 'src/proposals/ProposalPage.vue',
      },
    },
    {
      path: `${base}/offers/:id`,
      component: clientOnly(() => import('../offers/OfferPage.vue')),
      meta: { messages: ['offers', 'compare', 'fields'] },
    },
    {
      path: `${base}/ideas`,
      component: () => import('../ideas/IdeaListPage.vue'),
      meta: {
        loader: ideaListLoader,
        query: ['state', 'cursor'],
        messages: ['ideas'],
        source: 'src/ideas/IdeaListPage.vue',
      },
    },
    {
      path: `${base}/edit`,
      component: clientOnly(() => import('../editor/EditorPage.vue')),
      meta: { messages: ['editor', 'compare'], bare: true, saysOffline: true },
    },
  ]
}

/** Every address of the site. The header's sections come from the first part of the path. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('../library/HomePage.vue'),
    meta: {
      loader: homeLoader,
      query: ['kind', 'minutes', 'people', 'outcome', 'lang', 'status', 'sort', 'q', 'cursor'],
      messages: ['library'],
      source: 'src/library/HomePage.vue',
    },
  },
  {
    path: '/search',
    component: () => import('../library/SearchPage.vue'),
    meta: {
      loader: searchLoader,
      query: ['q', 'kind', 'cursor'],
      messages: ['library'],
      source: 'src/library/SearchPage.vue',
    },
  },
  ...['formats', 'methods', 'events', 'projects', 'p'].flatMap(below),
  {
    path: '/p/:slug([^/@]+)@:at',
    component: () => import('../reading/ReadingPage.vue'),
    meta: {
      loader: pageLoader,
      query: ['at'],
      messages: ['reading'],
      source: 'src/reading/ReadingPage.vue',
    },
  },
  ...['formats', 'methods', 'events', 'projects'].map((kind) => ({
    path: `/${kind}`,
    redirect: { path: '/', query: kind === 'formats' ? {} : { kind: kind.slice(0, -1) } },
  })),
  { path: '/p', redirect: { path: '/', query: { kind: 'page' } } },
  {
    path: '/compare',
    component: () => import('../compare/ComparePage.vue'),
    meta: {
      loader: compareLoader,
      query: ['from', 'to'],
      messages: ['compare', 'fields'],
      source: 'src/compare/ComparePage.vue',
    },
  },
  {
    path: '/changes',
    component: () => import('../library/ChangesPage.vue'),
    meta: {
      loader: changesLoader,
      query: ['cursor'],
      messages: ['library'],
      source: 'src/library/ChangesPage.vue',
    },
  },
  {
    path: '/new',
    component: clientOnly(() => import('../creating/NewPage.vue')),
    meta: { query: ['kind', 'title'], messages: ['creating'] },
  },
  {
    path: '/import/:id([A-Za-z0-9_-]+)?',
    component: clientOnly(() => import('../imports/ImportPage.vue')),
    meta: { messages: ['imports'] },
  },
  {
    path: '/e/:code?',
    component: () => import('../events/JoinPage.vue'),
    meta: {
      loader: joinLoader,
      query: ['next'],
      isCounted: true,
      messages: ['events'],
      source: 'src/events/JoinPage.vue',
    },
  },
  {
    path: '/sign-in',
    component: () => import('../accounts/SignInPage.vue'),
    meta: { query: ['next'], messages: ['accounts'], source: 'src/accounts/SignInPage.vue' },
  },
  {
    path: '/sign-up',
    component: () => import('../accounts/SignUpPage.vue'),
    meta: { query: ['next'], messages: ['accounts'], source: 'src/accounts/SignUpPage.vue' },
  },
  {
    path: '/setup/:token',
    component: () => import('../accounts/SetUpPage.vue'),
    meta: { messages: ['accounts'], source: 'src/accounts/SetUpPage.vue' },
  },
  {
    path: '/invite/:token',
    component: () => import('../accounts/InvitePage.vue'),
    meta: { messages: ['accounts'], source: 'src/accounts/InvitePage.vue' },
  },
  {
    path: '/reset/:token',
    component: () => import('../accounts/ResetPage.vue'),
    meta: { messages: ['accounts'], source: 'src/accounts/ResetPage.vue' },
  },
  {
    path: '/account',
    component: clientOnly(() => import('../accounts/AccountPage.vue')),
    meta: { messages: ['accounts'] },
  },
  {
    path: '/admin',
    component: clientOnly(() => import('../admin/AdminPage.vue')),
    meta: { messages: ['accounts'] },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('../states/NotFoundPage.vue'),
    meta: { loader: lostLoader, source: 'src/states/NotFoundPage.vue' },
  },
]
