import { defineLoader, Redirect } from '../../base/loading/loader.ts'
import { cursorIn } from '../../base/address/list-address.ts'
import { namesPassage } from '../../parts/passage/passage-place.ts'
import { settleAddress } from '../../base/address/page-address.ts'

export const historyLoader = defineLoader({
  name: 'history',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    // who writes such an address by hand means the history of that passage
    if (namesPassage(route.query)) {
      throw new Redirect(`${route.path}/passage${route.fullPath.slice(route.path.length)}`, 302)
    }
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
