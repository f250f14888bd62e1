import { anyKindPath, kindPath, pageKinds, permanentPath } from '@forkshop/domain'
import type { RouteRecordRaw } from 'vue-router'
import type { Catalogue } from '../locales/catalogue.ts'
import { clientOnly } from './client-only.ts'
import { sectionQuery } from '../base/address/sections.ts'
import { loadOnce } from '../base/load-once.ts'
import type { LoadLoader } from '../base/loading/loader.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Read before the page shows, on the server too. */
    readonly loader?: LoadLoader
    /** Names of the query parameters that the page reads, each as one text: on the server it gets no others. */
    readonly query?: readonly string[]
    /** What the page tells is counted by the reader's address on the network. */
    readonly isCounted?: boolean
    /** Catalogues the page needs beside `shell`. */
    readonly messages?: readonly (keyof Catalogue)[]
    /** The source of the page's component, to link its parts from the server's HTML. */
    readonly source?: string
    /** There is no text to read on it: the font of texts is not fetched ahead. */
    readonly isForm?: boolean
    /** Many open it at once over a bad line: nothing is fetched ahead that its first act does not need. */
    readonly isLight?: boolean
    /** The header keeps out of the way. */
    readonly bare?: boolean
    /** The page itself says when the line is lost, and what becomes of what is written. */
    readonly saysOffline?: boolean
  }
}

// read with the page that uses them, so that the first page brings no other's
const compareLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/compare/compare-loader.ts')).compareLoader,
)
const changesLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/library/changes-loader.ts')).changesLoader,
)
const historyLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/history/history-loader.ts')).historyLoader,
)
const prepareLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/prepare/prepare-loader.ts')).prepareLoader,
)
const homeLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/library/home-loader.ts')).homeLoader,
)
const searchLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/library/search-loader.ts')).searchLoader,
)
const lineageLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/lineage/lineage-loader.ts')).lineageLoader,
)
const proposalListLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/proposals/proposal-loader.ts')).proposalListLoader,
)
const proposalLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/proposals/proposal-loader.ts')).proposalLoader,
)
const ideaListLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/ideas/idea-loader.ts')).ideaListLoader,
)
const joinLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/join/join-loader.ts')).joinLoader,
)
const printLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/print/print-loader.ts')).printLoader,
)
const taughtLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/taught/taught-loader.ts')).taughtLoader,
)
const runsLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/runs/runs-loader.ts')).runsLoader,
)
const passageLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/passage/passage-loader.ts')).passageLoader,
)
const pageLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/reading/page-loader.ts')).pageLoader,
)
/** With what the page of an event alone has: it is there before a browser takes the server's HTML over. */
const eventLoader: LoadLoader = loadOnce(async () => {
  const parts = import('../screens/reading/event/event-parts.ts')
  const [loader] = await Promise.all([pageLoader(), parts.then(({ eventParts }) => eventParts())])
  return loader
})
const lostLoader: LoadLoader = loadOnce(
  async () => (await import('../screens/states/lost-loader.ts')).lostLoader,
)

// what names a passage, as `parts/passage/passage-place.ts` reads it
const passageNames = 'at block part start end quote until step field cursor'.split(' ')

const print = (path: string): RouteRecordRaw => ({
  path: `${path}/print`,
  component: () => import('../screens/print/PrintPage.vue'),
  meta: {
    loader: printLoader,
    query: ['at', 'sheet', 'role', 'paper'],
    messages: ['print'],
    source: 'src/screens/print/PrintPage.vue',
  },
})

const below = (folder: string): RouteRecordRaw[] => {
  const base = `/${folder}/:slug([^/@]+)`
  const loader = folder === kindPath('event') ? eventLoader : pageLoader
  return [
    {
      path: base,
      component: () => import('../screens/reading/ReadingPage.vue'),
      meta: {
        loader,
        query: ['at'],
        messages: ['reading'],
        source: 'src/screens/reading/ReadingPage.vue',
      },
    },
    {
      path: `${base}/history`,
      component: () => import('../screens/history/HistoryPage.vue'),
      meta: {
        loader: historyLoader,
        query: passageNames,
        messages: ['history'],
        source: 'src/screens/history/HistoryPage.vue',
      },
    },
    {
      path: `${base}/history/passage`,
      component: () => import('../screens/passage/PassageHistoryPage.vue'),
      meta: {
        loader: passageLoader,
        query: [...passageNames, 'unchanged'],
        messages: ['passage', 'compare', 'fields'],
        source: 'src/screens/passage/PassageHistoryPage.vue',
      },
    },
    {
      path: `${base}/lineage`,
      component: () => import('../screens/lineage/LineagePage.vue'),
      meta: {
        loader: lineageLoader,
        messages: ['lineage'],
        source: 'src/screens/lineage/LineagePage.vue',
      },
    },
    print(base),
    // questions in front of the page, with addresses of their own
    ...['new-version', 'schedule'].map((dialog): RouteRecordRaw => ({
      path: `${base}/${dialog}`,
      component: () => import('../screens/reading/ReadingPage.vue'),
      meta: {
        loader,
        query: ['at'],
        messages: ['reading'],
        source: 'src/screens/reading/ReadingPage.vue',
      },
    })),
    {
      path: `${base}/compare`,
      component: () => import('../screens/compare/ComparePage.vue'),
      meta: {
        loader: compareLoader,
        query: ['from', 'to', 'unchanged'],
        messages: ['compare', 'fields'],
        source: 'src/screens/compare/ComparePage.vue',
      },
    },
    {
      path: `${base}/proposals`,
      component: () => import('../screens/proposals/ProposalListPage.vue'),
      meta: {
        loader: proposalListLoader,
        query: ['state', 'cursor'],
        messages: ['proposals', 'offers'],
        source: 'src/screens/proposals/ProposalListPage.vue',
      },
    },
    {
      path: `${base}/proposals/:number(\\d+)`,
      component: () => import('../screens/proposals/ProposalPage.vue'),
      meta: {
        loader: proposalLoader,
        query: ['unchanged'],
        messages: ['proposals', 'offers', 'compare', 'conflicts', 'fields'],
        source: 'src/screens/proposals/ProposalPage.vue',
      },
    },
    {
      path: `${base}/offers/:id`,
      component: clientOnly(() => import('../screens/proposals/OfferPage.vue')),
      meta: { messages: ['offers', 'compare', 'fields'] },
    },
    {
      path: `${base}/ideas`,
      component: () => import('../screens/ideas/IdeaListPage.vue'),
      meta: {
        loader: ideaListLoader,
        query: ['state', 'cursor'],
        messages: ['ideas'],
        source: 'src/screens/ideas/IdeaListPage.vue',
      },
    },
    {
      path: `${base}/edit`,
      component: clientOnly(() => import('../screens/editor/EditorPage.vue')),
      meta: { messages: ['editor'], bare: true, saysOffline: true },
    },
  ]
}

/** Every address of the site. The header's sections come from the first part of the path. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('../screens/library/HomePage.vue'),
    meta: {
      loader: homeLoader,
      query: ['kind', 'minutes', 'people', 'outcome', 'lang', 'status', 'sort', 'q', 'cursor'],
      messages: ['library'],
      source: 'src/screens/library/HomePage.vue',
    },
  },
  {
    path: '/search',
    component: () => import('../screens/library/SearchPage.vue'),
    meta: {
      loader: searchLoader,
      query: ['q', 'kind', 'cursor'],
      messages: ['library'],
      source: 'src/screens/library/SearchPage.vue',
    },
  },
  ...[...pageKinds.map(kindPath), anyKindPath].flatMap(below),
  print(permanentPath(':slug([^/@]+)', ':at')),
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/prepare`,
    component: () => import('../screens/prepare/PreparePage.vue'),
    meta: {
      loader: prepareLoader,
      messages: ['prepare'],
      source: 'src/screens/prepare/PreparePage.vue',
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/run`,
    component: clientOnly(() => import('../screens/run/RunPage.vue')),
    meta: {
      messages: ['run'],
      bare: true,
      saysOffline: true,
      source: 'src/screens/run/RunPage.vue',
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/room`,
    component: clientOnly(() => import('../screens/room/RoomPage.vue')),
    meta: { messages: ['screen'], bare: true, saysOffline: true },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/board`,
    component: clientOnly(() => import('../screens/board/BoardPage.vue')),
    meta: { messages: ['board'], saysOffline: true },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/taught`,
    component: () => import('../screens/taught/TaughtPage.vue'),
    meta: {
      loader: taughtLoader,
      messages: ['taught', 'compare'],
      source: 'src/screens/taught/TaughtPage.vue',
    },
  },
  {
    path: `/${kindPath('format')}/:slug([^/@]+)/runs`,
    component: () => import('../screens/runs/RunsPage.vue'),
    meta: {
      loader: runsLoader,
      messages: ['taught'],
      source: 'src/screens/runs/RunsPage.vue',
    },
  },
  {
    path: '/role/:token',
    component: () => import('../screens/role/RolePage.vue'),
    meta: { messages: ['prepare'], isForm: true, source: 'src/screens/role/RolePage.vue' },
  },
  {
    path: permanentPath(':slug([^/@]+)', ':at'),
    component: () => import('../screens/reading/ReadingPage.vue'),
    meta: {
      loader: pageLoader,
      query: ['at'],
      messages: ['reading'],
      source: 'src/screens/reading/ReadingPage.vue',
    },
  },
  ...pageKinds.map((kind) => ({
    path: `/${kindPath(kind)}`,
    redirect: { path: '/', query: sectionQuery(kind) },
  })),
  { path: `/${anyKindPath}`, redirect: { path: '/', query: { kind: 'page' } } },
  {
    path: '/compare',
    component: () => import('../screens/compare/ComparePage.vue'),
    meta: {
      loader: compareLoader,
      query: ['from', 'to', 'unchanged'],
      messages: ['compare', 'fields'],
      source: 'src/screens/compare/ComparePage.vue',
    },
  },
  {
    path: '/changes',
    component: () => import('../screens/library/ChangesPage.vue'),
    meta: {
      loader: changesLoader,
      query: ['cursor'],
      messages: ['library'],
      source: 'src/screens/library/ChangesPage.vue',
    },
  },
  {
    path: '/new',
    component: clientOnly(() => import('../screens/creating/NewPage.vue')),
    meta: { query: ['kind', 'title'], messages: ['creating'] },
  },
  {
    path: '/import/:id([A-Za-z0-9_-]+)?',
    component: clientOnly(() => import('../screens/imports/ImportPage.vue')),
    meta: { messages: ['imports'] },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/register`,
    component: () => import('../screens/reading/ReadingPage.vue'),
    meta: {
      loader: eventLoader,
      query: ['at'],
      messages: ['reading', 'register'],
      source: 'src/screens/reading/ReadingPage.vue',
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/registrations`,
    component: clientOnly(() => import('../screens/registration/RegistrationListPage.vue')),
    meta: { messages: ['registration'] },
  },
  {
    path: '/followed/:key([0-9a-f]{32})',
    component: clientOnly(() => import('../screens/followed/FollowedPage.vue')),
    meta: { messages: ['inside', 'ideas'], isForm: true, isLight: true },
  },
  {
    path: '/registration/:key([0-9a-f]{32})',
    component: clientOnly(() => import('../screens/registration/RegistrationPage.vue')),
    meta: { messages: ['registration', 'register'], isForm: true },
  },
  {
    path: '/e/:code?',
    component: () => import('../screens/join/JoinPage.vue'),
    meta: {
      loader: joinLoader,
      query: ['next'],
      isCounted: true,
      messages: ['join'],
      isForm: true,
      isLight: true,
      source: 'src/screens/join/JoinPage.vue',
    },
  },
  {
    path: '/sign-in',
    component: () => import('../screens/accounts/SignInPage.vue'),
    meta: {
      query: ['next'],
      messages: ['accounts'],
      isForm: true,
      source: 'src/screens/accounts/SignInPage.vue',
    },
  },
  {
    path: '/sign-up',
    component: () => import('../screens/accounts/SignUpPage.vue'),
    meta: {
      query: ['next'],
      messages: ['accounts'],
      isForm: true,
      source: 'src/screens/accounts/SignUpPage.vue',
    },
  },
  {
    path: '/setup/:token',
    component: () => import('../screens/accounts/SetUpPage.vue'),
    meta: { messages: ['accounts'], isForm: true, source: 'src/screens/accounts/SetUpPage.vue' },
  },
  {
    path: '/invite/:token',
    component: () => import('../screens/accounts/InvitePage.vue'),
    meta: { messages: ['accounts'], isForm: true, source: 'src/screens/accounts/InvitePage.vue' },
  },
  {
    path: '/reset/:token',
    component: () => import('../screens/accounts/ResetPage.vue'),
    meta: { messages: ['accounts'], isForm: true, source: 'src/screens/accounts/ResetPage.vue' },
  },
  {
    path: '/account',
    component: clientOnly(() => import('../screens/accounts/AccountPage.vue')),
    meta: { messages: ['accounts'] },
  },
  {
    path: '/admin',
    component: clientOnly(() => import('../screens/admin/AdminPage.vue')),
    meta: { messages: ['accounts'] },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('../screens/states/NotFoundPage.vue'),
    meta: { loader: lostLoader, source: 'src/screens/states/NotFoundPage.vue' },
  },
]
