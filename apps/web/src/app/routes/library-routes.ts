import { anyKindPath, kindPath, pageKinds } from '@forkshop/domain'
import type { RouteRecordRaw } from 'vue-router'
import { sectionQuery } from '../../base/address/sections.ts'
import { loadOnce } from '../../base/load-once.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'
import { clientOnly } from '../client-only.ts'

const farScreens = () => import('./far-screens.ts')

const compareLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/compare/compare-loader.ts')).compareLoader,
)
const changesLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/library/changes-loader.ts')).changesLoader,
)
const homeLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/library/home-loader.ts')).homeLoader,
)
const searchLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/library/search-loader.ts')).searchLoader,
)

/** What leads to pages, and what stands beside all of them. */
export const libraryRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('../../screens/library/HomePage.vue'),
    meta: {
      loader: homeLoader,
      messages: ['library'],
      served: import.meta.env.SSR
        ? {
            query: [
              'kind',
              'minutes',
              'tag',
              'people',
              'outcome',
              'lang',
              'status',
              'sort',
              'q',
              'cursor',
            ],
            source: 'src/screens/library/HomePage.vue',
          }
        : null,
    },
  },
  {
    path: '/search',
    component: () => import('../../screens/library/SearchPage.vue'),
    meta: {
      loader: searchLoader,
      messages: ['library'],
      served: import.meta.env.SSR
        ? { query: ['q', 'kind', 'cursor'], source: 'src/screens/library/SearchPage.vue' }
        : null,
    },
  },
  ...pageKinds.map((kind) => ({
    path: `/${kindPath(kind)}`,
    redirect: { path: '/', query: sectionQuery(kind) },
  })),
  { path: `/${anyKindPath}`, redirect: { path: '/', query: { kind: 'page' } } },
  {
    path: '/compare',
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
    path: '/changes',
    component: () => import('../../screens/library/ChangesPage.vue'),
    meta: {
      loader: changesLoader,
      messages: ['library'],
      served: import.meta.env.SSR
        ? { query: ['cursor'], source: 'src/screens/library/ChangesPage.vue' }
        : null,
    },
  },
  {
    path: '/new',
    component: clientOnly(async () => (await farScreens()).loadNew()),
    meta: {
      messages: ['creating', 'losses'],
      served: import.meta.env.SSR ? { query: ['kind', 'title'] } : null,
    },
  },
  {
    path: '/import/:id([A-Za-z0-9_-]+)?',
    component: clientOnly(async () => (await farScreens()).loadImport()),
    meta: { messages: ['imports', 'losses', 'licensing'] },
  },
  {
    path: '/unsorted',
    component: clientOnly(async () => (await farScreens()).loadUnsorted()),
    meta: { messages: ['imports'] },
  },
]
