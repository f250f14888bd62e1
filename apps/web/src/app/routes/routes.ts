import type { RouteRecordRaw } from 'vue-router'
import { loadOnce } from '../../base/load-once.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'
import { accountRoutes } from './account-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { libraryRoutes } from './library-routes.ts'
import { pageRoutes } from './page-routes.ts'
import './route-meta.ts'

const lostLoader: LoadLoader = loadOnce(
  async () => (await import('../../screens/states/lost-loader.ts')).lostLoader,
)

/** Every address of the site. The header's sections come from the first part of the path. */
export const routes: RouteRecordRaw[] = [
  ...libraryRoutes,
  ...pageRoutes,
  ...eventRoutes,
  ...accountRoutes,
  {
    path: '/:rest(.*)*',
    component: () => import('../../screens/states/NotFoundPage.vue'),
    meta: {
      loader: lostLoader,
      served: import.meta.env.SSR ? { source: 'src/screens/states/NotFoundPage.vue' } : null,
    },
  },
]
