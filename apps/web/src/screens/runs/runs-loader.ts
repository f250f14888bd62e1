import { settleAddress } from '../../base/address/page-address.ts'
import { defineLoader } from '../../base/loading/loader.ts'

export const runsLoader = defineLoader({
  name: 'runs',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const runs = await client('getRuns', { params: { slug }, signal })
    settleAddress(route, runs.page)
    return runs
  },
})
