import { defineLoader } from '../../base/loading/loader.ts'
import { cursorIn, stateIn } from '../../base/address/list-address.ts'
import { settleAddress } from '../../base/address/page-address.ts'

export const threadStates = ['open', 'resolved'] as const

export const discussionLoader = defineLoader({
  name: 'discussion',
  load: async ({ client, route, signal }) => {
    const list = await client('listThreads', {
      query: {
        anchor: JSON.stringify({ page: String(route.params['slug']) }),
        cursor: cursorIn(route.query),
        state: stateIn(route.query, threadStates),
      },
      signal,
    })
    settleAddress(route, list)
    return list
  },
})
