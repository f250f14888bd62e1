import { kindPath } from '@forkshop/domain'
import type { RouteRecordRaw } from 'vue-router'
import { loadOnce } from '../../base/load-once.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'
import { clientOnly } from '../client-only.ts'
import { eventLoader } from './event-loader.ts'

const farScreens = () => import('./far-screens.ts')

const prepareLoader: LoadLoader = loadOnce(async () => (await farScreens()).readPrepare())
const joinLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/join/join-loader.ts')).joinLoader,
)
const taughtLoader: LoadLoader = loadOnce(async () => (await farScreens()).readTaught())
const runsLoader: LoadLoader = loadOnce(async () => (await farScreens()).readRuns())

/** The day of an event: before, while it runs, and after. */
export const eventRoutes: readonly RouteRecordRaw[] = [
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/prepare`,
    component: async () => (await farScreens()).loadPrepare(),
    meta: {
      loader: prepareLoader,
      messages: ['prepare'],
      served: import.meta.env.SSR ? { source: 'src/screens/prepare/PreparePage.vue' } : null,
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/run`,
    component: clientOnly(async () => (await farScreens()).loadRun()),
    meta: {
      messages: ['run'],
      bare: true,
      saysOffline: true,
      served: import.meta.env.SSR ? { source: 'src/screens/run/RunPage.vue' } : null,
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/room`,
    component: clientOnly(async () => (await farScreens()).loadRoom()),
    meta: { messages: ['screen'], bare: true, saysOffline: true },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/board`,
    component: clientOnly(async () => (await farScreens()).loadBoard()),
    meta: { messages: ['board'], saysOffline: true },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/taught`,
    component: async () => (await farScreens()).loadTaught(),
    meta: {
      loader: taughtLoader,
      messages: ['taught', 'compare'],
      served: import.meta.env.SSR ? { source: 'src/screens/taught/TaughtPage.vue' } : null,
    },
  },
  {
    path: `/${kindPath('format')}/:slug([^/@]+)/runs`,
    component: async () => (await farScreens()).loadRuns(),
    meta: {
      loader: runsLoader,
      messages: ['taught'],
      served: import.meta.env.SSR ? { source: 'src/screens/runs/RunsPage.vue' } : null,
    },
  },
  {
    path: '/role/:token',
    component: async () => (await farScreens()).loadRole(),
    meta: {
      messages: ['prepare'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/role/RolePage.vue' }
        : null,
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/register`,
    component: () => import('../../screens/reading/ReadingPage.vue'),
    meta: {
      loader: eventLoader,
      messages: ['reading', 'register'],
      served: import.meta.env.SSR
        ? { query: ['at'], source: 'src/screens/reading/ReadingPage.vue' }
        : null,
    },
  },
  {
    path: `/${kindPath('event')}/:slug([^/@]+)/registrations`,
    component: clientOnly(async () => (await farScreens()).loadRegistrationList()),
    meta: { messages: ['registration'] },
  },
  {
    path: '/followed/:key([0-9a-f]{32})',
    component: clientOnly(async () => (await farScreens()).loadFollowed()),
    meta: {
      messages: ['inside', 'ideas'],
      served: import.meta.env.SSR ? { isForm: true, isLight: true } : null,
    },
  },
  {
    path: '/registration/:key([0-9a-f]{32})',
    component: clientOnly(async () => (await farScreens()).loadRegistration()),
    meta: {
      messages: ['registration', 'register'],
      served: import.meta.env.SSR ? { isForm: true } : null,
    },
  },
  {
    path: '/e/:code?',
    component: () => import('../../screens/join/JoinPage.vue'),
    meta: {
      loader: joinLoader,
      messages: ['join'],
      served: import.meta.env.SSR
        ? {
            query: ['next'],
            isCounted: true,
            isForm: true,
            isLight: true,
            source: 'src/screens/join/JoinPage.vue',
          }
        : null,
    },
  },
]
