import { defineLoader } from '../app/loader.ts'
import { cursorIn } from '../lists/list-address.ts'
import { settleAddress } from '../reading/page-address.ts'

export const historyLoader = defineLoader({
  name: 'history',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const [history, versions] = await Promise.all([
      client('listRevisions', {
        params: { slug },
        query: { limit: 50, cursor: cursorIn(route.query) },
        signal,
      }),
      client('listVersions', { params: { slug }, query: { limit: 100 }, signal }),
    ])
    settleAddress(route, history)
    return { history, versions: versions.items }
  },
})
