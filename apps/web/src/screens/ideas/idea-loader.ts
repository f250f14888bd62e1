import { defineLoader } from '../../base/loading/loader.ts'
import { cursorIn, stateIn } from '../../base/address/list-address.ts'
import { settleAddress } from '../../base/address/page-address.ts'

export const ideaStates = ['open', 'proposed', 'accepted', 'declined', 'duplicate'] as const

export const ideaListLoader = defineLoader({
  name: 'ideas',
  load: async ({ client, route, signal }) => {
    const list = await client('listIdeas', {
      params: { slug: String(route.params['slug']) },
      query: { limit: 50, cursor: cursorIn(route.query), state: stateIn(route.query, ideaStates) },
      signal,
    })
    settleAddress(route, list)
    return list
  },
})
